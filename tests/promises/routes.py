"""Every route of the URL resolver, and what its parameters stand for. A parameter that is not here is red."""

from collections.abc import Callable, Iterator
from typing import Any

from django.urls import URLPattern, get_resolver, reverse

from people import TODAY, Cast
from retold.queries.kept_forms import mark_of
from retold.records.committee.models import Action, Idea
from retold.records.people.models import Appointment, Invitation, Membership
from retold.records.private.models import Concern, Reflection, Story, TalkRequest, Veto
from retold.records.record import stored
from retold.records.scheme.models import Agreement, Application, Assent, Conflict, MatchRun, Meeting, PairBar, Proposal
from retold.records.study.models import Reading, Study, StudyCohort

ABSENT = "a" * 26
# What a viewer may own, their partner's, another pair's, another cohort's, another organisation's, none at all.
KINDS = ("own", "partner", "other", "foreign", "absent")


def applications(cast: Cast, name: str) -> dict[str, str]:
    own = stored(Application).filter(person__email=f"{name}@example.org").first()
    sent = stored(Application).filter(person=cast.cleo).first()
    foreign = stored(Application).filter(organisation=cast.elsewhere).first()
    return {"own": pk(own), "other": pk(sent), "foreign": pk(foreign)}


def cohorts(cast: Cast, name: str) -> dict[str, str]:
    del name
    return {"own": cast.cohort.pk, "other": cast.open_cohort.pk, "foreign": cast.other_cohort.pk}


def schemes(cast: Cast, name: str) -> dict[str, str]:
    del name
    return {"own": cast.scheme.pk, "foreign": cast.other_cohort.scheme_id}


def memberships(cast: Cast, name: str) -> dict[str, str]:
    own = stored(Membership).filter(person__email=f"{name}@example.org").first()
    other = stored(Membership).filter(person=cast.amara).first()
    return {"own": pk(own), "other": pk(other), "foreign": pk(stored(Membership).get(person=cast.oke))}


def invitations(cast: Cast, name: str) -> dict[str, str]:
    del cast, name
    return {"own": pk(stored(Invitation).first())}


def appointments(cast: Cast, name: str) -> dict[str, str]:
    del cast, name
    return {"own": pk(stored(Appointment).first())}


def conflicts(cast: Cast, name: str) -> dict[str, str]:
    del name
    return {"other": pk(stored(Conflict).filter(organisation=cast.northmoor).first())}


def vetoes(cast: Cast, name: str) -> dict[str, str]:
    del name
    return {"other": pk(stored(Veto).filter(owner=cast.cleo).first())}


def runs(cast: Cast, name: str) -> dict[str, str]:
    del name
    rows = stored(MatchRun).filter(organisation=cast.northmoor)
    return {"own": pk(rows.filter(state="ready").first()), "other": pk(rows.filter(state="asked").first())}


def proposals(cast: Cast, name: str) -> dict[str, str]:
    del name
    rows = stored(Proposal).filter(organisation=cast.northmoor)
    states = {"half": "half", "offered": "offered", "proposed": "proposed"}
    return {
        kind: pk(rows.filter(state=state).order_by("mentor__name", "mentee__name").first())
        for kind, state in states.items()
    }


def pair_bars(cast: Cast, name: str) -> dict[str, str]:
    del name
    return {"other": pk(stored(PairBar).filter(organisation=cast.northmoor).first())}


def assents(cast: Cast, name: str) -> dict[str, str]:
    del name
    return {"other": pk(stored(Assent).filter(organisation=cast.northmoor).first())}


def pairs(cast: Cast, name: str) -> dict[str, str]:
    del name
    return {"own": cast.amara_and_ben.pk, "other": cast.cleo_and_dev.pk}


def agreements(cast: Cast, name: str) -> dict[str, str]:
    del name
    return {"own": pk(stored(Agreement).filter(pair=cast.amara_and_ben).first())}


def ideas(cast: Cast, name: str) -> dict[str, str]:
    del cast, name
    return {state: pk(stored(Idea).filter(state=state).first()) for state in ("draft", "released", "answered")}


def actions(cast: Cast, name: str) -> dict[str, str]:
    del cast, name
    return {"own": pk(stored(Action).first())}


