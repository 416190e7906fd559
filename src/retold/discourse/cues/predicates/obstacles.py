"""What stands in the student's way, and where the text places it (causal attribution)."""

from retold.discourse.cues.view import At, View
from retold.discourse.cues.wordclasses import words

OWN_LACK = ("adjective.timid", "adjective.weak", "verb.lack", "verb.struggle", "noun.deficit", "phrase.lacks")
RULES = ("noun.rule", "noun.money", "noun.time_travel")
MEANS = (*RULES, "noun.resource", "verb.cost", "verb.own_means")
REACHING = words("get attend go reach come enter work travel apply sit")
LACKING = frozenset({"student", "family", "nobody", "there"})
AT_HOME = frozenset({"it", "that", "student", "thing", "family", "nobody"})
REVEALING = words("turn be mean appear transpire")
CONSEQUENCE = ("because", "so", "therefore", "meant", "result", "consequently", "consequence", "since", "why")
SAYING = words("say tell ask suggest call remark write comment wonder joke describe think expect want assume know")
TALKING = frozenset({"institution", "society", "peers", "other", None})
OWN_VOICES = frozenset({"student", "family", "writer"})


def lack_is_reason(view: View) -> At | bool:
    """A lack or a denial is given as the reason, and quoted: "because she did not know"."""
    lack = view.has(*OWN_LACK)
    return view.clause.link == "reason" and (lack or (view.negative and view.verb_group()))


def lack_has_consequence(view: View) -> At:
    """A lack with the word for what came of it ("so", "because"), or nothing."""
    lack = view.has(*OWN_LACK) or (view.verb_group() if view.negative and view.subject in LACKING else ())
    why = view.beside(*CONSEQUENCE)
    return (*lack, *why) if lack and why else ()


def turned_out(view: View) -> At:
    """The verb with the one above by which it came to light ("it turned out that"), or nothing."""
    above = view.parent()
    if above is None or above.verb not in REVEALING or view.clause.link not in {"content", "reason"}:
        return ()
    return (above.head, view.head)


def home_in_the_way(view: View) -> bool:
    """It is denied, hindered, troubled or lacking, and said of the student, the family or a thing."""
    held = view.negative or bool(view.has("verb.hinder", "noun.trouble", "verb.lack"))
    return held and view.subject in AT_HOME


def with_rule(view: View) -> At:
    """The words looked at with the first rule, sum or journey in the clause, or nothing."""
    rule = view.has(*RULES)
    return (*view.at, *rule) if rule else ()


def kept_from_means(view: View) -> bool:
    """A rule, a means or a cost is in the clause, or the verb is of getting there."""
    return bool(view.has(*MEANS)) or view.verb in REACHING


def had_to(view: View) -> At | bool:
    """The verb with the "had to" or "must" by which it has to be done, or nothing."""
    above = view.parent()
    if above is not None and above.verb == "have" and view.tokens.dep[view.head] == "xcomp":
        return (above.head, view.head)
    return view.modal == "must" and view.verb_group()


def said_by_others(view: View) -> At:
    """The verb with the one by which staff, society or peers are told to say or think it, or nothing."""
    above = view.parent()
    if above is None or view.clause.link != "content" or above.verb not in SAYING or above.subject is None:
        return ()
    first_person = view.tokens.lower[above.subject.head] in {"i", "we"}
    return (above.head, view.head) if above.subject.actor in TALKING and not first_person else ()


def quoted_from_others(view: View) -> bool:
    """It is a quotation of somebody who is neither the student, nor the family, nor the writer."""
    return view.clause.attribution == "quoted" and view.clause.holder not in OWN_VOICES
