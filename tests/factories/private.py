"""Single private records with their words sealed: `words` is what is sealed."""

from datetime import UTC, date, datetime
from typing import Any

from people import AT
from retold.queries.kept_forms import kept_by
from retold.queries.offers import sealed_answer
from retold.records import vault
from retold.records.key.models import Pseudonym
from retold.records.private.models import (
    Concern,
    ConcernNote,
    Consent,
    Declaration,
    KeptForm,
    MatchInput,
    MeetingAnswer,
    OfferAnswer,
    PairChoice,
    PrivateAnswer,
    Reflection,
    Story,
    StoryReading,
    TalkRequest,
    Veto,
)
from retold.records.record import stored
from retold.records.scheme.models import Meeting, Pair
from retold.records.study.models import Deviation, Narrative, Prompt, Reading, Report, Study, StudyCohort, Tombstone
from retold.rules.words import (
    ConcernKind,
    ConcernState,
    ConcernWish,
    ConflictKind,
    ConsentPurpose,
    MeetingMode,
    NarrativeTime,
    Pace,
    PairWish,
    Role,
    StoryState,
    StoryUse,
)
from retold.services import form_tokens, kept_forms

ON = date(2026, 2, 20)


def sealed(record: Any, **texts: str) -> Any:
    """The record, saved with each text sealed in its column."""
    for column, words in texts.items():
        setattr(record, column, vault.seal(record, column, words))
    record.save(force_insert=True)
    return record


def reflection(pair: Pair, owner: Any, words: str = "I was not heard today.", **given: Any) -> Reflection:
    return sealed(
        Reflection(organisation_id=pair.organisation_id, owner=owner, pair=pair, **{"written_on": ON, **given}),
        text=words,
    )


def concern(pair: Pair, owner: Any, contact: Any, words: str = "Something was said.", **given: Any) -> Concern:
    row = Concern(
        organisation_id=pair.organisation_id,
        owner=owner,
        contact=contact,
        kind=ConcernKind.BOUNDARY,
        wish=ConcernWish.LISTEN,
        **{"state": ConcernState.RAISED, "raised_on": ON, **given},
    )
    return sealed(row, text=words, safe_contact=f"{words} Call me after six.")


def concern_note(about: Concern, words: str = "Spoke on the phone.", **given: Any) -> ConcernNote:
    row = ConcernNote(
        organisation_id=about.organisation_id, owner_id=about.contact_id, concern=about, noted_on=ON, **given
    )
    return sealed(row, text=words)


def veto(organisation_id: str, owner: Any, against: Any, words: str = "", **given: Any) -> Veto:
    """`against` is a person, by the name that the owner writes; or `words` as they are."""
    row = Veto(organisation_id=organisation_id, owner=owner, **{"kept_until": date(2026, 5, 1), **given})
    return sealed(row, named=words or against.name, kind="")


def declaration(organisation_id: str, owner: Any, words: str, **given: Any) -> Declaration:
    said = {"kind": ConflictKind.TEACHES, "since": ON, **given}
    return sealed(Declaration(organisation_id=organisation_id, owner=owner, **said), named=words)


def kept_form(owner: Any, words: str = "I would have said this.", where: str = "/own/pages/") -> KeptForm:
    """A form that was kept for somebody whose session had ended."""
    token = form_tokens.made(owner.pk, "")
    kept_forms.keep(owner.pk, address=where, token=token, fields=[("text", words)], at=AT)
    return stored(KeptForm).get(pk=kept_by(owner.pk, at=AT)[-1].id)


def offer_answer(proposal: Any, *, hidden: bool = False, said: str = "") -> OfferAnswer:
    return sealed(
        OfferAnswer(
            organisation_id=proposal.organisation_id,
            owner_id=proposal.mentor_id,
            proposal=proposal,
        ),
        text=sealed_answer(hidden=hidden, said=said),
    )


def match_input(run: Any, owner: Any, role: Role = Role.MENTOR, words: str = "{}") -> MatchInput:
    return sealed(MatchInput(organisation_id=run.organisation_id, owner=owner, match_run=run, role=role), text=words)


def consent(cohort: Any, owner: Any, purpose: ConsentPurpose = ConsentPurpose.SCHEME, *, given: bool = True) -> Consent:
    earlier = stored(Consent).filter(owner=owner, cohort=cohort, purpose=purpose).count()
    return sealed(
        Consent(
            organisation_id=cohort.organisation_id,
            owner=owner,
            cohort=cohort,
            purpose=purpose,
            given=given,
            wording_version="2026-1",
            decided_on=ON,
            number=earlier + 1,
        )
    )