def meetings(cast: Cast, name: str) -> dict[str, str]:
    del name
    rows = stored(Meeting).filter(pair=cast.amara_and_ben).order_by("number")
    return {"own": pk(rows.first()), "past": pk(rows.last())}


def talks(cast: Cast, name: str) -> dict[str, str]:
    return private_of(TalkRequest, cast, name)


def reflections(cast: Cast, name: str) -> dict[str, str]:
    return private_of(Reflection, cast, name)


def concerns(cast: Cast, name: str) -> dict[str, str]:
    draft = stored(Concern).filter(owner=cast.cleo, state="draft").first()
    return {**private_of(Concern, cast, name, state="raised"), "draft": pk(draft)}


def private_of(model: type[Any], cast: Cast, name: str, **state: str) -> dict[str, str]:
    """One's own, and Cleo's. Amara's stand here for herself alone: the twin worlds differ in them."""
    rows = stored(model).filter(**state).order_by("pk")
    own = rows.filter(owner__email=f"{name}@example.org").first()
    return {"own": pk(own), "other": pk(rows.filter(owner=cast.cleo).first())}


def kept_forms(cast: Cast, name: str) -> dict[str, str]:
    """Where one's own would stand, and where Cleo's stands."""
    own = ABSENT if name == "nobody" else mark_of(getattr(cast, name).pk, TODAY, 0)
    return {"own": own, "other": mark_of(cast.cleo.pk, TODAY, 0)}


def studies(cast: Cast, name: str) -> dict[str, str]:
    del name
    return {"own": pk(stored(Study).filter(organisation=cast.northmoor).first())}


def asked_stories(cast: Cast, name: str) -> dict[str, str]:
    del name
    return {"own": pk(stored(StudyCohort).filter(cohort=cast.cohort).first())}


def stories(cast: Cast, name: str) -> dict[str, str]:
    own = stored(Story).filter(owner__email=f"{name}@example.org").first()
    other = stored(Story).filter(owner=cast.dev, time="second").first()
    return {"own": pk(own), "other": pk(other)}


def readings(cast: Cast, name: str) -> dict[str, str]:
    del cast, name
    return {"other": pk(stored(Reading).first())}


def pk(row: object) -> str:
    return str(getattr(row, "pk", ABSENT))


