"""The student acts on purpose, decides, knows, brings something, changes something."""

from retold.discourse.codebook import CodeName
from retold.discourse.cues.cue import Cue
from retold.discourse.cues.view import At, View
from retold.discourse.cues.wordclasses import words

CODE: CodeName = "student-agent"
BRINGING = words("bring take send hand show carry give keep put offer present submit")
KNOWING = words("know understand realise realize remember master notice see spot")
WANTING = words("want wish mean hope plan intend aim set prefer")
GETTING = words("teach get find arrange organise organize make do learn read write pay run")
OWNING = words("have bring show speak carry")
WOULD = words("would will wo 'd 'll")
OTHERS = [
    "others",
    "friends",
    "other",
    "everyone",
    "apprentices",
    "students",
    "colleagues",
    "classmates",
    "people",
    "group",
]
TOLD = frozenset({"VBD", "VBZ", "VBN"})


def _with_others(view: View) -> At | bool:
    others = view.word(*OTHERS)
    return bool(others) and bool(view.deed()) and (view.head, *others)


def _to_staff(view: View) -> At | bool:
    return view.meets_staff() and view.deed()


def _strength(view: View) -> bool:
    return view.of_student() or (view.subject == "student" and view.verb in OWNING)


def _among_subjects(view: View) -> At | bool:
    slot = view.clause.subject
    if slot is None or view.passive:
        return False
    joined = (kid for kid in view.tokens.children[slot.head] if view.tokens.dep[kid] == "conj")
    return tuple(kid for kid in joined if view.document.actor_of.get(kid) == "student")[:1]


def _it_was(view: View) -> At | bool:
    above = view.parent()
    return (
        above is not None
        and view.clause.link == "relative"
        and above.verb == "be"
        and above.complement is not None
        and above.complement.actor == "student"
        and (above.complement.head, view.head)
    )


