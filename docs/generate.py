"""Writes the generated pages of docs/reference from code and data, by `make docs`; a test holds them together."""

import ast
import json
import re
from pathlib import Path

import click

from retold.analysis.schema import analysis_schema
from retold.cli.root import COMMANDS, retold
from retold.discourse.codebook import CODES
from retold.discourse.cues.listing import reference_page
from retold.rules.inferred import page_in_words
from retold.rules.pages import states, what_is_kept, who_may_what

ABOUT = """# The command line

Generated from the commands' own help by `make docs`.

Exit codes: 0 done; 1 a text that could not be read among others that could, or a failed check; 2 wrong use or input,
with a sentence that says what to do; 3 a fault in Retold itself. Errors go to standard error. Progress bars are drawn
on a terminal only.
"""
GLOSSARY = """# Glossary

Generated from the first line of every module by `make docs`. Each says in plain words what the file is about, and in
brackets what the field calls it, so that one
search finds either.
"""
SOURCE = Path(__file__).parent.parent / "src"
FIRST_WORDS = re.compile(r"(?:PAGE \d: )?(?P<ours>.*?) \((?P<theirs>[^()]+)\)")
REFERENCE = Path(__file__).parent / "reference"
CODES_FROM, CODES_TO = "<!-- codes -->\n", "<!-- end of codes -->\n"
SIDES = {-1: "−", 0: "", 1: "+"}


def command_line() -> str:
    """Every command with its help, as printed."""
    parts = [f"{ABOUT}\n```text\n{helped(retold, 'retold')}\n```\n"]
    for name in COMMANDS:
        command = retold.get_command(click.Context(retold), name)
        assert command is not None
        parts.append(f"## retold {name}\n\n```text\n{helped(command, f'retold {name}')}\n```\n")
    return "\n".join(parts)


def helped(command: click.Command, name: str) -> str:
    """The help text as a person sees it, 100 columns wide."""
    context = click.Context(command, info_name=name, terminal_width=100, max_content_width=100)
    return command.get_help(context).rstrip()


def codebook() -> str:
    """The codebook as it stands, with the table of codes written anew."""
    written = (REFERENCE / "codebook.md").read_text("utf-8")
    before, _, rest = written.partition(CODES_FROM)
    _, _, after = rest.partition(CODES_TO)
    lines = ["| Code | Key | Side | Meaning | Include | Exclude |", "| --- | --- | --- | --- | --- | --- |"]
    lines += [
        f"| `{code.name}` | {code.letter} | {SIDES[code.pole]} | {code.definition} | {code.include} | {code.exclude} |"
        for code in CODES
    ]
    return "".join([before, CODES_FROM, "\n".join(lines), "\n", CODES_TO, after])


def glossary() -> str:
    """What the field calls a thing beside what it is called here, sorted either way."""
    rows = [
        (found["theirs"], found["ours"], path.relative_to(SOURCE).with_suffix("").as_posix().replace("/", "."))
        for path in sorted(SOURCE.rglob("*.py"))
        if (found := FIRST_WORDS.match(first_line(path)))
    ]
    by_term = [
        f"| {theirs} | {ours} | `{module}` |" for theirs, ours, module in sorted(rows, key=lambda row: row[0].lower())
    ]
    by_words = [
        f"| {ours} | {theirs} | `{module}` |" for theirs, ours, module in sorted(rows, key=lambda row: row[1].lower())
    ]
    return "\n".join(
        [
            GLOSSARY,
            "## From the field's term\n\n| The field says | Here it is | Module |\n| --- | --- | --- |",
            *by_term,
            "\n## From the words of the house\n\n| Here it is | The field says | Module |\n| --- | --- | --- |",
            *by_words,
            "",
        ]
    )


def first_line(path: Path) -> str:
    """The first line of a module's docstring, "" where it has none."""
    return (ast.get_docstring(ast.parse(path.read_text("utf-8"))) or "").partition("\n")[0]


def pages() -> dict[str, str]:
    """Path below docs/reference -> content."""
    return {
        "command-line.md": command_line(),
        "codebook.md": codebook(),
        "cues.md": reference_page(),
        "who-may-what.md": who_may_what(),
        "states.md": states(),
        "what-is-kept.md": what_is_kept(),
        "what-can-be-inferred.md": page_in_words(),
        "glossary.md": glossary(),
        "analysis-1.schema.json": json.dumps(analysis_schema(), indent=1) + "\n",
    }


if __name__ == "__main__":
    for path, content in pages().items():
        (REFERENCE / path).write_text(content, encoding="utf-8")
        click.echo(f"docs/reference/{path}")
