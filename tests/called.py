"""What the site calls of the house below it: every function of a query or service module that a module of `web` names.

Found in the source, whether a module is imported and its functions named after a dot, or a function by its own name.
"""

import ast
import inspect
import typing
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

from django.db.models import Model, QuerySet

WEB = Path(__file__).parent.parent / "src" / "retold" / "web"
Function = Callable[..., Any]


def called_from_the_site(room: str) -> dict[str, Function]:
    """By name ("module.function"): every public function of `room` ("retold.queries") that the site names."""
    found: dict[str, Function] = {}
    for path in sorted(WEB.rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for module, name in named(tree, room):
            function = getattr(import_module(f"{room}.{module}"), name, None)
            if inspect.isfunction(function) and function.__module__ == f"{room}.{module}":
                found[f"{module}.{name}"] = function
    return found


def named(tree: ast.Module, room: str) -> Iterator[tuple[str, str]]:
    """(module, name) of all that a file takes from a room."""
    modules: dict[str, str] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module == room:
            modules |= {alias.asname or alias.name: alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and node.module.startswith(f"{room}."):
            yield from ((node.module.removeprefix(f"{room}."), alias.name) for alias in node.names)
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id in modules:
            yield modules[node.value.id], node.attr


def types_given(function: Function) -> dict[str, Any]:
    """Parameter -> its type; what is returned stands under "return"."""
    return typing.get_type_hints(function)


def holds_a_record(given: Any, seen: frozenset[Any] = frozenset()) -> bool:
    """Whether a value of this type is, or has within it, a stored row or a way to ask for rows."""
    if given in seen:
        return False
    if isinstance(given, type) and issubclass(given, (Model, QuerySet)):
        return True
    within = [*typing.get_args(given), typing.get_origin(given)]
    if is_dataclass(given) and isinstance(given, type):
        hints = typing.get_type_hints(given)
        within += [hints[field.name] for field in fields(given)]
    return any(holds_a_record(part, seen | {given}) for part in within if hashable(part))


def hashable(part: Any) -> bool:
    """The names of parameters in a Callable come as a list; nothing else does."""
    return not isinstance(part, list) and part is not None
