"""Whom each pronoun stands for: a narrow resolver for one protagonist among a small cast.

Members of the cast rise when they are mentioned, subjects most, and fade by half with every sentence (after Lappin and
Leass 1994). The protagonist never fades away. Agreement, and the rule that "she told her" speaks of two persons,
decide before salience does.
"""

from retold.discourse.cast import INDEFINITE, Cast, Member
from retold.discourse.clauses import Clause
from retold.discourse.lexicon import words
from retold.discourse.pronouns import POSSESSIVE, REFLEXIVE
from retold.discourse.tokens import Tokens

RISE = {
    "nsubj": 1.0,
    "nsubjpass": 0.9,
    "dobj": 0.55,
    "dative": 0.55,
    "poss": 0.4,
    "pobj": 0.35,
    "ROOT": 0.7,
    "attr": 0.2,
}
FLOOR = 0.9  # the protagonist's least salience
UNKNOWN = 0.2  # taken off where it is not known that the pronoun fits
FADED = 0.06
HUMAN_VERBS = words("commitment", "say") | words("commitment", "think") | words("commitment", "give")
TELLING = frozenset({"tell", "advise", "warn", "assure", "remind", "inform", "convince", "persuade", "show", "teach"})
OBJECTS = frozenset({"dobj", "dative"})
SUBJECTS = frozenset({"nsubj", "nsubjpass"})