CUES = (
    Cue(
        name="asks",
        code=CODE,
        reason="The student asks, as a move of their own: {words}.",
        subject=("student",),
        on=("verb.ask",),
        voice="active",
        where=View.moves,
        yes=(
            "Amira asked who decides the rota.",
            "Kofi complained to the dean.",
        ),
        no=(
            "Amira did not ask who decides the rota.",
            "The dean asked who decides the rota, and Amira waited.",
        ),
    ),
    Cue(
        name="speaks-up",
        code=CODE,
        reason="The student says their piece: {words}.",
        subject=("student",),
        on=("verb.speak_up",),
        voice="active",
        where=View.moves,
        yes=(
            "Kofi explained that he had no car.",
            "Amira corrected the lecturer.",
        ),
        no=(
            "Amira never corrected the lecturer.",
            "The lecturer corrected Amira.",
        ),
    ),
    Cue(
        name="refuses",
        code=CODE,
        reason="The student says no: {words}.",
        subject=("student",),
        on=("verb.refuse",),
        voice="active",
        where=View.moves,
        yes=(
            "Amira refused the second interview.",
            "Kofi turned down the placement.",
        ),
        no=(
            "Amira did not refuse the second interview.",
            "The panel refused Amira a second interview.",
        ),
    ),
    Cue(
        name="decides",
        code=CODE,
        reason="The student decides: {words}.",
        subject=("student",),
        on=("verb.decide",),
        voice="active",
        where=View.moves,
        yes=(
            "Kofi chose the night course.",
            "Amira decided against surgery.",
        ),
        no=(
            "The tutor chose the night course for Kofi.",
            "Amira never chose the night course.",
        ),
    ),
    Cue(
        name="makes",
        code=CODE,
        reason="The student makes or starts something: {words}.",
        subject=("student",),
        on=("verb.make",),
        voice="active",
        where=View.moves,
        yes=(
            "Amira set up a study group.",
            "Kofi drafted a new form.",
        ),
        no=(
            "The faculty set up a study group for Amira.",
            "Kofi did not draft a new form.",
        ),
    ),
    Cue(
        name="finds-out",
        code=CODE,
        reason="The student finds it out or works it out: {words}.",
        subject=("student",),
        on=("verb.find_out",),
        voice="active",
        where=View.moves,
        yes=(
            "Amira worked out the cost of each course.",
            "Kofi researched five hospitals.",
        ),
        no=(
            "Amira never worked out the cost of the course.",
            "The tutor worked out the cost for Amira.",
        ),
    ),
    Cue(
        name="contributes",
        code=CODE,
        reason="The student helps, teaches or leads others: {words}.",
        subject=("student",),
        on=("verb.contribute",),
        voice="active",
        where=View.moves,
        yes=(
            "Amira taught the demonstrators a better stitch.",
            "Kofi led a course for the new nurses.",
        ),
        no=(
            "The demonstrators taught Amira a better stitch.",
            "Kofi did not lead a course for the new nurses.",
        ),
    ),
    Cue(
        name="asks-staff",
        code=CODE,
        reason="The student turns to the institution: {words}.",
        subject=("student",),
        on=("verb.ask", "verb.speak_up", "verb.make", "verb.persist"),
        voice="active",
        where=lambda view: view.meets_staff() and view.moves(),
        yes=(
            "Amira wrote to the registry twice.",
            "Kofi told the panel what he had seen.",
        ),
        no=(
            "Amira wrote to her sister.",
            "The registry wrote to Amira.",
        ),
    ),
    Cue(
        name="knows",
        code=CODE,
        reason="The student knows: {words}.",
        subject=("student",),
        verb=KNOWING,
        voice="active",
        yes=(
            "Amira knew which ward would take her.",
            "Kofi noticed that the list was out of date.",
        ),
        no=(
            "Amira did not know which ward would take her.",
            "The sister knew which ward would take Amira.",
        ),
    ),
    Cue(
        name="makes-a-move",
        code=CODE,
        reason="The student makes a move of their own: {words}.",
        subject=("student",),
        on=("noun.move",),
        voice="active",
        where=lambda view: bool(view.verb and view.moves()) and (view.head, *view.at),
        yes=(
            "Amira put in a complaint.",
            "Kofi took a petition to the board.",
        ),
        no=(
            "Amira did not put in a complaint.",
            "We put in a complaint about the noise, and Amira laughed.",
        ),
    ),
    Cue(
        name="own-accord",
        code=CODE,
        reason="The student does it of their own accord: {words}.",
        subject=("student", ""),
        on=("phrase.own_accord",),
        voice="active",
        yes=(
            "Amira did it off her own bat.",
            "Kofi carried the desks out himself.",
        ),
        no=(
            "Amira did it when the tutor told her to.",
            "The dean carried the desks out himself, and Kofi watched.",
        ),
    ),
    Cue(
        name="resolve",
        code=CODE,
        reason="A set phrase tells the student's resolve: {words}.",
        subject=("student", ""),
        on=("phrase.resolve",),
        voice="active",
        yes=(
            "Amira stood her ground.",
            "Kofi took the lead in the group.",
        ),
        no=(
            "Amira never stood her ground.",
            "The dean took the lead, and Kofi left.",
        ),
    ),
    Cue(
        name="by-oneself",
        code=CODE,
        reason="The student taught or got it themselves: {words}.",
        subject=("student", ""),
        verb=GETTING,
        where=View.one_self,
        yes=(
            "Amira taught herself statistics.",
            "Kofi got himself a place in the choir.",
        ),
        no=(
            "The tutor taught Amira statistics.",
            "Kofi did not teach himself statistics.",
        ),
    ),
    Cue(
        name="able",
        code=CODE,
        reason="The student is described as able: {words}.",
        subject=("student", ""),
        on=("adjective.strong",),
        where=View.said_of_subject,
        yes=(
            "Amira was quick and resourceful.",
            "Kofi is a fluent speaker of four languages.",
        ),
        no=(
            "Amira was not quick.",
            "The demonstrator was quick, as Amira saw.",
        ),
    ),
    Cue(
        name="own-strength",
        code=CODE,
        reason="A strength is named as the student's own: {words}.",
        on=("noun.strength", "adjective.strong"),
        where=_strength,
        yes=(
            "Amira brought a head for figures and great patience.",
            "Kofi's knowledge of soil was excellent.",
        ),
        no=(
            "The lecturer's knowledge of soil was excellent, Kofi said.",
            "Amira brought a cake.",
        ),
    ),
    Cue(
        name="acts",
        code=CODE,
        reason="The student is the one who acts: {words}.",
        subject=("student",),
        where=View.deed,
        yes=(
            "Amira translated the leaflet.",
            "Kofi repaired bicycles on the landing.",
        ),
        no=(
            "Amira came from Hull.",
            "The porter repaired bicycles, and Amira slept.",
        ),
    ),
    Cue(
        name="wants",
        code=CODE,
        reason="The student wants something: {words}.",
        subject=("student",),
        verb=WANTING,
        voice="active",
        yes=(
            "Amira wanted medicine from the age of nine.",
            "Kofi meant to go home after finals.",
        ),
        no=(
            "Amira did not want medicine.",
            "The family wanted medicine for Amira.",
        ),
    ),
    Cue(
        name="would-not",
        code=CODE,
        reason="The student refuses: {words}.",
        subject=("student",),
        modal=WOULD,
        polarity="negative",
        where=lambda view: view.clause.certainty != "unreal",
        yes=(
            "Amira would not sign the letter.",
            "Kofi won't speak at the open day.",
        ),
        no=(
            "Amira would sign the letter.",
            "The dean would not sign the letter for Kofi.",
        ),
    ),
    Cue(
        name="with-others",
        code=CODE,
        reason="The student acts together with others: {words}.",
        subject=("student",),
        where=_with_others,
        yes=(
            "Amira wrote a guide with three other students.",
            "Kofi found others in the same position.",
        ),
        no=(
            "Amira wrote a guide.",
            "Amira lived with other students.",
        ),
    ),
    Cue(
        name="takes-it-to-staff",
        code=CODE,
        reason="The student takes it to the institution: {words}.",
        subject=("student",),
        where=_to_staff,
        yes=(
            "Kofi showed the figures to the committee.",
            "Amira reminded the dean of the date.",
        ),
        no=(
            "The committee showed Kofi the figures.",
            "Kofi showed the figures to his brother.",
        ),
    ),
    Cue(
        name="unnamed-doer",
        code=CODE,
        reason="A note without a subject tells an act of the student: {words}.",
        subject=("",),
        on=("verb.ask", "verb.make", "verb.find_out", "verb.decide", "verb.refuse"),
        voice="active",
        where=lambda view: view.tokens.tag[view.head] in TOLD and view.clause.parent is None,
        yes=(
            "Amira, from Hull. Wrote to four hospitals and asked each about the lifts.",
            "Amira, from Leeds. Chose Bangor over Durham.",
        ),
        no=(
            "Amira, from Hull. Was given a place.",
            "Kofi is 19. Tall, quiet.",
        ),
    ),
)
