"""One text analysed (annotated, and scored): its reading with its measures, the stable JSON of `retold analyse`."""

from dataclasses import dataclass, fields

from retold.discourse.findings import Reading
from retold.measures.balance import Value
from retold.measures.measure import CIRCUMSTANCE, Measures, measured
from retold.measures.shipped import SHIPPED

SCHEMA_VERSION = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Analysis(Reading):
    """A reading and its measures by name (`retold.measures.shipped`, or those it was asked for)."""

    schema_version: int = SCHEMA_VERSION
    measures: dict[str, Value]


def analysed(reading: Reading, measures: Measures = SHIPPED) -> Analysis:
    """The reading with every measure of its text, each naming the findings or circumstances it rests on."""
    circumstances = {f"c{n}": c.label for n, c in enumerate(reading.story.circumstances, 1)}
    found = [(finding.id, str(finding.code)) for finding in reading.findings]
    things = [(id_, CIRCUMSTANCE) for id_ in circumstances]
    return Analysis(
        **{field.name: getattr(reading, field.name) for field in fields(Reading)},
        measures=measured(measures, [*found, *things], words=reading.words, labels=circumstances),
    )
