"""The invented people, as they stand in people.csv; and the texts of the invented stories and ideas."""

import csv
import json
import re
import tomllib
import unicodedata
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from retold.rules.words import Role

DEMO = files("retold.demo")
AS_THEY_ARE = ("pronouns", "unit", "site", "grade", "mode", "post", "responsible_for", "can_act_on", "why")


@dataclass(frozen=True, slots=True, kw_only=True)
class Invented:
    """Somebody invented who applies to a round."""

    round: str
    role: Role
    name: str
    email: str
    answers: dict[str, Any]


@cache
def everybody() -> tuple[Invented, ...]:
    """Everybody who takes part in some round, in the order of the file."""
    lines = DEMO.joinpath("people.csv").read_text(encoding="utf-8").splitlines()
    return tuple(invented(row) for row in csv.DictReader(lines))


def who(round_: str, role: Role) -> tuple[Invented, ...]:
    """Everybody in one round in one role."""
    return tuple(person for person in everybody() if (person.round, person.role) == (round_, role))


def invented(row: dict[str, str]) -> Invented:
    """One row of the file as an applicant with answers."""
    answers: dict[str, Any] = {name: row[name] for name in AS_THEY_ARE if row[name]}
    answers |= {
        "name": row["name"],
        "topics": row["topics"].split(),
        "availability": row["slots"].split(),
        "languages": "English",
        "capacity": "1",
    }
    house = "harrowvale" if row["round"] == "trust" else "northmoor"
    return Invented(
        round=row["round"],
        role=Role(row["role"]),
        name=row["name"],
        email=f"{plain(row['name'])}@{house}.example",
        answers=answers,
    )


def plain(name: str) -> str:
    """A name as the first part of an e-mail address."""
    bare = name.replace("ł", "l").replace("Ł", "L").replace("ø", "o")
    letters = unicodedata.normalize("NFKD", bare).encode("ascii", "ignore").decode().lower()
    return ".".join(re.findall(r"[a-z]+", letters.replace("-", "")))


@cache
def stories(round_: str) -> tuple[dict[str, str], ...]:
    """The first and second story of each writer of a round: invented, from the repository's own corpus."""
    found: dict[str, list[dict[str, str]]] = json.loads(DEMO.joinpath("stories.json").read_text(encoding="utf-8"))
    return tuple(found[round_])


@cache
def ideas(round_: str) -> tuple[dict[str, Any], ...]:
    """The ideas of a round's pairs, with what was answered and done."""
    every = tomllib.loads(DEMO.joinpath("ideas.toml").read_text(encoding="utf-8"))["idea"]
    return tuple(idea for idea in every if idea["round"] == round_)
