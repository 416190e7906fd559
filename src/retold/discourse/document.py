"""A text as the engine sees it: parsed, cut into clauses, with everybody who is mentioned."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from retold.discourse.actors import actors_of
from retold.discourse.clauses import Clause, Slot, clauses_of
from retold.discourse.codebook import Actor
from retold.discourse.commitment import commit
from retold.discourse.findings import ClauseFact, Mention, Span
from retold.discourse.mask import Masked, masked, plain_edits
from retold.discourse.parse import pipeline, prepared
from retold.discourse.protagonist import Protagonist, protagonist_of
from retold.discourse.read import ReadText, read
from retold.discourse.sentences import line_breaks
from retold.discourse.tokens import Tokens, tokens_of

if TYPE_CHECKING:
    from spacy.tokens import Doc


@dataclass(slots=True, kw_only=True)
class Document:
    """Everything known about one text before any cue is asked. Offsets are code points of the text as given."""

    id: str
    text: str
    words: int
    warnings: tuple[str, ...]
    doc: "Doc"  # spaCy's, of the masked copy: ask `tokens` first, it is faster
    tokens: Tokens
    sentences: list[Span]
    clauses: list[Clause]
    clause_of: list[int | None]  # token -> index of its clause
    mentions: list[Mention]
    actor_of: dict[int, Actor]  # token at the head of a mention -> who is meant
    protagonist: Protagonist

    def at(self, token: int) -> tuple[int, int]:
        """Where a token stands in the text as given."""
        return self.tokens.start[token], self.tokens.end[token]

    def quote(self, start: int, end: int) -> str:
        """The words of a stretch, as given, line ends and runs of space made one space."""
        return " ".join(self.text[start:end].split())

    def facts(self) -> tuple[ClauseFact, ...]:
        """The clauses as the world sees them."""
        return tuple(
            ClauseFact(
                start=clause.start,
                end=clause.end,
                voice=clause.voice,
                polarity=clause.polarity,
                modality=clause.modality,
                attribution=clause.attribution,
                tense=clause.tense,
                subject=clause.subject.actor if clause.subject else None,
            )
            for clause in self.clauses
        )


def copy_of(text: str) -> tuple[Masked, list[int]]:
    """The copy that is parsed, and where in the text lines begin that open a sentence."""
    return masked(text, plain_edits(text)), line_breaks(text)


def document(text: str, *, id: str = "") -> Document:  # noqa: A002 - the word that every caller's data uses
    """Read, parse and cut one text. Raises what `read` raises."""
    taken = read(text, id=id)
    nlp = pipeline()
    copy, breaks = copy_of(text)
    return built(taken, copy, nlp(prepared(nlp, copy, breaks)))


def built(taken: ReadText, copy: Masked, doc: "Doc") -> Document:
    """The document of a text whose masked copy has been parsed."""
    tokens = tokens_of(doc, copy)
    table, clause_of = clauses_of(tokens)
    commit(tokens, table)
    protagonist = protagonist_of(tokens)
    actor_of = actors_of(tokens, protagonist)
    length = max(len(taken.text), 1)
    for clause in table:
        clause.place = (clause.start + clause.end) / 2 / length
        for slot in _slots(clause):
            slot.actor = actor_of.get(slot.head)
    return Document(
        id=taken.id,
        text=taken.text,
        words=taken.words,
        warnings=taken.warnings,
        doc=doc,
        tokens=tokens,
        sentences=[Span(start=tokens.start[first], end=tokens.end[last - 1]) for first, last in tokens.bounds],
        clauses=table,
        clause_of=clause_of,
        mentions=[
            Mention(start=tokens.start[token], end=tokens.end[token], actor=actor)
            for token, actor in sorted(actor_of.items())
        ],
        actor_of=actor_of,
        protagonist=protagonist,
    )


def _slots(clause: Clause) -> list[Slot]:
    slots = [clause.subject, clause.object, clause.dative, clause.agent, clause.complement]
    return [slot for slot in slots if slot] + [slot for _, slot in clause.prepositions]
