"""Does a clause hold, and who says so? Modality, certainty and attribution, by walking up the clauses.

After Sauri and Pustejovsky, Are you sure that this happened? (Computational Linguistics 38, 2012): verbs that take a
clause say whether it is asserted, left open or denied, and each step up may change that.
"""

from retold.discourse.clauses import Clause, Slot
from retold.discourse.findings import Modality
from retold.discourse.lexicon import words
from retold.discourse.pronouns import FIRST
from retold.discourse.quotations import Quotation
from retold.discourse.reports import Report
from retold.discourse.tokens import Tokens

DUTY, POSSIBLE = words("commitment", "duty"), words("commitment", "possible")
DUTY_PHRASE, WISHING = words("commitment", "duty_phrase"), words("commitment", "wishing")
REJECTING, WRONG = words("commitment", "rejecting_nouns"), words("commitment", "wrong")
INVERTING = frozenset({"had", "were", "should"})
WOULD = frozenset({"would", "could", "might", "'d", "should"})
DETERMINED = frozenset({"DT", "PRP", "PRP$", "NN", "NNP", "NNS", "NNPS", "EX", "RB", "CD", "JJ"})


def conditions(tokens: Tokens, table: list[Clause], clause_of: list[int | None]) -> None:
    """Mark the if-clauses that have no "if": "had anyone asked", "were she to", "as long as", "without X she would"."""
    for first, last in tokens.bounds:
        for index in range(first, last - 1):
            word = tokens.lower[index]
            if word in INVERTING and _inverted(tokens, index, first, last):
                clause = clause_of[index]
                if clause is not None:
                    table[clause].link = "condition"
            elif (
                word in {"long", "case"} and tokens.lower[index - 1] in {"as", "in"} and tokens.lower[index + 1] == "as"
            ):
                clause = clause_of[index + 1]
                if clause is not None and tokens.pos[table[clause].head] in {"VERB", "AUX"} and word == "long":
                    _mark_condition(table, tokens, index, last)


def _mark_condition(table: list[Clause], tokens: Tokens, index: int, last: int) -> None:
    """ "As long as": the clause that opens after it."""
    following = [clause for clause in table if index < clause.head < last and clause.tokens[0] <= index + 3]
    for clause in following[:1]:
        if clause.subject is not None and not clause.subject.inherited:
            clause.link = "condition"


def _inverted(tokens: Tokens, index: int, first: int, last: int) -> bool:
    """True for "had she asked" beside a "would": no question, the subject right after."""
    if tokens.tag[index + 1] not in DETERMINED or tokens.lower[index + 1] in {"to", "been", "n't"}:
        return False
    if tokens.lower[last - 1] == "?" or tokens.lower[last - 2 : last - 1] == ["?"]:
        return False
    starts = index == first or tokens.lower[index - 1] in {
        ",",
        ";",
        "-",
        "--",
        "\u2014",
        "\u2013",
        "and",
        "but",
        "that",
        "or",
        '"',
    }
    if not starts or (tokens.tag[index + 1] == "RB" and tokens.lower[index + 1] != "not"):
        return False
    verb = tokens.head[index]
    subject = any(
        tokens.dep[kid] in {"nsubj", "nsubjpass", "expl"} and kid > index
        for kid in (*tokens.children[verb], *tokens.children[index])
    )
    before = any(
        tokens.dep[kid] in {"nsubj", "nsubjpass"} and kid < index
        for kid in (*tokens.children[verb], *tokens.children[index])
    )
    return (
        subject
        and not before
        and any(
            tokens.lower[other] in WOULD and tokens.tag[other] == "MD" for other in range(first, last) if other != index
        )
    )


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


def _certainty(tokens: Tokens, table: list[Clause], clause: Clause) -> str:
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
    return "fact"


def _has_condition(table: list[Clause], clause: Clause) -> bool:
    return any(
        other.link == "condition" and other.parent == clause.index
        for other in table[max(0, clause.index - 6) : clause.index + 7]
    )


def attribute(tokens: Tokens, table: list[Clause], quotations: list[Quotation], reports: list[Report]) -> None:
    """Whose claim each clause is. Wants actors in the slots of sources."""
    for report in sorted(reports, key=lambda report: len(report.clauses), reverse=True):
        if report.kind in {"label", "quotation"}:
            continue
        cue = next((c for c in table if c.head == report.cue), None)
        verdict = _verdict(tokens, table, cue, report)
        if verdict is None:
            continue
        attribution, distance = verdict
        for number in report.clauses:
            clause = table[number]
            clause.attribution = attribution
            clause.source = report.source
            clause.holder = report.source.actor if report.source else None
            clause.distance = distance
    for quotation in quotations:
        for clause in table:
            if quotation.first <= clause.head <= quotation.last:
                clause.quotation = quotation.index
                if quotation.speech:
                    clause.attribution = "quoted"
                    clause.source = quotation.source
                    clause.holder = quotation.source.actor if quotation.source else None
                    clause.distance = tokens.lower[quotation.verb] if quotation.verb is not None else ""


def _verdict(tokens: Tokens, table: list[Clause], cue: Clause | None, report: Report) -> tuple[str, str] | None:
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
