"""Things are done to or for the student."""

from retold.discourse.codebook import CodeName
from retold.discourse.cues.cue import Cue
from retold.discourse.cues.view import View
from retold.discourse.cues.wordclasses import words

CODE: CodeName = "student-recipient"
STAFF = ("institution", "writer")
OTHERS = ("person", "society", "peers", "family")
HELPING = ("verb.help", "verb.encourage", "verb.give", "verb.teach", "verb.arrange", "verb.attend", "verb.allow")
RECEIVING = frozenset({"get", "receive", "gain", "have", "find", "accept", "take", "enjoy", ""})
TELLING = words("tell suggest say advise promise explain")

CUES = (
    Cue(
        name="somebody-helps",
        code=CODE,
        reason="Somebody helps or encourages the student: {words}.",
        subject=(*STAFF, *OTHERS),
        on=("verb.help", "verb.encourage"),
        voice="active",
        where=View.serves_student,
        yes=(
            "The tutor helped Amira with the form.",
            "We encouraged Kofi to stay.",
        ),
        no=(
            "The tutor never helped Amira with the form.",
            "Amira helped the tutor with the form.",
        ),
    ),
    Cue(
        name="somebody-gives",
        code=CODE,
        reason="Somebody gives something to the student: {words}.",
        subject=(*STAFF, *OTHERS),
        on=("verb.give",),
        voice="active",
        where=View.serves_student,
        yes=(
            "The librarian lent Amira a laptop.",
            "We offered Kofi a place.",
        ),
        no=(
            "The librarian did not lend Amira a laptop.",
            "Amira lent the librarian a laptop.",
        ),
    ),
    Cue(
        name="somebody-teaches",
        code=CODE,
        reason="Somebody shows or teaches the student: {words}.",
        subject=(*STAFF, *OTHERS),
        on=("verb.teach",),
        voice="active",
        where=View.serves_student,
        yes=(
            "The sister taught Kofi how to take blood.",
            "A demonstrator showed Amira the bench.",
        ),
        no=(
            "The sister never taught Kofi how to take blood.",
            "Kofi taught the sister how to take blood.",
        ),
    ),
    Cue(
        name="somebody-arranges",
        code=CODE,
        reason="Somebody sees to things for the student: {words}.",
        subject=(*STAFF, *OTHERS),
        on=("verb.arrange",),
        voice="active",
        where=View.serves_student,
        yes=(
            "The adviser found Amira a room.",
            "We enrolled Kofi on the course.",
        ),
        no=(
            "The adviser did not find Amira a room.",
            "Amira found the adviser a room.",
        ),
    ),
    Cue(
        name="somebody-allows",
        code=CODE,
        reason="Somebody makes room for the student in the rules: {words}.",
        subject=(*STAFF, *OTHERS),
        on=("verb.allow",),
        voice="active",
        where=View.serves_student,
        yes=(
            "The board let Amira sit the paper again.",
            "The dean excused Kofi from the early shift.",
        ),
        no=(
            "The board did not let Amira sit the paper again.",
            "Amira let the board sit.",
        ),
    ),
    Cue(
        name="somebody-sees-to",
        code=CODE,
        reason="Somebody sees to something of the student's: {words}.",
        subject=(*STAFF, *OTHERS),
        on=HELPING,
        voice="active",
        where=View.only_of_student,
        yes=(
            "The adviser rewrote Amira's CV.",
            "We moved Kofi's deadlines.",
        ),
        no=(
            "The adviser did not rewrite Amira's CV.",
            "Amira rewrote the adviser's CV.",
        ),
    ),
    Cue(
        name="helps-at-large",
        code=CODE,
        reason="Somebody helps, and the student can be meant: {words}.",
        subject=(*STAFF, *OTHERS),
        on=("verb.help", "verb.give", "verb.teach", "verb.arrange"),
        voice="active",
        where=lambda view: not view.affects_student(),
        yes=(
            "The chaplaincy gave out soup, and Amira came.",
            "The librarian helped with the references, and Kofi passed.",
        ),
        no=(
            "The chaplaincy never gave out soup, and Amira left.",
            "Kofi helped with the references.",
        ),
    ),
    Cue(
        name="unnamed-helper",
        code=CODE,
        reason="A note without a subject tells what was done for the student: {words}.",
        subject=("",),
        on=HELPING,
        where=View.is_note_of_service,
        yes=(
            "Kofi came late. Taught him to ask a question.",
            "Amira came late. Helped her with the maths.",
        ),
        no=(
            "Kofi came late. Taught the others.",
            "Amira came late. Refused a coat.",
        ),
    ),
    Cue(
        name="kind-to-student",
        code=CODE,
        reason="Somebody is kind to the student: {words}.",
        subject=(*STAFF, *OTHERS),
        on=("adjective.kind", "noun.praise"),
        where=View.names_student,
        yes=(
            "The invigilator was so kind to Amira.",
            "The porters were patient with Kofi.",
        ),
        no=(
            "The invigilator was not kind to Amira.",
            "Amira was so kind to the invigilator.",
        ),
    ),
    Cue(
        name="gift-is-named",
        code=CODE,
        reason="Something given out of kindness is named: {words}.",
        subject=(*STAFF, *OTHERS, "there", ""),
        on=("noun.gift",),
        where=lambda view: view.affects_student() or view.subject in {"there", ""},
        yes=(
            "The porters bought Kofi a coat.",
            "There was soup, and Amira ate.",
        ),
        no=(
            "Kofi bought a coat.",
            "The porters sold Kofi a raffle.",
        ),
    ),
    Cue(
        name="is-helped",
        code=CODE,
        reason="The student is helped: {words}.",
        subject=("student",),
        on=("verb.help", "verb.encourage", "verb.teach", "verb.attend", "verb.allow"),
        voice="passive",
        yes=(
            "Kofi was helped with the maths.",
            "Amira was encouraged to apply.",
        ),
        no=(
            "Kofi was not helped with the maths.",
            "Kofi helped with the maths.",
        ),
    ),
    Cue(
        name="is-given",
        code=CODE,
        reason="The student is given something, or it is arranged for them: {words}.",
        subject=("student",),
        on=("verb.give", "verb.arrange"),
        voice="passive",
        yes=(
            "Amira was given every chance.",
            "Kofi was enrolled on the course.",
        ),
        no=(
            "Amira was not given a chance.",
            "Amira gave the others a chance.",
        ),
    ),
    Cue(
        name="is-helped-near-staff",
        code=CODE,
        reason="The student is helped; by whom is not said, and the institution stands near: {words}.",
        subject=("student",),
        on=HELPING,
        voice="passive",
        where=View.staff_unnamed,
        yes=(
            "The dean heard of it, and Amira was offered a room.",
            "Kofi was supported at the clinical school.",
        ),
        no=(
            "Her sister heard of it, and Amira was offered a room.",
            "Kofi was supported by friends at the clinical school.",
        ),
    ),
    Cue(
        name="is-provided",
        code=CODE,
        reason="Something is provided, by somebody left out: {words}.",
        subject=("thing",),
        on=("verb.give", "verb.arrange", "verb.allow", "verb.help"),
        voice="passive",
        yes=(
            "A room was found for Amira.",
            "A fee waiver was granted, and Kofi stayed.",
        ),
        no=(
            "No waiver was ever granted, and Kofi left.",
            "A complaint was typed by Amira.",
        ),
    ),
    Cue(
        name="staff-act-on-student",
        code=CODE,
        reason="The institution acts, and the student is at the receiving end: {words}.",
        subject=STAFF,
        voice="active",
        where=lambda view: view.serves_student() and view.holds_student(),
        yes=(
            "The tutor drove Amira to the station.",
            "We fed Kofi.",
        ),
        no=(
            "The tutor drove to the station, and Amira walked.",
            "Amira drove the tutor to the station.",
        ),
    ),
    Cue(
        name="staff-act-towards-student",
        code=CODE,
        reason="The institution acts towards the student: {words}.",
        subject=STAFF,
        voice="active",
        where=lambda view: view.serves_student() and not view.holds_student(),
        yes=(
            "The librarian sat with Amira.",
            "We sang for Kofi.",
        ),
        no=(
            "The librarian sat with the dean, and Amira read.",
            "Amira sat with the librarian.",
        ),
    ),
    Cue(
        name="somebody-acts-on-student",
        code=CODE,
        reason="Somebody acts, and the student is at the receiving end: {words}.",
        subject=OTHERS,
        voice="active",
        where=View.serves_student,
        yes=(
            "A neighbour drove Amira to the interview.",
            "His aunt dressed Kofi for it.",
        ),
        no=(
            "A neighbour drove to the interview, and Amira walked.",
            "Amira drove a neighbour to the interview.",
        ),
    ),
    Cue(
        name="is-grateful",
        code=CODE,
        reason="The student is thankful: {words}.",
        subject=("student", ""),
        on=("adjective.grateful",),
        yes=(
            "Amira was grateful to us all.",
            "Kofi is thankful for the place.",
        ),
        no=(
            "Amira was not grateful.",
            "The dean was grateful, and Amira smiled.",
        ),
    ),
    Cue(
        name="thanks",
        code=CODE,
        reason="Thanks or credit are given on the student's side: {words}.",
        subject=("student", "family", ""),
        on=("verb.thank",),
        yes=(
            "Amira thanked the porters.",
            "Her mother hugged the warden, and Amira laughed.",
        ),
        no=(
            "Amira never thanked the porters.",
            "The porters thanked Amira.",
        ),
    ),
    Cue(
        name="thanks-staff",
        code=CODE,
        reason="Thanks or a token of it goes to the institution: {words}.",
        subject=("student", "family"),
        on=("verb.thank", "noun.thanks", "verb.give", "noun.praise"),
        where=View.meets_staff,
        yes=(
            "Amira gave the librarian an orchid.",
            "Kofi brought flowers to the department.",
        ),
        no=(
            "Amira gave her sister an orchid.",
            "The librarian gave Amira an orchid.",
        ),
    ),
    Cue(
        name="token-of-thanks",
        code=CODE,
        reason="A token of thanks stands near the end: {words}.",
        on=("noun.thanks",),
        where=lambda view: view.clause.place > 0.6,
        yes=(
            "Amira passed in June. She left us, and a card came at Christmas.",
            "Kofi was here for years. He sent a bouquet.",
        ),
        no=(
            "A card fell out of the book that Amira had. She put it back, and the train went on through the rain.",
            "Amira passed in June. She left us.",
        ),
    ),
    Cue(
        name="credit-to-help",
        code=CODE,
        reason="Success is put down to somebody's help: {words}.",
        on=("phrase.with_help",),
        polarity="any",
        where=lambda view: view.subject not in STAFF,
        yes=(
            "Amira owes her success to the school.",
            "With our support Kofi got through every year.",
        ),
        no=(
            "Amira owes rent to the landlord.",
            "Kofi got through every year by himself.",
        ),
    ),
    Cue(
        name="is-cared-for",
        code=CODE,
        reason="The student is taken care of: {words}.",
        on=("phrase.care",),
        polarity="any",
        where=View.affects_student,
        yes=(
            "The warden took Amira under her wing.",
            "We made sure that Kofi had a room.",
        ),
        no=(
            "The warden took Amira to court.",
            "Amira made sure of the room.",
        ),
    ),
    Cue(
        name="idiom-of-care",
        code=CODE,
        reason="A set phrase of care: {words}.",
        on=("phrase.care",),
        polarity="any",
        where=lambda view: view.subject != "student",
        yes=(
            "The porters went the extra mile, and Kofi arrived.",
            "The warden kept an eye on Amira.",
        ),
        no=(
            "The porters went a mile, and Kofi arrived.",
            "Amira kept an eye on the clock.",
        ),
    ),
    Cue(
        name="help-is-named",
        code=CODE,
        reason="Somebody's help is named: {words}.",
        subject=(*STAFF, *OTHERS),
        on=("noun.help",),
        voice="active",
        yes=(
            "The university showed kindness, and Kofi stayed.",
            "Our staff had patience with Amira.",
        ),
        no=(
            "The university showed a film, and Kofi stayed.",
            "Kofi had patience.",
        ),
    ),
    Cue(
        name="there-was-help",
        code=CODE,
        reason="There was help: {words}.",
        subject=("there", "", "thing", "it"),
        on=("noun.help",),
        yes=(
            "There was a small bursary, and Amira stayed.",
            "Amira stayed. Regular mentoring.",
        ),
        no=(
            "There was a small window, and Amira read.",
            "Amira stayed. Regular fees.",
        ),
    ),
    Cue(
        name="student-and-help",
        code=CODE,
        reason="The student is told together with help: {words}.",
        subject=("student",),
        on=("noun.help",),
        yes=(
            "Amira got advice from the dean.",
            "Kofi found encouragement there.",
        ),
        no=(
            "Amira got letters from the dean.",
            "Kofi found mice there.",
        ),
    ),
)
