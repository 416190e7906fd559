"""What the coders make of a passive that names nobody, by who stands near.

    python benchmarks/unnamed_agents.py

Over clauses of all coded stories in which something is done to the student and by whom is not said: help (what the
cues take for it) or harm, the class of actor that `retold.discourse.actors.unnamed` finds near, how many such clauses
there are, and the share, over both coders, that carries each code. It shows whether who stands near says anything.
"""

from collections import defaultdict

from coded_corpus import CODERS, CodedText, coded_texts, sets
from retold.discourse.cues.register import shipped_register
from retold.discourse.cues.view import STAFF
from retold.discourse.cues.wordclasses import lexicon
from retold.discourse.document import document
from retold.discourse.grammar.clauses import Clause

HARMING = ("verb.process", "verb.wrong")
CODES = ("institution-benevolent", "student-recipient", "institution-responsible", "barrier-structural")


def main() -> None:
    found: dict[tuple[str, str], list[set[str]]] = defaultdict(list)
    for text in coded_texts(sets()):
        for clause in document(text.text).clauses:
            if (what := done_to_student(clause)) is not None:
                near = "institution" if clause.unnamed and clause.unnamed.actor in STAFF else "somebody else, nobody"
                found[what, near] += [codes_of(text, clause, coder) for coder in CODERS]
    print(f"{'done':6}{'near':24}{'clauses':>8}" + "".join(f"{code:>25}" for code in CODES))
    for (what, near), marks in sorted(found.items()):
        shares = "".join(f"{sum(code in each for each in marks) / len(marks):>25.0%}" for code in CODES)
        print(f"{what:6}{near:24}{len(marks) // len(CODERS):>8}{shares}")


def done_to_student(clause: Clause) -> str | None:
    """Whether it is help or harm, where the clause tells it of the student, in the passive, and denies nothing."""
    told = clause.voice == "passive-agentless" and clause.polarity == "positive"
    if not told or clause.subject is None or clause.subject.actor != "student":
        return None
    classes = lexicon().verb.get(clause.verb, ())
    helping = set(shipped_register().cues["helps-at-large"].on)
    return "help" if helping & set(classes) else "harm" if set(HARMING) & set(classes) else None


def codes_of(text: CodedText, clause: Clause, coder: str) -> set[str]:
    """The codes whose spans touch the clause."""
    return {code for code, start, end in text.spans[coder] if start < clause.end and end > clause.start}


if __name__ == "__main__":
    main()
