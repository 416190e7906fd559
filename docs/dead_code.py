"""Finds code that nothing uses (dead code), by vulture, for `make check`; exits 1 where there is some.

Used is also what a template asks for, and what a text in the code or a data file names: a field on page 3, a path of a
setting, a predicate of a cue. Tests do not count: what only they use is dead.
"""

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import click
from vulture import Vulture
from vulture.core import Item

ROOT = Path(__file__).parent.parent
SEARCHED = [str(ROOT / name) for name in ("src", "benchmarks", "docs")]
WRITTEN_BY_DJANGO = ["*/migrations/*"]
# Django and allauth read every setting; forms and columns offer every stored word.
READ_WHOLE = ("src/retold/web/settings.py", "src/retold/rules/words.py")
REGISTERED = ["@register*", "@Language.factory*", "@admin.command*"]
ASKED_FOR = re.compile(r"\{[{%](.*?)[%}]\}", re.DOTALL)
WORD = re.compile(r"[A-Za-z_]\w*")

# What is used although nothing here says so. A name that is found no more has to leave the list.
ALLOWED = {
    "Django's models": "Meta abstract get_queryset get_by_natural_key _get_session_auth_hash last_login "
    "USERNAME_FIELD EMAIL_FIELD REQUIRED_FIELDS",
    "Django's applications, forms, middleware and addresses": "WebConfig use_required_attribute label_suffix "
    "process_exception regex to_url prepare_value clean_email",
    "allauth's adapter": "send_mail add_message is_open_for_signup get_login_redirect_url get_logout_redirect_url",
    "hooks of gunicorn and click, and of a peer in a benchmark": "on_starting list_commands format_commands "
    "get_better_pair is_compatible",
    "hooks of pytest": "pytest_runtest_protocol pytest_unconfigure",
    "a program that a benchmark writes down and runs": "peak computed_in_all",
    "called by researchers who work in Python": "write_codings write_stories of_values",
    "part of a result, or of what is said about one": "generic_labels undefined LANES",
    "page 3, which tests hold to the records, and the steps that end nothing": "fields_of unreached GOES_ON",
    "a predicate of a cue, by a name in data": "subtree",
}


def named_in_texts() -> Iterator[str]:
    """Every word that code could be asked for by: in templates, in data files, in texts of the code but docstrings."""
    for path in (ROOT / "src").rglob("*"):
        if path.suffix in {".html", ".j2"}:
            for inside in ASKED_FOR.findall(path.read_text("utf-8")):
                yield from WORD.findall(inside)
        elif path.suffix == ".toml":
            yield from WORD.findall(path.read_text("utf-8"))
        elif path.suffix == ".py" and "migrations" not in path.parts:
            yield from words_of_texts(ast.parse(path.read_text("utf-8")))


def words_of_texts(module: ast.Module) -> Iterator[str]:
    """The words of a module's texts, but for texts that stand alone: those are docstrings."""
    alone = {id(node.value) for node in ast.walk(module) if isinstance(node, ast.Expr)}
    for node in ast.walk(module):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in alone:
            yield from WORD.findall(node.value)


def dead() -> tuple[list[str], set[str]]:
    """Each finding in a line, and the allowed names that are found no more."""
    finder = Vulture(ignore_decorators=REGISTERED)
    finder.scavenge(SEARCHED, exclude=WRITTEN_BY_DJANGO)
    named, allowed = set(named_in_texts()), {name for names in ALLOWED.values() for name in names.split()}
    found = [item for item in finder.get_unused_code(min_confidence=60) if item.name not in named and ours(item)]
    lines = [f"{place(item)}:{item.first_lineno}: {item.message}" for item in found if item.name not in allowed]
    return lines, allowed - {item.name for item in found}


def place(item: Item) -> str:
    """The file of a finding, from the repository's root."""
    return Path(item.filename).relative_to(ROOT).as_posix()


def ours(item: Item) -> bool:
    """Whether the name is ours to use: not a setting or a stored word, nor an attribute of a library's object."""
    if item.typ == "attribute":
        line = Path(item.filename).read_text("utf-8").splitlines()[item.first_lineno - 1]
        return f"self.{item.name}" in line
    return place(item) not in READ_WHOLE


if __name__ == "__main__":
    lines, gone = dead()
    for line in lines:
        click.echo(line)
    if gone:
        click.echo(f"docs/dead_code.py: not found any more, so no longer to be allowed: {', '.join(sorted(gone))}")
    sys.exit(1 if lines or gone else 0)