class Resolver:
    """Walks through a text once, in order."""

    def __init__(
        self, tokens: Tokens, clauses: list[Clause], clause_of: list[int | None], cast: Cast, best: Member
    ) -> None:
        """Take a parsed text with its cast and its protagonist."""
        self.tokens = tokens
        self.clauses = clauses
        self.clause_of = clause_of
        self.cast = cast
        self.best = best
        self.live: list[Member] = [best]

    def resolve(self) -> None:
        """Add every third-person pronoun to the cast."""
        at = self.cast.at
        for index, kind in enumerate(self.cast.kinds):
            member = at.get(index)
            if member is not None:
                self._mention(member, index)
                continue
            if not kind:
                continue
            member = self._they(index) if kind == "they" else self._one(index, kind)
            if member is not None:
                if member.number == "one" and not member.pronoun:
                    member.pronoun = kind
                at[index] = member
                member.tokens.append(index)
                self._mention(member, index, 0.8)

    def _mention(self, member: Member, index: int, share: float = 1.0) -> None:
        sentence = self.tokens.sentence[index]
        now = self._salience(member, sentence)
        label = self._part(index)
        member.salience = min(now + share * RISE.get(label, 0.3), 2.0)
        member.fresh = sentence
        member.role = label
        member.last = index
        if member not in self.live:
            self.live.append(member)

    def _part(self, index: int) -> str:
        """The part a mention plays; a conjunct, an apposition, "one of our tutors" play that of the whole."""
        tokens, token = self.tokens, index
        for _ in range(4):
            above = tokens.head[token]
            if tokens.dep[token] in {"conj", "appos"}:
                token = above
            elif tokens.dep[token] == "pobj" and tokens.lower[tokens.head[above]] == "one":
                token = tokens.head[above]
            else:
                break
        return tokens.dep[token]

    def _salience(self, member: Member, sentence: int) -> float:
        gap = sentence - member.fresh
        return 0.0 if member.fresh < 0 or gap > 12 else member.salience * 0.5**gap

    def _candidates(self, sentence: int) -> list[tuple[float, Member]]:
        kept, found = [], []
        for member in self.live:
            now = self._salience(member, sentence)
            if member is self.best or now > FADED:
                kept.append(member)
                found.append((now, member))
        self.live = kept
        return found

    def _one(self, index: int, kind: str) -> Member | None:
        """The antecedent of a singular pronoun."""
        subject = self._subject_of_its_clause(index)
        if self.tokens.lower[index] in REFLEXIVE and subject is not None:
            return subject
        barred = self._barred(index, subject)
        sentence = self.tokens.sentence[index]
        subjective = self.tokens.dep[index] in SUBJECTS
        addressed = self._addressed(index) if subjective else None
        pair = subjective and self._faces_its_like(index, kind)
        best: tuple[float, Member | None] = (0.0 if kind == self.best.pronoun else -1.0, None)
        for now, member in self._candidates(sentence):
            if member.number != "one" or member in barred or member.pronoun not in {kind, ""}:
                continue
            if member is self.best and member.pronoun == "" and self.best.pronoun != kind:
                continue
            score = now
            if member is self.best:
                score = max(score, FLOOR)
            elif member.pronoun == "":
                score -= UNKNOWN
            if member.lemma in INDEFINITE:
                score -= 0.6
            if subjective and member.role in SUBJECTS:
                score += 0.25
            if pair and member is not self.best and now >= 0.3:
                score += 0.6
            if self._owns(index) and subject is member:
                score += 1.0
            if member is addressed or (member is self.best and self._spoken_of_by_own(index, subjective)):
                score += 0.8
            if score > best[0]:
                best = (score, member)
        return best[1]

    def _addressed(self, index: int) -> Member | None:
        """In "he told him that he would pass" whoever is told."""
        verb = self.tokens.head[index]
        if self.tokens.dep[verb] != "ccomp" or self.tokens.lemma[self.tokens.head[verb]] not in TELLING:
            return None
        above = self.clause_of[self.tokens.head[verb]]
        slot = None if above is None else self.clauses[above].dative or self.clauses[above].object
        return None if slot is None else self.cast.at.get(slot.head)

    def _spoken_of_by_own(self, index: int, subjective: bool) -> bool:
        """ "His tutor said he was disengaged": they speak of the protagonist, whose tutor it is."""
        verb = self.tokens.head[index]
        if not subjective or self.tokens.dep[verb] != "ccomp":
            return False
        speaker = self.tokens.child(self.tokens.head[verb], "nsubj")
        owner = None if speaker is None else self.tokens.child(speaker, "poss")
        return owner is not None and self.cast.at.get(owner) is self.best

    def _they(self, index: int) -> Member | None:
        """The antecedent of "they": a group, several, or one protagonist who uses it."""
        tokens = self.tokens
        subject = self._subject_of_its_clause(index)
        word = tokens.lower[index]
        if word == "themself":
            return self.best
        if word in REFLEXIVE and subject is not None:
            return subject
        barred = self._barred(index, subject)
        human = tokens.dep[index] in SUBJECTS and tokens.lemma[tokens.head[index]] in HUMAN_VERBS
        best: tuple[float, Member | None] = (0.12, None)
        for now, member in self._candidates(tokens.sentence[index]):
            singular = member is self.best and member.pronoun == "they"
            if member in barred or not (singular or member.number != "one" or member.actor is None):
                continue
            if member.number == "one" and not singular and member.person is not None:
                continue
            score = max(now, FLOOR) if singular else now
            if member.number == "one" and not singular:
                score -= 0.3
            elif not singular and self._later(member, index):
                score += 0.3
            if not member.human:
                if human:
                    continue
                score -= 0.4 if self.best.pronoun == "they" and not self._later(member, index) else 0.2
            elif member.number == "group":
                score -= 0.15
            if tokens.dep[index] in SUBJECTS and member.role in SUBJECTS:
                score += 0.25
            if self._owns(index) and subject is member:
                score += 1.0
            if score > best[0]:
                best = (score, member)
        return best[1]

    def _later(self, member: Member, index: int) -> bool:
        """True where a group was a subject in this sentence after the protagonist was last spoken of."""
        first = self.tokens.bounds[self.tokens.sentence[index]][0]
        return member.last > max(self.best.last, first - 1) and member.role in SUBJECTS

    def _subject_of_its_clause(self, index: int) -> Member | None:
        clause = self.clause_of[index]
        if clause is None:
            return None
        slot = self.clauses[clause].subject
        return None if slot is None or slot.head == index else self.cast.at.get(slot.head)

    def _barred(self, index: int, subject: Member | None) -> list[Member]:
        """Who it cannot be: in "she told her", "the tutor helped her pass", two persons are meant."""
        tokens = self.tokens
        label = tokens.dep[index]
        if label in OBJECTS or (label == "pobj" and tokens.lower[tokens.head[index]] in {"to", "for", "of", "at"}):
            return [subject] if subject is not None else []
        if label in SUBJECTS and tokens.lower[index] in {"him", "her", "them"}:
            above = self.clause_of[tokens.head[tokens.head[index]]]
            slot = self.clauses[above].subject if above is not None else None
            member = self.cast.at.get(slot.head) if slot is not None else None
            return [member] if member is not None else []
        if label in SUBJECTS and tokens.dep[tokens.head[index]] == "ccomp" and self._asks(tokens.head[index]):
            speaker = tokens.child(tokens.head[tokens.head[index]], "nsubj")
            member = None if speaker is None else self.cast.at.get(speaker)
            return [member] if member is not None else []
        if label == "poss":
            member = self.cast.at.get(tokens.head[index])
            return [member] if member is not None else []
        return []

    def _asks(self, verb: int) -> bool:
        """ "A colleague asked whether she was realistic", but not "he asked if he could leave"."""
        tokens = self.tokens
        return tokens.lemma[tokens.head[verb]] == "ask" and not any(
            tokens.tag[kid] == "MD" for kid in tokens.children[verb]
        )

    def _faces_its_like(self, index: int, kind: str) -> bool:
        """True where the verb has an object pronoun of the same class: one of the two is not the protagonist."""
        verb = self.tokens.head[index]
        return any(
            self.cast.kinds[kid] == kind
            and self.tokens.lower[kid] not in REFLEXIVE
            and (self.tokens.dep[kid] in OBJECTS or self.tokens.dep[kid] == "nsubj")
            for below in (verb, *self.tokens.children[verb])
            for kid in self.tokens.children[below]
            if kid != index
        )

    def _owns(self, index: int) -> bool:
        """ "Her own breaks", "under his wing": the subject of the clause is meant."""
        if self.tokens.lower[index] not in POSSESSIVE:
            return False
        noun = self.tokens.head[index]
        return self.tokens.lower[noun] == "wing" or any(
            self.tokens.lower[kid] == "own" for kid in self.tokens.children[noun]
        )