# The route's name, and which records its `pk` may stand for.
SUBJECTS: dict[str, Callable[[Cast, str], dict[str, str]]] = {
    "kept-form-remove": kept_forms,
    "invitation-take": invitations,
    "invitation-revoke": invitations,
    "appointment": appointments,
    "appointment-step": appointments,
    "scheme-change": schemes,
    "membership-end": memberships,
    "cohort": cohorts,
    "cohort-plan": schemes,
    "cohort-change": cohorts,
    "cohort-step": cohorts,
    "cohort-sure": cohorts,
    "undo": cohorts,
    "membership-give-back": memberships,
    "meeting-restore": meetings,
    "idea-bring-back": ideas,
    "applications": cohorts,
    "conflicts": cohorts,
    "matching": cohorts,
    "pairs": cohorts,
    "veto-lift": vetoes,
    "conflict-end": conflicts,
    "conflict-look-at": cohorts,
    "match-run": runs,
    "match-others": runs,
    "match-try": runs,
    "match-again": runs,
    "match-publish": runs,
    "match-set-aside": runs,
    "match-approve": runs,
    "proposal": proposals,
    "proposal-yes": proposals,
    "proposal-no": proposals,
    "proposal-take-back": proposals,
    "proposal-call-off": proposals,
    "proposal-lock": proposals,
    "pair-bar-go-on": pair_bars,
    "assent": assents,
    "pair": pairs,
    "pair-prepare": pairs,
    "pair-reach": pairs,
    "agreement": pairs,
    "agreement-change": agreements,
    "agreement-sign": agreements,
    "agreement-reopen": agreements,
    "agreement-renew": agreements,
    "meeting-plan": pairs,
    "meeting": meetings,
    "meeting-move": meetings,
    "meeting-accept": meetings,
    "meeting-cancel": meetings,
    "meeting-answer": meetings,
    "meeting-file": meetings,
    "pair-pause": pairs,
    "pair-leave": pairs,
    "pair-act": pairs,
    "standings": cohorts,
    "talk-answer": talks,
    "own-page-write": pairs,
    "own-page": reflections,
    "own-page-throw-away": reflections,
    "own-letter": concerns,
    "own-letter-question": concerns,
    "own-letter-check": concerns,
    "own-letter-withdraw": concerns,
    "own-letter-another": concerns,
    "letter": concerns,
    "letter-note": concerns,
    "letter-may-i": concerns,
    "own-letter-may-i": concerns,
    "letter-close": concerns,
    "letter-step": concerns,
    "idea": ideas,
    "idea-change": ideas,
    "idea-agree": ideas,
    "idea-reopen": ideas,
    "idea-name": ideas,
    "idea-withdraw": ideas,
    "idea-reply": ideas,
    "idea-reply-agree": ideas,
    "released-idea": ideas,
    "released-idea-answer": ideas,
    "idea-write": pairs,
    "action": actions,
    "action-change": actions,
    "action-note": actions,
    "action-step": actions,
    "said-and-done": cohorts,
    "call": cohorts,
    "call-apply": cohorts,
    "application": applications,
    "application-question": applications,
    "application-consent": applications,
    "application-check": applications,
    "application-stay": applications,
    "application-withdraw": applications,
    "application-matching": applications,
    "application-read": applications,
    "application-relate": applications,
    "application-decide": applications,
    "study-plan": cohorts,
    "study": studies,
    "study-change": studies,
    "study-deviate": studies,
    "study-open": studies,
    "study-close": studies,
    "study-unblind": studies,
    "study-unblinding": studies,
    "study-frozen": studies,
    "retellings": studies,
    "report": studies,
    "report-ask": studies,
    "report-file": studies,
    "retelling": readings,
    "story-open-first": asked_stories,
    "story-open-second": asked_stories,
    "story-write": stories,
    "story-hand-in": stories,
    "story-read": stories,
    "story-withdraw": stories,
    "story-mirror": stories,
}
# Parameters beside the id, each with one value that exists.
WORDS = {
    "step": {
        "cohort-step": "reopen_call",
        "cohort-sure": "close",
        "application-decide": "accept",
        "proposal-lock": "lock",
        "action-step": "agree",
        "appointment-step": "agree",
        "letter-step": "acknowledge",
        "undo": "close",
    },
    "noun": {"undo": "cohort"},
    "number": {"own-letter-may-i": "1"},
    "name": {
        "application-question": "identity",
        "application-matching": "wishes",
        "own-letter-question": "text",
        "card": "money",
    },
    "role": {
        "call-apply": "mentor",
    },
    "act": {
        "pair-act": "talk",
    },
}


def routes() -> Iterator[URLPattern]:
    """Every route there is."""
    for pattern in get_resolver().url_patterns:
        assert isinstance(pattern, URLPattern), f"{pattern} is a tree; list its routes one by one"
        yield pattern


def address(route: URLPattern, subject: str | None) -> str:
    """The address of a route for one subject."""
    arguments = {}
    for parameter in route.pattern.converters:
        if parameter in WORDS and route.name in WORDS[parameter]:
            arguments[parameter] = WORDS[parameter][route.name]
        else:
            assert subject is not None, f"say in SUBJECTS what {route.name} is about"
            arguments[parameter] = subject
    return reverse(str(route.name), kwargs=arguments)


def subjects(route: URLPattern, cast: Cast, name: str) -> dict[str, str | None]:
    """What a route may be asked about: (kind -> id); one kind "page" for a route without an id."""
    about = set(route.pattern.converters) - {parameter for parameter, known in WORDS.items() if route.name in known}
    if not about:
        return {"page": None}
    assert route.name in SUBJECTS, f"say in SUBJECTS what {route.name} is about"
    return {**SUBJECTS[str(route.name)](cast, name), "absent": ABSENT}


def addresses(cast: Cast, name: str) -> list[tuple[str, str, str]]:
    """(address, route, subject) of all there is for this member of the cast, whether they may go there or not."""
    every = {
        address(route, subject): (str(route.name), kind)
        for route in routes()
        for kind, subject in reversed(subjects(route, cast, name).items())
    }
    return [(where, route, kind) for where, (route, kind) in every.items()]
