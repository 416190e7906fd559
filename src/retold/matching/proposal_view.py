"""All that a coordinator may see of a proposal, and nothing else (view model): for a screen, a file, a program."""

from dataclasses import dataclass

from retold.matching.explain import NextBest, Reason, explained
from retold.matching.override import Override
from retold.matching.propose import NO_MATCH, Board, Proposal


@dataclass(frozen=True, slots=True, kw_only=True)
class PairView:
    """A pair with the reasons a coordinator may see; `points` is their sum, `why` their words."""

    mentor: str
    mentee: str
    points: int
    why: str
    reasons: tuple[Reason, ...]
    ask_first: bool
    locked: bool
    else_for_mentor: tuple[NextBest, ...]
    else_for_mentee: tuple[NextBest, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OverrideView:
    """What forcing a pair costs, with the pairs that are no more as (mentor, mentee)."""

    mentor: str
    mentee: str
    cost: int
    moved: tuple[tuple[str, str], ...]
    left_out: tuple[str, ...]
    brought_in: tuple[str, ...]
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalView:
    """A proposal for a coordinator. `words_for_those_without` is what everybody without a partner is told."""

    pairs: tuple[PairView, ...]
    mentors_without: tuple[str, ...]
    mentees_without: tuple[str, ...]
    words_for_those_without: str
    points: int
    worst: int | None
    shortages: tuple[str, ...]
    override: OverrideView | None

    def in_words(self) -> str:
        """A few sentences about the whole."""
        without = len(self.mentors_without) + len(self.mentees_without)
        people = {0: "everybody has a partner", 1: "1 person has none"}.get(without, f"{without} people have none")
        sentences = [f"{len(self.pairs)} {'pair' if len(self.pairs) == 1 else 'pairs'}; {people}."]
        if self.worst is not None:
            sentences.append(
                f"{self.points} points in all, as far as you may see them; the weakest pair has {self.worst}."
            )
        sentences += self.shortages
        if self.override is not None:
            sentences.append(f"{self.override.mentor} with {self.override.mentee}: {self.override.words}")
        return "\n".join(sentences)


def proposal_view(board: Board, proposal: Proposal, override: Override | None = None) -> ProposalView:
    """A proposal for a coordinator; `override` where it came of one."""
    return ProposalView(
        pairs=tuple(
            PairView(
                mentor=one.pair.mentor,
                mentee=one.pair.mentee,
                points=one.for_coordinator.points,
                why=one.for_coordinator.in_words(),
                reasons=one.for_coordinator.reasons,
                ask_first=one.pair.ask,
                locked=one.pair.locked,
                else_for_mentor=one.else_for_mentor,
                else_for_mentee=one.else_for_mentee,
            )
            for one in explained(board, proposal)
        ),
        mentors_without=proposal.mentors_without,
        mentees_without=proposal.mentees_without,
        words_for_those_without=NO_MATCH,
        points=proposal.points,
        worst=proposal.worst,
        shortages=tuple(shortage.in_words() for shortage in proposal.shortages),
        override=None if override is None else override_view(override),
    )


def override_view(override: Override) -> OverrideView:
    """An override without the proposal it made."""
    return OverrideView(
        mentor=override.forced.mentor,
        mentee=override.forced.mentee,
        cost=override.cost,
        moved=tuple((pair.mentor, pair.mentee) for pair in override.moved),
        left_out=override.left_out,
        brought_in=override.brought_in,
        words=override.in_words(),
    )
