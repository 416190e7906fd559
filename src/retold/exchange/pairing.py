"""Narratives made into pairs (record linkage): one before, one after, no more."""

from collections.abc import Iterable

from retold.errors import PairingError
from retold.exchange.narratives import Narrative, Pair

SHOWN = 5


def pairs_of(narratives: Iterable[Narrative], notes: list[str], *, strict: bool = False) -> tuple[Pair, ...]:
    """Whole pairs, in the order in which each first comes; a lone text is left out, and a note says so.

    Raises:
        PairingError: one pair has two texts of one time; or, when `strict`, a text is alone.

    """
    narratives = tuple(narratives)
    refuse_doubles(narratives)
    found: dict[str, dict[str, Narrative]] = {}
    for narrative in narratives:
        if narrative.time is not None:
            found.setdefault(narrative.pair, {})[narrative.time] = narrative
    pairs = []
    for name, times in found.items():
        if len(times) == 1:
            lone = _lone(name, times)
            if strict:
                raise PairingError(f"{lone} Add the other text, or remove this one.")
            notes.append(f"{lone} It was left out.")
            continue
        pair = Pair(id=name, before=times["before"], after=times["after"])
        if pair.before.text == pair.after.text:
            notes.append(f"Pair {name}: both texts are the same ({pair.before.source} and {pair.after.source}).")
        pairs.append(pair)
    return tuple(pairs)


def refuse_doubles(narratives: Iterable[Narrative]) -> None:
    """Raise PairingError, naming both, if a pair has two texts of one time."""
    found: dict[tuple[str, str], Narrative] = {}
    for narrative in narratives:
        if narrative.time is None:
            continue
        first = found.setdefault((narrative.pair, narrative.time), narrative)
        if first is not narrative:
            raise PairingError(
                f"Pair {narrative.pair} has two {narrative.time} texts: {first.source} and {narrative.source}. "
                "Remove or rename one."
            )


def _lone(name: str, times: dict[str, Narrative]) -> str:
    ((time, narrative),) = times.items()
    other = "after" if time == "before" else "before"
    return f"Pair {name} has no {other} text, only {narrative.source}."


def no_pair(name: str, notes: list[str]) -> PairingError:
    """What to say when nothing whole was found: why, as far as is known, and what is looked for."""
    why = " ".join(notes[:SHOWN])
    more = f" (and {len(notes) - SHOWN} more notes)" if len(notes) > SHOWN else ""
    return PairingError(
        f"{name} holds no whole pair of stories. {why}{more}{' ' if why else ''}"
        "Put in NAME-before.txt and NAME-after.txt (or .docx), or a .csv or .json with pair, time, text."
    )
