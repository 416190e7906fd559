"""Does a clause hold, and who says so? Modality, certainty and attribution, by walking up the clauses.

After Sauri and Pustejovsky, Are you sure that this happened? (Computational Linguistics 38, 2012): verbs that take a
clause say whether it is asserted, left open or denied, and each step up may change that.
"""

from bisect import bisect_left, bisect_right

from retold.discourse.clauses import Certainty, Clause, Slot
from retold.discourse.findings import Attribution, Modality
from retold.discourse.lexicon import words
from retold.discourse.pronouns import FIRST
from retold.discourse.quotations import Quotation
from retold.discourse.reports import Report
from retold.discourse.tokens import Tokens

DUTY, POSSIBLE = words("commitment", "duty"), words("commitment", "possible")
DUTY_PHRASE, WISHING = words("commitment", "duty_phrase"), words("commitment", "wishing")
REJECTING, WRONG = words("commitment", "rejecting_nouns"), words("commitment", "wrong")


def commit(tokens: Tokens, table: list[Clause]) -> None:
    """Fill modality, certainty and the word behind them."""
    for clause in table:
        clause.modality, clause.mood = _modality(tokens, table, clause)
    for clause in table:
        clause.certainty = _certainty(tokens, table, clause)


def _modality(tokens: Tokens, table: list[Clause], clause: Clause) -> tuple[Modality, str]:
    if clause.link == "condition":
        return "condition", "if"
    for kid in tokens.children[clause.head]:
        if tokens.dep[kid] == "aux" and kid < clause.head:
            word = tokens.norm[kid]
            if word in DUTY:
                return "duty", word
            if word in POSSIBLE:
                return "possibility", word
    parent = table[clause.parent] if clause.parent is not None else None
    if parent is None or tokens.dep[clause.head] not in {"xcomp", "ccomp", "acl"}:
        return "none", ""
    if tokens.dep[clause.head] == "xcomp" and parent.verb in DUTY_PHRASE and _to(tokens, clause.head):
        if parent.verb in {"have", "need"} or parent.voice.startswith("passive"):
            return "duty", f"{tokens.lower[parent.head]} to"
    if parent.verb in WISHING and (_to(tokens, clause.head) or parent.verb in {"wish", "hope"}):
        return "wish", tokens.lower[parent.head]
    return "none", ""


def _to(tokens: Tokens, head: int) -> bool:
    return any(tokens.lower[kid] == "to" and kid < head for kid in tokens.children[head])


def _certainty(tokens: Tokens, table: list[Clause], clause: Clause) -> Certainty:
    if clause.modality in {"condition", "wish"}:
        return "unreal"
    if clause.modality == "duty":
        return "obliged"
    last = tokens.bounds[clause.sentence][1]
    aux = [tokens.norm[kid] for kid in tokens.children[clause.head] if tokens.dep[kid] == "aux"]
    if aux and aux[0] in {"would", "could", "might", "'d"} and ("have" in aux or _has_condition(table, clause)):
        return "unreal"
    if aux and aux[0] in {"may", "might", "could", "can", "would"}:
        return "possible"
    if tokens.lower[last - 1] == "?" and clause.parent is None:
        return "asked"
    if clause.link == "content" and any(tokens.lower[kid] in {"if", "whether"} for kid in tokens.children[clause.head]):
        return "asked"
    return "fact"


def _has_condition(table: list[Clause], clause: Clause) -> bool:
    return any(
        other.link == "condition" and other.parent == clause.index
        for other in table[max(0, clause.index - 6) : clause.index + 7]
    )


def attribute(tokens: Tokens, table: list[Clause], quotations: list[Quotation], reports: list[Report]) -> None:
    """Whose claim each clause is; an inner report wins over an outer one, a quotation over both.

    Wants actors in the slots of sources.
    """
    by_head = {clause.head: clause for clause in table}
    for report in sorted(reports, key=lambda report: len(report.clauses), reverse=True):
        if report.kind == "label":
            continue
        if report.kind == "quotation":
            verdict: tuple[Attribution, str] | None = ("quoted", tokens.lower[report.cue])
        else:
            verdict = _verdict(tokens, table, by_head.get(report.cue), report)
        if verdict is not None:
            for number in report.clauses:
                clause = table[number]
                if clause.attribution != "quoted":
                    clause.attribution, clause.distance = verdict
                    clause.source = report.source
                    clause.holder = report.source.actor if report.source else None
    heads = [clause.head for clause in table]
    for quotation in quotations:
        for clause in table[bisect_left(heads, quotation.first) : bisect_right(heads, quotation.last)]:
            clause.quotation = quotation.index


def _verdict(tokens: Tokens, table: list[Clause], cue: Clause | None, report: Report) -> tuple[Attribution, str] | None:
    """Reported or rejected, with the word that says so; None where the narrator stands behind the content."""
    word = tokens.lower[report.cue]
    if cue is None:
        lemma = tokens.lemma[report.cue]
        return ("rejected", word) if lemma in REJECTING else ("reported", word)
    narrator = _is_narrator(tokens, report.source)
    habit = _given_up(tokens, table, cue)
    if habit:
        return "rejected", habit
    if cue.polarity == "negative" and report.kind in {"belief", "speech", "assumption"} and not narrator:
        return "reported", word
    if report.kind == "knowledge":
        return None
    if report.kind == "assumption":
        return ("rejected" if narrator else "reported"), word
    if narrator and (report.kind == "belief" and cue.tense == "present" or cue.tense == "none"):
        return None
    return "reported", word


def _is_narrator(tokens: Tokens, source: Slot | None) -> bool:
    return source is not None and tokens.lower[source.head] in FIRST


def _given_up(tokens: Tokens, table: list[Clause], cue: Clause) -> str:
    """The word by which a way of talking is given up: "we used to say", "it is wrong to say", "no longer think"."""
    at: Clause | None = cue
    for _ in range(4):
        if at is None:
            return ""
        if at is not cue and at.verb == "use" and any(True for _ in at.tokens):
            return "used to"
        if any(tokens.lower[kid] == "used" and tokens.dep[kid] == "aux" for kid in tokens.children[at.head]):
            return "used to"
        if any(
            tokens.lower[kid] in {"wrongly", "mistakenly", "falsely", "supposedly", "lazily"}
            for kid in tokens.children[at.head]
        ):
            return next(tokens.lower[k] for k in tokens.children[at.head] if tokens.lower[k].endswith("ly"))
        if "no longer" in at.negation or (at.negation == "no" and any(tokens.lower[t] == "longer" for t in at.tokens)):
            return "no longer"
        if at.complement is not None and tokens.lower[at.complement.head] in WRONG and at is not cue:
            return tokens.lower[at.complement.head]
        if at.link not in {"content", ""}:
            return ""
        at = table[at.parent] if at.parent is not None else None
    return ""
