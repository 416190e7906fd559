"""Which actor a noun stands for (social-actor classification): by its head word and what stands before it."""

from retold.discourse.codebook import Actor
from retold.discourse.lexicon import word_class
from retold.discourse.reading.tokens import Tokens

CLASSES: tuple[tuple[str, Actor], ...] = (
    ("other", "other"),
    ("anybody", "other"),
    ("peers", "peers"),
    ("family", "family"),
    ("society", "society"),
    ("institution", "institution"),
    ("student", "student"),
    ("young", "other"),
)
KNOWN: dict[str, Actor] = {word: actor for name, actor in CLASSES for word in word_class("actors", name)}
SCHOOL = word_class("actors", "school")
SCHOOLDAYS = word_class("actors", "schooldays")
UNIVERSITY = word_class("actors", "university")
ARRIVED = word_class("actors", "arrived")
STUDENT, YOUNG, ANYBODY = (
    word_class("actors", "student"),
    word_class("actors", "young"),
    word_class("actors", "anybody"),
)
OTHERS = frozenset({"other", "fellow", "rest", "richer", "wealthier", "privileged", "local", "home"})
BEFORE = frozenset({"compound", "amod", "nmod", "poss"})
OWNERS = frozenset({"his", "her", "their", "xyr", "zir", "eir", "faer"})
OFFICES = frozenset({"office", "service", "team", "unit", "desk", "lead", "finance", "library", "scheme", "fund"})
WORKPLACES = frozenset(
    {
        "finance",
        "hardship",
        "admissions",
        "outreach",
        "registry",
        "timetabling",
        "it",
        "hr",
        "accommodation",
        "library",
        "placement",
    }
    | {
        "university",
        "college",
        "faculty",
        "access",
        "bursary",
        "safety",
        "wellbeing",
        "reception",
        "estates",
        "theatre",
        "ward",
    }
)
MIXED_PEERS = frozenset({"student", "applicant", "candidate", "trainee", "graduate", "undergraduate", "learner"})


def arrival(tokens: Tokens) -> int:
    """The token from which the story is at the university: before it, "the school" is a school before university."""
    for index, lemma in enumerate(tokens.lemma):
        if (
            lemma in ARRIVED
            or tokens.lower[index] in {"we", "our"}
            or (lemma == "year" and index and tokens.lower[index - 1] in {"first", "foundation"})
        ):
            return tokens.bounds[tokens.sentence[index]][0]
    return len(tokens) // 4


def noun_actor(tokens: Tokens, index: int, arrived: int) -> Actor | None:
    """Who a noun stands for, or None where it stands for nobody. Names are not asked here."""
    lemma = tokens.lemma[index].lower()
    before = [kid for kid in tokens.children[index] if kid < index and tokens.dep[kid] in BEFORE]
    for kid in reversed(before):
        phrase = KNOWN.get(f"{tokens.lower[kid]} {lemma}") if tokens.dep[kid] != "poss" else None
        if phrase:
            return phrase
    beside = {tokens.lower[kid] for kid in before}
    if lemma in SCHOOL:
        return _school(tokens, index, lemma, beside, arrived)
    actor = KNOWN.get(lemma)
    if actor is None:
        return "institution" if lemma in OFFICES and _departmental(tokens, index, before) else None
    if actor == "institution" and _is_an_aim(tokens, index):
        return None
    return _by_context(tokens, index, lemma, beside) or actor


def _by_context(tokens: Tokens, index: int, lemma: str, beside: set[str]) -> Actor | None:
    """What the words beside a noun make of it: "other students", "such boys", "her people", "the ward sister"."""
    actor: Actor | None = None
    if lemma in {"sister", "matron"}:
        staffed = any(tokens.lower[kid] in {"the", "our"} for kid in tokens.children[index])
        actor = "institution" if staffed or tokens.pos[index] == "PROPN" else None
    elif lemma == "mentor":
        actor = "student" if beside & {"my", "our"} else None
    elif lemma in {"people", "folk"}:
        actor = "institution" if beside & WORKPLACES else "family" if beside & OWNERS else None
    elif lemma in MIXED_PEERS:
        actor = "peers" if beside & OTHERS else None
    elif lemma == "partner":
        compound = any(tokens.dep[kid] == "compound" for kid in tokens.children[index])
        actor = "peers" if compound else None
    elif lemma in YOUNG:
        alike = tokens.tag[index] == "NNS" and ("such" in beside or _like(tokens, index))
        actor = "family" if beside & OWNERS else "student" if alike else None
    return actor


def _like(tokens: Tokens, index: int) -> bool:
    """True for "girls like her"."""
    return any(tokens.lower[kid] == "like" for kid in tokens.children[index])


def _school(tokens: Tokens, index: int, lemma: str, before: set[str], arrived: int) -> Actor:
    owner = next((tokens.lower[kid] for kid in tokens.children[index] if tokens.dep[kid] == "poss"), "")
    if owner in {"our", "my"} or before & UNIVERSITY:
        return "institution"
    if owner or before & SCHOOLDAYS or lemma in {"sixth form", "headteacher"}:
        return "society"
    if tokens.tag[index] == "NNS" or tokens.child(index, "det") is None:
        return "society"
    article = next((tokens.lower[kid] for kid in tokens.children[index] if tokens.dep[kid] == "det"), "")
    return "institution" if article == "the" and index >= arrived else "society"


def _departmental(tokens: Tokens, index: int, before: list[int]) -> bool:
    """True for "the placement office", "careers service", "Finance": a part of the institution, not a room."""
    if any(tokens.dep[kid] == "compound" for kid in before):
        return tokens.dep[index] != "pobj" or tokens.lower[tokens.head[index]] not in {"in", "at", "near", "into"}
    return tokens.pos[index] == "PROPN" and tokens.lemma[index].lower() in {"finance", "library"}


def _is_an_aim(tokens: Tokens, index: int) -> bool:
    """True for "she wanted to be a doctor", "worked as a nurse": a calling, nobody who is met."""
    if tokens.dep[index] in {"attr", "oprd"}:
        return all(
            tokens.lower[kid] in {"a", "an"} for kid in tokens.children[index] if tokens.dep[kid] in {"det", "poss"}
        )
    return tokens.dep[index] == "pobj" and tokens.lower[tokens.head[index]] in {"as", "like"}
