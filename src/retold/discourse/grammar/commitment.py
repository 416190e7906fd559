"""Does a clause hold, and who says so (factuality)? Modality, certainty, attribution, by walking up the clauses.

After Sauri and Pustejovsky, Are you sure that this happened? (Computational Linguistics 38, 2012): verbs that take a
clause say whether it is asserted, left open or denied, and each step up may change that.
"""

from bisect import bisect_left, bisect_right

from retold.discourse.findings import Attribution, Modality
from retold.discourse.grammar.clauses import Certainty, Clause, Slot
from retold.discourse.grammar.quotations import Quotation
from retold.discourse.grammar.reported_speech import ReportedSpeech
from retold.discourse.lexicon import word_class
from retold.discourse.naming.pronouns import FIRST
from retold.discourse.reading.tokens import Tokens

DUTY, POSSIBLE = word_class("commitment", "duty"), word_class("commitment", "possible")
DUTY_PHRASE, WISHING = word_class("commitment", "duty_phrase"), word_class("commitment", "wishing")
REJECTING, WRONG = word_class("commitment", "rejecting_nouns"), word_class("commitment", "wrong")
WRONGLY = word_class("commitment", "wrongly")
WOULD = frozenset({"would", "could", "might", "'d"})
MAY = WOULD | {"may", "can"}
COMPLEMENTS = frozenset({"xcomp", "ccomp", "acl"})
STEPS = 4  # clauses up that a habit given up is looked for
AROUND = 6  # clauses on either side in which a condition is looked for


def mark_commitment(tokens: Tokens, table: list[Clause]) -> None:
    """Fill modality, the word behind it, and certainty."""
    for clause in table:
        clause.modality, clause.mood = _modality(tokens, table, clause)
    for clause in table:
        clause.certainty = _certainty(tokens, table, clause)


def _modality(tokens: Tokens, table: list[Clause], clause: Clause) -> tuple[Modality, str]:
    if clause.link == "condition":
        return "condition", "if"
    for kid in tokens.children[clause.head]:
        word = tokens.norm[kid] if tokens.dep[kid] == "aux" and kid < clause.head else ""
        if word in DUTY:
            return "duty", word
        if word in POSSIBLE:
            return "possibility", word
    parent = None if clause.parent is None else table[clause.parent]
    if parent is None or tokens.dep[clause.head] not in COMPLEMENTS:
        return "none", ""
    word, to = tokens.lower[parent.head], _to(tokens, clause.head)
    obliged = parent.verb in {"have", "need"} or parent.voice.startswith("passive")
    if parent.verb in DUTY_PHRASE and to and obliged and tokens.dep[clause.head] == "xcomp":
        return "duty", f"{word} to"
    question = any(tokens.tag[kid] == "WRB" for kid in tokens.children[clause.head])
    wished = parent.verb in WISHING and not question and (to or parent.verb in {"wish", "hope"})
    return ("wish", word) if wished else ("none", "")


def _to(tokens: Tokens, head: int) -> bool:
    return any(tokens.lower[kid] == "to" and kid < head for kid in tokens.children[head])


def _certainty(tokens: Tokens, table: list[Clause], clause: Clause) -> Certainty:
    if clause.modality in {"condition", "wish"} or clause.link == "comparison":
        return "unreal"
    if clause.modality == "duty":
        return "obliged"
    group = [tokens.norm[kid] for kid in tokens.children[clause.head] if tokens.dep[kid] == "aux"]
    if group and group[0] in MAY:
        unreal = group[0] in WOULD and ("have" in group or _on_condition(table, clause))
        return "unreal" if unreal else "possible"
    return "asked" if _asked(tokens, clause) else "fact"


def _on_condition(table: list[Clause], clause: Clause) -> bool:
    around = table[max(0, clause.index - AROUND) : clause.index + AROUND + 1]
    return any(other.link == "condition" and other.parent == clause.index for other in around)


def _asked(tokens: Tokens, clause: Clause) -> bool:
    """A question, or what is asked: "she asked whether it was fair"."""
    if clause.parent is None:
        return tokens.lower[tokens.bounds[clause.sentence][1] - 1] == "?"
    opened = any(tokens.lower[kid] in {"if", "whether"} for kid in tokens.children[clause.head])
    return clause.link == "content" and opened


def mark_attribution(
    tokens: Tokens, table: list[Clause], quotations: list[Quotation], reports: list[ReportedSpeech]
) -> None:
    """Whose claim each clause is; an inner report wins over an outer one, a quotation over both.

    Wants actors in the slots of sources.
    """
    by_head = {clause.head: clause for clause in table}
    for report in sorted(reports, key=lambda report: len(report.clauses), reverse=True):
        verdict = _verdict(tokens, table, by_head.get(report.cue), report)
        if verdict is None:
            continue
        for number in report.clauses:
            clause = table[number]
            if clause.attribution != "quoted" or report.kind == "quotation":
                clause.attribution, clause.distance = verdict
                clause.source = report.source
                clause.holder = None if report.source is None else report.source.actor
    heads = [clause.head for clause in table]
    for quotation in quotations:
        for clause in table[bisect_left(heads, quotation.first) : bisect_right(heads, quotation.last)]:
            clause.quotation = quotation.index


def _verdict(
    tokens: Tokens, table: list[Clause], cue: Clause | None, report: ReportedSpeech
) -> tuple[Attribution, str] | None:
    """Quoted, reported or rejected, with the word that says so; None where the narrator stands behind the content."""
    word = tokens.lower[report.cue]
    if report.kind == "label":
        return None
    if report.kind == "quotation":
        return "quoted", word
    if cue is None:
        return ("rejected" if tokens.lemma[report.cue] in REJECTING else "reported"), word
    given_up = _given_up(tokens, table, cue)
    if given_up:
        return "rejected", given_up
    narrator = _is_narrator(tokens, report.source)
    if report.kind == "assumption":
        return "rejected", word
    own_view = narrator and report.kind == "belief" and cue.tense == "present"
    return None if report.kind == "knowledge" or own_view else ("reported", word)


def _is_narrator(tokens: Tokens, source: Slot | None) -> bool:
    return source is not None and tokens.lower[source.head] in FIRST


def _given_up(tokens: Tokens, table: list[Clause], cue: Clause) -> str:
    """The word by which a way of talking is given up: "we used to say", "it is wrong to say", "no longer think"."""
    at: Clause | None = cue
    for _ in range(STEPS):
        if at is None:
            return ""
        found = _gives_up(tokens, at, below=at is not cue)
        if found or at.link not in {"content", ""}:
            return found
        at = None if at.parent is None else table[at.parent]
    return ""


def _gives_up(tokens: Tokens, clause: Clause, *, below: bool) -> str:
    """The word in one clause that gives up what stands below it."""
    kids = tokens.children[clause.head]
    if (below and clause.verb == "use") or any(tokens.lower[k] == "used" and tokens.dep[k] == "aux" for k in kids):
        return "used to"
    if clause.negation == "no longer":
        return clause.negation
    wrong = clause.complement is not None and below and tokens.lower[clause.complement.head] in WRONG
    if wrong and clause.complement is not None:
        return tokens.lower[clause.complement.head]
    return next((tokens.lower[kid] for kid in kids if tokens.lower[kid] in WRONGLY), "")
