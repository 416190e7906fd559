"""The codebook that ships: what a coder, human or machine, marks in a story.

The constructs follow the published finding of Curtis et al., BMJ Open 2021;11:e054890: first texts showed individual
deficit, a superficial view, a benevolent school and a fairy-tale ending; second texts capable agents, a deeper view,
a responsible school and a pragmatic ending. The definitions are this project's own. `docs/reference/codebook.md`
has the rules for hard cases.
"""

from dataclasses import dataclass
from typing import Literal, get_args

CodeName = Literal[
    "student-deficit",
    "student-agent",
    "student-recipient",
    "student-experience",
    "institution-benevolent",
    "institution-responsible",
    "barrier-individual",
    "barrier-structural",
    "ending-fairy-tale",
    "ending-pragmatic",
]
Construct = Literal["student", "institution", "barrier", "ending"]
Actor = Literal["student", "institution", "family", "peers", "society", "writer", "other"]
Ending = Literal["fairy-tale", "pragmatic"]


@dataclass(frozen=True, slots=True)
class Code:
    """One entry: `pole` is -1 where the published first texts stood, +1 where the second stood; `letter` is its key."""

    name: CodeName
    construct: Construct
    pole: Literal[-1, 1]
    letter: str
    title: str
    definition: str


CODES: tuple[Code, ...] = (
    Code(
        "student-deficit",
        "student",
        -1,
        "D",
        "Student: deficit",
        "The student, or what they come from, is told as lacking, failing, unready, in need of fixing.",
    ),
    Code(
        "student-agent",
        "student",
        1,
        "A",
        "Student: agent",
        "The student acts on purpose, decides, knows, brings something, changes something.",
    ),
    Code(
        "student-recipient",
        "student",
        -1,
        "R",
        "Student: recipient",
        "Things are done to or for the student.",
    ),
    Code(
        "student-experience",
        "student",
        1,
        "E",
        "Student: experience",
        "Inner life told from the student's side.",
    ),
    Code(
        "institution-benevolent",
        "institution",
        -1,
        "B",
        "Institution: benevolent",
        "The institution is told as helper, giver, rescuer, or as good in itself.",
    ),
    Code(
        "institution-responsible",
        "institution",
        1,
        "O",
        "Institution: responsible",
        "The institution owns a cause or a duty, or is told as answerable.",
    ),
    Code(
        "barrier-individual",
        "barrier",
        -1,
        "I",
        "Barrier: individual",
        "An obstacle is placed in the student, family, background or choices.",
    ),
    Code(
        "barrier-structural",
        "barrier",
        1,
        "S",
        "Barrier: structural",
        "An obstacle is placed in rules, money, timetables, curriculum, culture, discrimination, who is in the room.",
    ),
    Code(
        "ending-fairy-tale",
        "ending",
        -1,
        "F",
        "Ending: fairy tale",
        "The last stretch closes all: success, gratitude, all solved, nothing in the institution had to change.",
    ),
    Code(
        "ending-pragmatic",
        "ending",
        1,
        "P",
        "Ending: pragmatic",
        "The last stretch is qualified, mixed, unfinished or conditional; a price or a responsibility is named.",
    ),
)
CODE_NAMES: tuple[CodeName, ...] = get_args(CodeName)
BY_NAME: dict[str, Code] = {code.name: code for code in CODES}
