"""Every predicate by its name (feature registry): the public functions of this room, each with a docstring."""

from collections.abc import Callable
from inspect import getmembers, isfunction
from types import ModuleType

from retold.discourse.cues.predicates import deeds, mood, obstacles, phrases, staff, student
from retold.discourse.cues.view import At, View

Predicate = Callable[[View], At | bool]  # the tokens to quote, or True; nothing or False where it does not hold


def predicates_of(*modules: ModuleType) -> dict[str, Predicate]:
    """What some modules define. Raises ValueError for a name that two define, or one without a docstring."""
    found: dict[str, Predicate] = {}
    for module in modules:
        for name, function in getmembers(module, isfunction):
            if function.__module__ != module.__name__ or name.startswith("_"):
                continue
            if name in found:
                raise ValueError(f"two predicates are called {name}")
            if not function.__doc__:
                raise ValueError(f"the predicate {name} does not say what it asks")
            found[name] = function
    return found


PREDICATES = predicates_of(student, deeds, staff, obstacles, phrases, mood)
