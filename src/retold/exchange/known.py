"""Which texts of a stream came before (duplicate detection), without holding any of them."""

from retold.errors import CodingError, PairingError
from retold.exchange.narratives import Narrative


class Known:
    """The texts seen so far, as digests: some hundred bytes for each text, however long it is."""

    def __init__(self) -> None:
        """Begin with none."""
        self._texts: dict[int, int] = {}
        self._places: set[int] = set()

    def takes(self, narrative: Narrative) -> bool:
        """Whether the text is new. One that came before under its id is not.

        Raises:
            PairingError: its pair has a text of that time already.
            CodingError: its id stands for another text.

        """
        if self.has_place(narrative):
            raise PairingError(
                f"Pair {narrative.pair} has two {narrative.time} texts; the second is {narrative.source}. "
                "Remove or rename one."
            )
        id_, text = hash(narrative.id), hash(narrative.text.rstrip())
        new = id_ not in self._texts
        if self._texts.setdefault(id_, text) != text:
            raise CodingError(
                f"{narrative.source}: the id {narrative.id} stands for another text too. "
                "Give each text an id of its own."
            )
        if narrative.time is not None:
            self._places.add(hash((narrative.pair, narrative.time)))
        return new

    def has_place(self, narrative: Narrative) -> bool:
        """Whether a text of its pair and time came before."""
        return narrative.time is not None and hash((narrative.pair, narrative.time)) in self._places
