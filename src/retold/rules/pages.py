"""The three pages as documents (access matrix, state diagrams, retention schedule), for people who read no code."""

import ast
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from retold.rules import conditions
from retold.rules.inventory import NOT_OURS, OWED, PAGE, Delicacy, Export, Until
from retold.rules.lifecycles import LIFECYCLES, Lifecycle
from retold.rules.privacy import PRIVACY, Clause, noun_of
from retold.rules.what_ends import ENDINGS
from retold.rules.words import Role

GENERATED = "Generated from `src/retold/rules/{source}` by `make docs`; a test holds the two together.\n"


def who_may_what() -> str:
    """Page 1: for each record, what can be done with it, by whom, and on which conditions."""
    parts = ["# Who may what\n", GENERATED.format(source="privacy.py")]
    parts.append("What does not stand here nobody may do. A line gives a permission to each of those it names.\n")
    said = sentences()
    for noun in dict.fromkeys(noun_of(permission) for permission in PRIVACY):
        parts.append(f"## {in_words(noun)}\n\n| What | Who | When |\n| --- | --- | --- |")
        for permission, clauses in PRIVACY.items():
            if noun_of(permission) == noun:
                parts += [
                    f"| {in_words(permission.partition('.')[2])} | {who} | {when} |"
                    for who, when in told(clauses, said)
                ]
        parts[-1] += "\n"
    return "\n".join(parts)


def told(clauses: tuple[Clause, ...], said: dict[int, str]) -> Iterator[tuple[str, str]]:
    """(who, when) of each clause, in words."""
    for clause in clauses:
        if clause.roles is None:
            who = "whoever is signed in" if clause.signed_in else "anybody, signed in or not"
        else:
            who = ", ".join(role.label for role in Role if role in clause.roles)
        yield who, " ".join(said[id(condition)] for condition in clause.conditions) or "always"


def sentences() -> dict[int, str]:
    """Each condition, by identity, and the sentence that stands under it where it is defined."""
    body = ast.parse(Path(conditions.__file__).read_text(encoding="utf-8")).body
    found = {}
    for line, under in pairwise(body):
        if isinstance(line, ast.Assign) and isinstance(line.targets[0], ast.Name) and isinstance(under, ast.Expr):
            sentence = ast.literal_eval(under.value)
            found[id(getattr(conditions, line.targets[0].id))] = sentence
    return found


def states() -> str:
    """Page 2: for each record that has a state, a diagram of its states, and who takes each step."""
    parts = ["# States\n", GENERATED.format(source="lifecycles.py")]
    parts.append(
        "There is no other way to change a state. Who may take a step stands in [who may what](who-may-what.md).\n"
    )
    for noun, lifecycle in LIFECYCLES.items():
        parts.append(f"## {in_words(noun)}\n\n```mermaid\n{diagram(lifecycle)}\n```\n")
        parts.append("| Step | From | To | Tells | In the trail |\n| --- | --- | --- | --- | --- |")
        parts += [
            f"| {in_words(step.name)} | {', '.join(state.label for state in step.sources)} | {step.to.label} "
            f"| {' and '.join(step.tells) or 'nobody'} | {'sealed' if step.sealed else 'open'} |"
            for step in lifecycle.steps
        ]
        parts[-1] += "\n"
    return "\n".join([*parts, what_ends()])


def what_ends() -> str:
    """Everything that ends or loses something: how it is undone, and in words how, or why not."""
    lines = [
        "## What ends or loses something\n",
        "Each is asked once, on a page that says what ends. Written in `src/retold/rules/what_ends.py`.\n",
        "| Step | Undone | How, or why not |\n| --- | --- | --- |",
    ]
    for name, ending in ENDINGS.items():
        noun, _, step = name.partition(".")
        lines.append(f"| {in_words(noun)}: {in_words(step).lower()} | {ending.undo.value} | {ending.how} |")
    return "\n".join([*lines, ""])


def diagram(lifecycle: Lifecycle) -> str:
    """A lifecycle as a Mermaid state diagram."""
    words = dict.fromkeys([lifecycle.start, *(word for step in lifecycle.steps for word in (*step.sources, step.to))])
    lines = ["stateDiagram-v2", *(f'    state "{word.label}" as {word.value}' for word in words)]
    lines.append(f"    [*] --> {lifecycle.start.value}")
    lines += [
        f"    {source.value} --> {step.to.value}: {in_words(step.name)}"
        for step in lifecycle.steps
        for source in step.sources
    ]
    return "\n".join(lines)


def what_is_kept() -> str:
    """Page 3: for each record, every field with its class, its readers, until when it is kept, and its export."""
    parts = ["# What is kept, and until when\n", GENERATED.format(source="inventory.py")]
    parts.append(
        "What is over goes on the morning of its day (`retold.services.keeping`), unless the clock has jumped.\n"
    )
    parts.append("## Until when\n")
    parts += [f"- {until.value}: {', '.join(kept_until(until))}." for until in Until]
    parts.append("\n## How delicate\n")
    parts += [f"- {delicacy.name}: {delicacy.value}." for delicacy in Delicacy]
    parts.append("\n## What each export owes\n")
    parts += [f"- {export.value}: {OWED[export]}." for export in Export if export is not Export.NONE]
    for noun, rows in PAGE.items():
        parts.append(
            f"\n## {in_words(noun)}\n\n| Fields | Class | Read by | Kept | Leaves in |\n| --- | --- | --- | --- | --- |"
        )
        parts += [
            f"| {', '.join(names.split())} | {delicacy.name} | {readers} | {until.value} | {export.value} |"
            for delicacy, readers, until, export, names in rows
        ]
    parts.append("\n## Tables of packages\n\n| Table | Holds | Kept |\n| --- | --- | --- |")
    parts += [f"| {table} | {holds} | {until.value} |" for table, (holds, until) in NOT_OURS.items()]
    return "\n".join(parts) + "\n"


def kept_until(until: Until) -> list[str]:
    """Whatever has fields that are kept until then, in words."""
    ours = [in_words(noun).lower() for noun, rows in PAGE.items() if any(row[2] is until for row in rows)]
    return ours + [f"`{table}`" for table, (_, theirs) in NOT_OURS.items() if theirs is until]


def in_words(name: str) -> str:
    """`meeting_answer` is "Meeting answer"."""
    return name.replace("_", " ").capitalize()
