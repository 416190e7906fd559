"""Which words of a clause are found and quoted (trigger spans): its verb with what belongs to it, numbers, "too"."""

from retold.discourse.cues.view import At, View
from retold.discourse.cues.wordclasses import words

PREDICATED = words("acomp attr oprd conj amod advmod appos advcl xcomp")
LITTLE = words("no little few limited low much many any barely scarcely hardly less poor scant minimal enough")
SELF = ("himself", "herself", "themself", "themselves", "myself", "own")
MONEY = words("£ $ € pound pounds pence quid")
SPANS_OF_TIME = ("week", "month", "year", "day", "hour", "fortnight", "minute")
NOW = ("now", "since", "finally", "eventually")
REPLIES = words("reply answer apology response letter email minute explanation feedback form prospectus")


def acts(view: View) -> At:
    """The verb with its object."""
    return (view.head, *has_object(view))


def has_object(view: View) -> At:
    """The token at the head of the object, or nothing."""
    return (view.clause.object.head,) if view.clause.object else ()


def subject_and_verb(view: View) -> At:
    """The head of the subject with the verb group."""
    return (*((view.clause.subject.head,) if view.clause.subject else ()), *view.verb_group())


def verb_and_words(view: View) -> At:
    """Always: the words looked at are quoted with the verb."""
    return (view.head, *view.at)


def verb_group_and_words(view: View) -> At:
    """Always: the words looked at are quoted with the verb, its auxiliaries, negation and particle."""
    return (*view.at, *view.verb_group())


def is_subject(view: View) -> bool:
    """The word looked at heads the subject."""
    return view.clause.subject is not None and view.clause.subject.head == view.at[0]


def said_of_subject(view: View) -> bool:
    """The word is predicated of the subject: "was shy", "seemed quite lost", "arrived unprepared", "a shy boy"."""
    head, dep, token = view.tokens.head, view.tokens.dep, view.at[0]
    predicates = {view.head, view.clause.complement.head if view.clause.complement else view.head}
    for _ in range(3):
        if token in predicates:
            return True
        if dep[token] not in PREDICATED:
            return False
        token = head[token]
    return token in predicates


def is_reply(view: View) -> bool:
    """The word looked at is a reply, a letter, an explanation, a form."""
    return view.tokens.lemma[view.at[0]].lower() in REPLIES


def number(view: View) -> At:
    """The first number of the clause, or nothing."""
    pos = view.tokens.pos
    for token in view.clause.tokens:
        if pos[token] == "NUM":
            return (token,)
    return ()


def number_and_words(view: View) -> At:
    """The first number of the clause with the words looked at, or nothing."""
    found = number(view)
    return (*found, *view.at) if found else ()


def sum_of_money(view: View) -> At:
    """A currency sign or its word, with what follows, or nothing."""
    lower = view.tokens.lower
    for token in view.clause.tokens:
        if lower[token] in MONEY:
            return (token, token + 1) if token + 1 in view.clause.tokens else (token,)
    return ()


def span_of_time(view: View) -> At:
    """The verb with the span of time in the clause ("weeks"), or nothing."""
    found = view.word(*SPANS_OF_TIME)
    return (view.head, *found) if found else ()


def one_self(view: View) -> At:
    """The verb with "herself" or "own", or nothing."""
    found = view.word(*SELF)
    return (view.head, *found) if found else ()


def by_now(view: View) -> At:
    """The verb with "now", "since", "finally" or "eventually", or nothing."""
    found = view.word(*NOW)
    return (*found, view.head) if found else ()


def too_much(view: View) -> At | bool:
    """The "too" with the word that it stands before, or nothing: "too frightened"."""
    too = view.word("too")
    return bool(too) and view.tokens.dep[too[0]] == "advmod" and (too[0], view.tokens.head[too[0]])


def too_little(view: View) -> At:
    """A word by which there is none or not enough of the noun looked at, with the noun; or nothing."""
    noun = view.at[0]
    for kid in view.tokens.children[noun]:
        if kid < noun and view.tokens.lower[kid] in LITTLE:
            return (kid, noun)
    return ()
