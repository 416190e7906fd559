"""Who "she" is (coreference resolution): a narrow resolver for one protagonist among a small cast.

Characters rise when they are mentioned, subjects most, and fade by half with every sentence (after Lappin and Leass
1994). The protagonist never fades away. Agreement, and the rule that "she told her" speaks of two persons,
decide before salience does. The weights were chosen by hand on invented stories.
"""

from retold.discourse.actors.characters import INDEFINITE, Character, Characters
from retold.discourse.grammar.clauses import Clause
from retold.discourse.lexicon import word_class
from retold.discourse.naming.pronouns import POSSESSIVE, REFLEXIVE
from retold.discourse.reading.tokens import Tokens

RISE = {
    "nsubj": 1.0,
    "nsubjpass": 0.9,
    "ROOT": 0.7,
    "dobj": 0.55,
    "dative": 0.55,
    "poss": 0.4,
    "pobj": 0.35,
    "attr": 0.2,
}
RISE_ELSE = 0.3
BY_PRONOUN = 0.8  # share of a rise that a mention by pronoun brings
HIGHEST, HIGHEST_RIVAL = 2.0, 1.1
FLOOR = 0.9  # the protagonist's least salience
FADED = 0.06
FORGOTTEN = 12  # sentences
UNKNOWN = 0.4  # taken off where it is not known that the pronoun fits
NOBODY = 0.6  # taken off for "someone", "one"
PARALLEL = 0.25  # added where both are subjects
FACING = 0.6  # added to a rival where subject and object are pronouns of one class
MEANT = 0.8  # added where the verb says who is meant
OWN = 1.0  # added to the subject for "her own"
LATER = 0.3  # added to a group that was the last subject of the sentence
LEAST_GROUP = 0.12  # salience under which "they" is left open
GROUP, THING = 0.15, 0.2  # taken off for "the board", for things
GROUP_BESIDE_THEY, THING_BESIDE_THEY = 0.3, 0.4  # and where the protagonist is "they"
HUMAN_VERBS = word_class("commitment", "say") | word_class("commitment", "think") | word_class("commitment", "give")
TELLING = frozenset({"tell", "advise", "warn", "assure", "remind", "inform", "convince", "persuade", "show", "teach"})
TOWARDS = frozenset({"to", "for", "of", "at"})
ACCUSATIVE = frozenset({"him", "her", "them"})
GOVERNED = frozenset({"xcomp", "ccomp", "prep", "dative", "advcl"})
OBJECTS = frozenset({"dobj", "dative"})
SUBJECTS = frozenset({"nsubj", "nsubjpass"})


def _clock(tokens: Tokens) -> list[int]:
    """The time of each sentence: a step a sentence, two where a paragraph begins."""
    times, now = [], 0
    for sentence in range(len(tokens.bounds)):
        now += 2 if sentence in tokens.paragraphs else 1
        times.append(now)
    return times


