"""What a study's report rests on: readings of whole pairs, primary measures, what is said beside the numbers."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass

from retold import __version__
from retold.analysis.retelling import Retelling
from retold.queries import retellings
from retold.queries.studies import FEWEST, expectation, unblinding_in_words
from retold.queries.visible import visible
from retold.records.study.models import Deviation, Report, Study, Tombstone
from retold.rules.refusals import HiddenError
from retold.rules.viewer import Viewer, machine
from retold.rules.words import NarrativeTime

SEED = 2021
LABEL = retellings.LABEL
LATER = "Blind coding by people comes later; until then every finding is a suggestion by the engine."
Pairs = Mapping[str, Mapping[str, retellings.Side]]
"Pseudonym -> time -> story with its reading, of writers whose two stories have been read."


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """All that a report rests on. `readings` are ids, by pseudonym and time; the same of all this, the same report."""

    readings: tuple[str, ...]
    primary: tuple[str, ...]
    notes: tuple[str, ...]
    title: str
    invented: bool
    seed: int = SEED
    software: str = f"retold {__version__}"

    def text(self) -> str:
        """As canonical JSON."""
        return json.dumps(asdict(self), sort_keys=True, separators=(",", ":"), ensure_ascii=False)

    def hash(self) -> str:
        """The SHA-256 of its text, as hexadecimal digits."""
        return hashlib.sha256(self.text().encode()).hexdigest()


def wanted_of(report: Report) -> Wanted:
    """What a stored report rests on."""
    kept = json.loads(report.wanted)
    lists = {name: tuple(kept[name]) for name in ("readings", "primary", "notes")}
    return Wanted(**{**kept, **lists})


def pairs(viewer: Viewer, study: Study) -> Pairs:
    """Every writer of a study whose two stories have been read, of those the viewer may read."""
    writers = retellings.by_writer(viewer, study)
    return {pseudonym: sides for pseudonym, sides in sorted(writers.items()) if retellings.opens(sides)}


def wanted(viewer: Viewer, study: Study, whole: Pairs) -> Wanted | None:
    """The report on these pairs; None where they are too few for numbers of a group."""
    if len(whole) < FEWEST:
        return None
    return Wanted(
        readings=tuple(side.reading.pk for sides in whole.values() for side in in_order(sides) if side.reading),
        primary=tuple(measure for measure, _ in study.measures),
        notes=notes(viewer, study),
        title=study.title,
        invented=study.organisation.invented,
    )


def gathered(report: Report) -> list[Retelling]:
    """The pairs of a stored report, opened and compared. Raises HiddenError where one of its stories has left."""
    whole = pairs(machine(report.organisation_id), report.study)
    kept = set(wanted_of(report).readings)
    chosen = {
        pseudonym: sides
        for pseudonym, sides in whole.items()
        if all(side.reading and side.reading.pk in kept for side in sides.values())
    }
    if len(chosen) * len(NarrativeTime) != len(kept):
        raise HiddenError
    return [compared(pseudonym, sides) for pseudonym, sides in chosen.items()]


def in_order(sides: Mapping[str, retellings.Side]) -> tuple[retellings.Side, ...]:
    """Both stories of a writer, the first one first."""
    return tuple(sides[time] for time in NarrativeTime)


def compared(pseudonym: str, sides: Mapping[str, retellings.Side]) -> Retelling:
    """One writer's two stories, compared."""
    found = retellings.retold(pseudonym, *in_order(sides))
    assert found is not None
    return found


def notes(viewer: Viewer, study: Study) -> tuple[str, ...]:
    """What has to be said beside every number of a study."""
    expected = "; ".join(expectation(measure, way) for measure, way in study.measures)
    opened = f"{study.opened_on:%d.%m.%Y}" if study.opened_on else ""
    withdrawn = visible(viewer, "tombstone.read", Tombstone).filter(study=study).count()
    changes = visible(viewer, "deviation.read", Deviation).filter(study=study).count()
    plan = (
        f"Expected before the study opened on {opened}: {expected or 'nothing in particular'}. The plan as it was "
        f"frozen has the SHA-256 {study.frozen_hash}. It was changed {times(changes)} since."
    )
    return (
        f"{LABEL}. {LATER}",
        plan,
        unblinding_in_words(study),
        *(
            [f"{withdrawn} taken back since. They, and all that was found in them, are in no number."]
            if withdrawn
            else []
        ),
    )


def times(count: int) -> str:
    """How often, in words."""
    return ("not", "once", "twice")[count] if count < 3 else f"{count} times"
