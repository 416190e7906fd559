"""One text analysed: the engine's reading with its measures. This is the stable JSON of `retold analyse`."""

from dataclasses import dataclass, fields

from retold.discourse.findings import Reading
from retold.measures.balance import Value, balances, depth

SCHEMA_VERSION = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Analysis(Reading):
    """A reading and its measures by name (`retold.measures.balance.MEASURES`)."""

    schema_version: int = SCHEMA_VERSION
    measures: dict[str, Value]


def analysed(reading: Reading) -> Analysis:
    """The reading with every measure of its text, each naming the findings it rests on."""
    circumstances = {f"c{n}": c.label for n, c in enumerate(reading.story.circumstances, 1)}
    measures = balances((finding.id, finding.code) for finding in reading.findings)
    measures["depth"] = depth(circumstances, reading.words)
    return Analysis(
        **{field.name: getattr(reading, field.name) for field in fields(Reading)},
        measures=measures,
    )