class Resolver:
    """Walks through a text once, in order."""

    def __init__(
        self,
        tokens: Tokens,
        clauses: list[Clause],
        clause_of: list[int | None],
        characters: Characters,
        best: Character,
    ) -> None:
        """Take a parsed text with its characters and its protagonist."""
        self.clock = _clock(tokens)
        self.tokens = tokens
        self.clauses = clauses
        self.clause_of = clause_of
        self.characters = characters
        self.best = best
        self.live: list[Character] = [best]

    def resolve(self) -> None:
        """Add every third-person pronoun to the characters."""
        at = self.characters.at
        for index, kind in enumerate(self.characters.kinds):
            member = at.get(index)
            if member is not None:
                self._mention(member, index, 1.0)
            elif kind:
                member = self._antecedent(index, kind)
                if member is not None:
                    if member.number == "one" and not member.pronoun:
                        member.pronoun = kind
                    at[index] = member
                    member.tokens.append(index)
                    self._mention(member, index, BY_PRONOUN)

    def _mention(self, member: Character, index: int, share: float) -> None:
        now = self.clock[self.tokens.sentence[index]]
        label = self._part(index)
        beside = self.tokens.dep[index] == "appos" and self.characters.at.get(self.tokens.head[index]) is member
        rise = 0.0 if beside else share * RISE.get(label, RISE_ELSE)
        highest = HIGHEST if member is self.best else HIGHEST_RIVAL
        member.salience = min(self._salience(member, now) + rise, highest)
        member.fresh, member.role, member.last = now, label, index
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

    def _salience(self, member: Character, now: int) -> float:
        gap = now - member.fresh
        return 0.0 if member.fresh < 0 or gap > FORGOTTEN else member.salience * 0.5**gap

    def _candidates(self, index: int) -> list[tuple[float, Character]]:
        """Members who have not faded away, with their salience; the others are dropped."""
        clock = self.clock[self.tokens.sentence[index]]
        found = [(self._salience(member, clock), member) for member in self.live]
        found = [(now, member) for now, member in found if member is self.best or now > FADED]
        self.live = [member for _, member in found]
        return found

    def _antecedent(self, index: int, kind: str) -> Character | None:
        """Whoever the pronoun most likely stands for, None where nobody fits."""
        subject = self._subject_beside(index)
        word = self.tokens.lower[index]
        if word == "themself":
            return self.best
        if word in REFLEXIVE and subject is not None:
            return subject
        barred = self._barred(index, subject)
        candidates = [each for each in self._candidates(index) if each[1] not in barred]
        favoured = subject if self._owns(index) else None
        if kind == "they":
            return self._several(index, candidates, favoured)
        return self._one(index, kind, candidates, favoured)

    def _one(
        self, index: int, kind: str, candidates: list[tuple[float, Character]], favoured: Character | None
    ) -> Character | None:
        """The antecedent of a singular pronoun."""
        subjective = self.tokens.dep[index] in SUBJECTS
        meant = self._meant_by_verb(index) if subjective else None
        facing = subjective and self._faces_its_like(index, kind)
        best: tuple[float, Character | None] = (0.0 if kind == self.best.pronoun else -1.0, None)
        for now, member in candidates:
            fits = member.pronoun == kind or (member.pronoun == "" and member is not self.best)
            if member.number != "one" or not fits:
                continue
            score = max(now, FLOOR) if member is self.best else now
            score -= UNKNOWN * (member.pronoun == "") + NOBODY * (member.lemma in INDEFINITE)
            score += PARALLEL * (subjective and member.role in SUBJECTS)
            score += FACING * (facing and member is not self.best and now >= LATER)
            score += OWN * (member is favoured) + MEANT * (member is meant)
            best = max(best, (score, member), key=lambda each: each[0])
        return best[1]

    def _several(
        self, index: int, candidates: list[tuple[float, Character]], favoured: Character | None
    ) -> Character | None:
        """The antecedent of "they": a group, several, or one protagonist who uses it."""
        subjective = self.tokens.dep[index] in SUBJECTS
        human = subjective and self.tokens.lemma[self.tokens.head[index]] in HUMAN_VERBS
        beside_they = self.best.pronoun == "they"
        best: tuple[float, Character | None] = (LEAST_GROUP, None)
        for now, member in candidates:
            singular = member is self.best and member.pronoun == "they"
            single = member.number == "one" and not singular
            if (single and (member.person is not None or member.actor is not None)) or (human and not member.human):
                continue
            later = not singular and self._later(member, index)
            score = max(now, FLOOR) if singular else now
            group = member.number == "group"
            score -= LATER * single + (GROUP_BESIDE_THEY if beside_they else GROUP) * group
            score += LATER * (later and not single and not group) + PARALLEL * (subjective and member.role in SUBJECTS)
            if not member.human:
                score -= THING_BESIDE_THEY if beside_they and not later else THING
            score += OWN * (member is favoured)
            best = max(best, (score, member), key=lambda each: each[0])
        return best[1]

    def _later(self, member: Character, index: int) -> bool:
        """True where a group was a subject in this sentence after the protagonist was last spoken of."""
        first = self.tokens.bounds[self.tokens.sentence[index]][0]
        return member.last > max(self.best.last, first - 1) and member.role in SUBJECTS

    def _subject_beside(self, index: int) -> Character | None:
        """The subject of the clause that a pronoun stands in, unless it is the pronoun itself."""
        number = self.clause_of[index]
        if number is None:
            return None
        clause = self.clauses[number]
        guessed = self.tokens.dep[clause.head] == "acl" and clause.subject is not None and clause.subject.inherited
        if clause.subject is None or clause.subject.head == index or guessed:  # "little to vex her"
            return None
        return self.characters.at.get(clause.subject.head)

    def _barred(self, index: int, subject: Character | None) -> list[Character]:
        """Who it cannot be: in "she told her", "the tutor helped her pass", two persons are meant."""
        tokens = self.tokens
        label, above = tokens.dep[index], tokens.head[index]
        other: Character | None = None
        if label in OBJECTS or (label == "pobj" and tokens.lower[above] in TOWARDS):
            other = subject
        elif label in SUBJECTS and tokens.lower[index] in ACCUSATIVE:
            number = self.clause_of[tokens.head[above]]
            slot = None if number is None else self.clauses[number].subject
            other = None if slot is None else self.characters.at.get(slot.head)
        elif label in SUBJECTS and tokens.dep[above] == "ccomp" and self._asks(above):
            speaker = tokens.child(tokens.head[above], "nsubj")
            other = None if speaker is None else self.characters.at.get(speaker)
        elif label == "poss":
            owned = self.characters.at.get(above)
            other = None if owned is None or owned.person is not None else owned  # "I'll call her Shabnam"
        return [] if other is None else [other]

    def _asks(self, verb: int) -> bool:
        """True for "a colleague asked whether she was realistic", not for "he asked if he could leave"."""
        tokens = self.tokens
        modal = any(tokens.tag[kid] == "MD" for kid in tokens.children[verb])
        return tokens.lemma[tokens.head[verb]] == "ask" and not modal

    def _faces_its_like(self, index: int, kind: str) -> bool:
        """True where the verb has an object pronoun of the same class: one of the two is not the protagonist."""
        tokens = self.tokens
        verb = tokens.head[index]
        inside = [below for below in tokens.children[verb] if tokens.dep[below] in GOVERNED]
        return any(
            self.characters.kinds[kid] == kind
            and tokens.lower[kid] not in REFLEXIVE
            and (tokens.dep[kid] in OBJECTS or (tokens.dep[kid] == "nsubj" and tokens.lower[kid] in ACCUSATIVE))
            for below in (verb, *inside)
            for kid in tokens.children[below]
            if kid != index
        )

    def _meant_by_verb(self, index: int) -> Character | None:
        """In "he told him that he would pass" whoever is told; in "his tutor said he was late" whose tutor it is."""
        tokens = self.tokens
        verb = tokens.head[index]
        above = tokens.head[verb]
        if tokens.dep[verb] != "ccomp":
            return None
        number = self.clause_of[above]
        if number is not None and tokens.lemma[above] in TELLING:
            slot = self.clauses[number].dative or self.clauses[number].object
            if slot is not None:
                return self.characters.at.get(slot.head)
        speaker = tokens.child(above, "nsubj")
        owner = None if speaker is None else tokens.child(speaker, "poss")
        return self.best if owner is not None and self.characters.at.get(owner) is self.best else None

    def _owns(self, index: int) -> bool:
        """True for "her own breaks", "under his wing", which are the subject's."""
        tokens = self.tokens
        if tokens.lower[index] not in POSSESSIVE:
            return False
        noun = tokens.head[index]
        return tokens.lower[noun] == "wing" or any(tokens.lower[kid] == "own" for kid in tokens.children[noun])
