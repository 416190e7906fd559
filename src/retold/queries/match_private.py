"""What is private to one of two people and bears on pairing them (private constraints).

Only the machine reads this: once a publication for its base (`private_side`), and for each proposal when it is
published (`barred_privately`). Nothing else that anybody sees may come from here.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from retold.matching import people
from retold.matching.cohort import Cohort as Inputs
from retold.matching.limits import allowed
from retold.queries import match_inputs
from retold.queries.applications import list_of
from retold.queries.named_in_answers import roll_of
from retold.queries.visible import visible
from retold.records import vault
from retold.records.private.models import PrivateAnswer, Veto
from retold.records.scheme.models import Application, Cohort
from retold.rules.identity import described, wished
from retold.rules.viewer import machine
from retold.rules.when import When
from retold.rules.words import PARTICIPANTS, ApplicationState, Role


def private_side(cohort: Cohort, openly: Inputs, *, at: When) -> Inputs:
    """The same people with their private limits instead of the open ones; and what is openly to be asked about.

    An answer about who somebody is counts only where its writer lets it be used, and be shown to a mentor who is asked
    about them; until the day on which it is deleted.
    """
    waiting = {(one.id, one.role) for one in openly.people}
    here = [row for row in accepted(cohort) if (row.person_id, row.role) in waiting]
    of = {(row.person_id, row.role): row.pk for row in here}
    vetoes, named = vetoes_of(here), named_earlier(here)
    kept = here if at.day < cohort.identity_kept_until else []
    descriptions = allowed_answers(kept, Role.MENTEE, "described_as")
    wishes = allowed_answers(kept, Role.MENTOR, "wishes")
    to_ask = tuple(conflict for conflict in openly.conflicts if conflict.strength == "ask")
    return Inputs(
        people=tuple(
            replace(
                one,
                identity=frozenset(described(descriptions[of[one.id, one.role]])),
                wishes=frozenset(a_wish(*said) for said in wished(wishes[of[one.id, one.role]])),
                not_with=vetoes[of[one.id, one.role]],
                earlier_partners=named[of[one.id, one.role]],
            )
            for one in openly.people
        ),
        conflicts=(*match_inputs.declared(cohort, here), *to_ask),
    )


def barred_privately(cohort: Cohort, pairs: Iterable[tuple[str, str]], *, at: When) -> set[tuple[str, str]]:
    """Those of these pairs, (mentor, mentee) by id, against whom something private to one of the two stands.

    A mentor's vetoes are left out: they are read whenever that mentor looks.
    """
    wanted = set(pairs)
    sides = {Role.MENTOR.value: {pair[0] for pair in wanted}, Role.MENTEE.value: {pair[1] for pair in wanted}}
    rows = [row for row in accepted(cohort) if row.person_id in sides[row.role]]
    openly = Inputs(people=tuple(match_inputs.person(row, 1) for row in rows))
    inputs = private_side(cohort, openly, at=at)
    mentors = [replace(one, not_with=frozenset()) for one in inputs.people if one.role == "mentor"]
    mentees = [one for one in inputs.people if one.role == "mentee"]
    may = allowed(mentors, mentees, inputs.conflicts)
    return {
        (mentor.id, mentee.id)
        for row, mentor in enumerate(mentors)
        for column, mentee in enumerate(mentees)
        if (mentor.id, mentee.id) in wanted and not may[row, column]
    }


def accepted(cohort: Cohort) -> list[Application]:
    """The applications of everybody who was accepted into a round."""
    rows = visible(machine(cohort.organisation_id), "application.match", Application)
    return list(rows.filter(cohort=cohort, state=ApplicationState.ACCEPTED).select_related("person"))


def allowed_answers(here: Sequence[Application], role: Role, question: str) -> dict[str, list[str]]:
    """Application -> what its writer answered to a private question, where they let it be used."""
    found: dict[str, list[str]] = defaultdict(list)
    asked = [row for row in here if row.role == role]
    if not asked:
        return found
    allowed_ones = visible(machine(asked[0].organisation_id), "private_answer.match", PrivateAnswer)
    rows = list(allowed_ones.filter(application__in=asked, question=question))
    for row, words in zip(rows, vault.opened_together(rows, "text"), strict=True):
        found[row.application_id] = list_of(words)
    return found


def a_wish(strength: people.Strength, attribute: str, value: str) -> people.Wish:
    """A stored wish as the matching takes it."""
    return people.Wish(strength=strength, attribute=attribute, value=value)


def vetoes_of(here: Sequence[Application]) -> dict[str, frozenset[str]]:
    """Mentor's application -> whom they will not be paired with."""
    mentors = {row.person_id: row for row in here if row.role == Role.MENTOR}
    mentees = [row for row in here if row.role == Role.MENTEE]
    found: dict[str, frozenset[str]] = defaultdict(frozenset)
    if not mentors:
        return found
    rows = list(visible(machine(here[0].organisation_id), "veto.match", Veto).filter(owner_id__in=mentors))
    roll = roll_of(mentees)
    for row, written in zip(rows, vault.opened_together(rows, "named"), strict=True):
        found[mentors[row.owner_id].pk] |= roll.meant_by(written).anybody
    return found


def named_earlier(here: Sequence[Application]) -> dict[str, frozenset[str]]:
    """Application -> with whom that person says they were paired before, or may say so."""
    others = {role: roll_of([row for row in here if row.role != role]) for role in PARTICIPANTS}
    return {row.pk: others[Role(row.role)].meant_by(row.earlier, but=row.person_id).anybody for row in here}
