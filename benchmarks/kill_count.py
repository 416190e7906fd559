"""What came of `benchmarks/kill.py`, as numbers."""

from dataclasses import dataclass, field


@dataclass(slots=True)
class Count:
    """What came of it. `unanswered` are writes in the air when the site was killed: there or not, both are right."""

    kills: int = 0
    acknowledged: int = 0
    unanswered: int = 0
    unanswered_there: int = 0
    refused: int = 0
    lost: int = 0
    doubled: int = 0
    torn: int = 0
    broken: int = 0
    events: int = 0
    seconds: float = 0.0
    start_median: float = 0.0
    by_flow: dict[str, int] = field(default_factory=dict)
    found: list[str] = field(default_factory=list)

    @property
    def bad(self) -> bool:
        """Whether the promise was broken."""
        return bool(self.lost or self.doubled or self.torn or self.broken or self.refused)