def private_answer(
    application: Any, question: str = "identity", words: str = "I am who I am.", *, for_matching: bool = False
) -> PrivateAnswer:
    """`words` as they are sealed: JSON where the answer is a list."""
    row = PrivateAnswer(
        organisation_id=application.organisation_id,
        owner_id=application.person_id,
        application=application,
        question=question,
        for_matching=for_matching,
    )
    return sealed(row, text=words)


def meeting(pair: Pair, **given: Any) -> Meeting:
    said = {
        "number": stored(Meeting).filter(pair=pair).count() + 1,
        "starts_at": datetime(2026, 3, 9, 14, 0, tzinfo=UTC),
        "mode": MeetingMode.ONLINE,
        **given,
    }
    return sealed(Meeting(organisation_id=pair.organisation_id, pair=pair, **said))


def meeting_answer(of: Meeting, owner: Any, *, held: bool = True, pace: Pace = Pace.WELL) -> MeetingAnswer:
    row = MeetingAnswer(
        organisation_id=of.organisation_id, owner=owner, meeting=of, held=held, pace=pace, answered_on=ON
    )
    return sealed(row)


def talk_request(pair: Pair, owner: Any, **given: Any) -> TalkRequest:
    return sealed(TalkRequest(organisation_id=pair.organisation_id, owner=owner, pair=pair, asked_on=ON, **given))


def pair_choice(pair: Pair, owner: Any, wish: PairWish, **given: Any) -> PairChoice:
    said = {"said_on": ON, **given}
    return sealed(PairChoice(organisation_id=pair.organisation_id, owner=owner, pair=pair, wish=wish, **said))


def study(cohort: Any, **given: Any) -> Study:
    said = {
        "title": "What changed",
        "question": "Does the second story differ?",
        "first_asked_on": ON,
        "second_asked_on": date(2026, 11, 1),
        "withdrawable_until": date(2027, 1, 31),
        "kept_until": date(2036, 1, 31),
        **given,
    }
    made = sealed(Study(organisation_id=cohort.organisation_id, cohort=cohort, **said))
    study_cohort(made, cohort)
    return made


def study_cohort(of: Study, cohort: Any) -> StudyCohort:
    return sealed(StudyCohort(organisation_id=of.organisation_id, study=of, cohort=cohort))


def deviation(of: Study) -> Deviation:
    said = [["The question", "One?", "Another?"]]
    row = Deviation(organisation_id=of.organisation_id, study=of, made_on=ON, said=said, reason="It was unclear.")
    return sealed(row)


def tombstone(of: Study) -> Tombstone:
    return sealed(Tombstone(organisation_id=of.organisation_id, study=of, month=ON.replace(day=1)))


def prompt(of: Study, text: str = "Tell the story of a student.") -> Prompt:
    return sealed(Prompt(organisation_id=of.organisation_id, study=of, text=text))


def story(asked: Prompt, owner: Any, words: str = "She came from far away.", **given: Any) -> Story:
    """A story that is handed in, for its writer alone. `words` "" where they stand elsewhere."""
    said = {
        "time": NarrativeTime.FIRST,
        "state": StoryState.SUBMITTED,
        "cohort_id": asked.study.cohort_id,
        "words": len(words.split()),
        "invited_on": ON,
        **given,
    }
    row = Story(organisation_id=asked.organisation_id, study_id=asked.study_id, prompt=asked, owner=owner, **said)
    return sealed(row, text=words) if words else sealed(row)


def story_reading(of: Story, result: str = "{}", **given: Any) -> StoryReading:
    row = StoryReading(organisation_id=of.organisation_id, owner_id=of.owner_id, story=of, engine="test", **given)
    return sealed(row, result=result)


def narrative(
    asked: Prompt, owner: Any, words: str = "She came from far away.", pseudonym: str = "quiet-harbour", **given: Any
) -> Narrative:
    """A story in its study, with what its writer keeps of it, and the link between the two."""
    said = {"time": NarrativeTime.FIRST, "cohort_id": asked.study.cohort_id, **given}
    house: dict[str, Any] = {"organisation_id": asked.organisation_id, "study_id": asked.study_id}
    story(asked, owner, "", use=StoryUse.STUDY, **said)
    stored(Pseudonym).get_or_create(**house, owner=owner, words=pseudonym)
    row = Narrative(**house, prompt=asked, pseudonym=pseudonym, words=len(words.split()), **said)
    return sealed(row, text=words)


def reading(of: Narrative, result: str = "{}", **given: Any) -> Reading:
    return sealed(Reading(organisation_id=of.organisation_id, narrative=of, engine="test", **given), result=result)


def report(of: Study, **given: Any) -> Report:
    said = {"wanted": "{}", "wanted_hash": "0" * 64, "asked_on": ON, **given}
    return sealed(Report(organisation_id=of.organisation_id, study=of, **said))
