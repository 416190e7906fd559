"""A text as the engine sees it (annotated document): parsed, cut into clauses, with everybody who is mentioned."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from retold.discourse.actors.mentions import mentions_of
from retold.discourse.actors.protagonist import Protagonist
from retold.discourse.actors.unnamed import name_candidates
from retold.discourse.codebook import Actor
from retold.discourse.findings import ClauseFact, Mention, Span
from retold.discourse.grammar.clause_table import clauses_of
from retold.discourse.grammar.clauses import Clause
from retold.discourse.grammar.commitment import mark_attribution, mark_commitment
from retold.discourse.grammar.if_clauses import mark_if_clauses
from retold.discourse.grammar.negation import mark_negation
from retold.discourse.grammar.quotations import Quotation, quotations_of
from retold.discourse.grammar.reported_speech import ReportedSpeech, reported_speech_of
from retold.discourse.naming.characteristics import characteristic_stand_ins
from retold.discourse.naming.names import Person, name_edits, persons_of
from retold.discourse.naming.pronouns import pronoun_stand_ins
from retold.discourse.reading.intake import ReadText, read_text
from retold.discourse.reading.mask import Masked, calmed, masked, merged, plain_edits
from retold.discourse.reading.parse import parsed, pipeline, prepared_doc
from retold.discourse.reading.quote_marks import quoted_stretches, word_edits
from retold.discourse.reading.sentences import line_breaks
from retold.discourse.reading.tokens import Tokens, tokens_of

if TYPE_CHECKING:
    from spacy.tokens import Doc


@dataclass(slots=True, kw_only=True)
class Document:
    """Everything known about one text before any cue is asked. Offsets are code points of the text as given."""

    id: str
    text: str
    words: int
    warnings: tuple[str, ...]
    masked: Masked  # the copy that was parsed, and the way back from it
    doc: "Doc"  # spaCy's, of the masked copy: ask `tokens` first, it is faster
    tokens: Tokens
    sentences: list[Span]
    clauses: list[Clause]
    clause_of: list[int | None]  # token -> index of its clause
    quotations: list[Quotation]
    reported: list[ReportedSpeech]
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


@dataclass(slots=True, kw_only=True)
class Copy:
    """What is known before the parse: the masked copy, where lines open a sentence, and who is named."""

    masked: Masked
    breaks: list[int]
    persons: list[Person]
    pronouns: dict[int, str]  # where one that was replaced starts -> its class
    quoted: list[tuple[int, int]]


def copy_of(text: str) -> Copy:
    """The copy that is parsed."""
    persons = persons_of(text)
    quoted = quoted_stretches(text)
    plain = calmed(text)
    replaced = pronoun_stand_ins(plain)
    edits = merged(name_edits(text, persons), [edit for _, _, edit in replaced])
    edits = merged(edits, characteristic_stand_ins(plain, small=plain != text))
    edits = merged(edits, merged(word_edits(text, quoted), plain_edits(text)))
    return Copy(
        masked=masked(plain, edits),
        breaks=line_breaks(text),
        persons=persons,
        pronouns={start: kind for start, kind, _ in replaced},
        quoted=quoted,
    )


def document(text: str, *, id: str = "") -> Document:  # noqa: A002 - the word that every caller's data uses
    """Read, parse and cut one text. Raises what `read` raises."""
    taken = read_text(text, id=id)
    nlp = pipeline()
    copy = copy_of(text)
    return built(taken, copy, next(parsed(nlp, [prepared_doc(nlp, copy.masked, copy.breaks)])))


def built(taken: ReadText, copy: Copy, doc: "Doc") -> Document:
    """The document of a text whose masked copy has been parsed."""
    tokens = tokens_of(doc, copy.masked, copy.breaks)
    table, clause_of = clauses_of(tokens)
    mark_if_clauses(tokens, table, clause_of)
    mark_negation(tokens, table, clause_of)
    mark_commitment(tokens, table)
    quotations = quotations_of(tokens, taken.text, copy.quoted, table, clause_of)
    reported = reported_speech_of(tokens, table, clause_of, quotations)
    everybody = mentions_of(tokens, table, clause_of, quotations, persons=copy.persons, replaced=copy.pronouns)
    length = max(len(taken.text), 1)
    for clause in table:
        clause.place = (clause.start + clause.end) / 2 / length
        for slot in clause.slots():
            slot.actor = everybody.actor_of.get(slot.head)
    for source in [*(q.source for q in quotations), *(r.source for r in reported)]:
        if source is not None:
            source.actor = everybody.actor_of.get(source.head)
    mark_attribution(tokens, table, quotations, reported)
    name_candidates(table)
    return Document(
        id=taken.id,
        text=taken.text,
        words=taken.words,
        warnings=taken.warnings,
        masked=copy.masked,
        doc=doc,
        tokens=tokens,
        sentences=[Span(start=tokens.start[first], end=tokens.end[last - 1]) for first, last in tokens.bounds],
        clauses=table,
        clause_of=clause_of,
        quotations=quotations,
        reported=reported,
        mentions=everybody.mentions,
        actor_of=everybody.actor_of,
        protagonist=everybody.protagonist,
    )
