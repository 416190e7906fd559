"""The institution told as helper, giver, rescuer, or as good in itself."""

from retold.discourse.codebook import CodeName
from retold.discourse.cues.cue import Cue
from retold.discourse.cues.view import View
from retold.discourse.cues.wordclasses import words

CODE: CodeName = "institution-benevolent"
STAFF = ("institution", "writer", "person")
HELPING = ("verb.help", "verb.encourage", "verb.give", "verb.teach", "verb.arrange", "verb.attend", "verb.allow")
TELLING = words("tell say promise explain suggest")


def _at_large(view: View) -> bool:
    return not view.reaches_student()


def _kind_staff(view: View) -> bool:
    return view.document.actor_of.get(view.tokens.head[view.at[0]]) == "institution"


CUES = (
    Cue(
        name="staff-help",
        code=CODE,
        reason="The institution or one of its people helps or encourages the student: {words}.",
        subject=STAFF,
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
        name="staff-give",
        code=CODE,
        reason="The institution or one of its people gives something to the student: {words}.",
        subject=STAFF,
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
        name="staff-teach",
        code=CODE,
        reason="The institution or one of its people shows or teaches the student, as a kindness: {words}.",
        subject=STAFF,
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
        name="staff-arrange",
        code=CODE,
        reason="The institution or one of its people sees to things for the student: {words}.",
        subject=STAFF,
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
        name="staff-allow",
        code=CODE,
        reason="The institution makes room for the student in its rules: {words}.",
        subject=STAFF,
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
        name="staff-see-to",
        code=CODE,
        reason="The institution or one of its people sees to something of the student's: {words}.",
        subject=STAFF,
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
        name="staff-help-at-large",
        code=CODE,
        reason="The institution is told by its help or care: {words}.",
        subject=("institution", "writer"),
        on=("verb.help", "verb.encourage", "verb.allow"),
        voice="active",
        where=_at_large,
        yes=(
            "Our outreach team supports young people, and Amira came.",
            "The faculty embraces diversity, and Kofi came.",
        ),
        no=(
            "Our outreach team supports Amira.",
            "Kofi supports young people.",
        ),
    ),
    Cue(
        name="staff-give-at-large",
        code=CODE,
        reason="The institution is told by what it gives or arranges: {words}.",
        subject=("institution", "writer"),
        on=("verb.give", "verb.arrange", "verb.teach"),
        voice="active",
        where=_at_large,
        yes=(
            "We gave a talk at the centre, and Amira came.",
            "The department offered a summer school, and Kofi came.",
        ),
        no=(
            "We gave Amira a talk.",
            "Kofi gave a talk at the centre.",
        ),
    ),
    Cue(
        name="house-helps",
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
        name="staff-and-gift",
        code=CODE,
        reason="Something given out of kindness is named: {words}.",
        subject=(*STAFF, "there", ""),
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
        name="student-is-helped",
        code=CODE,
        reason="The student is helped, and only the institution can be meant: {words}.",
        subject=("student",),
        on=HELPING,
        voice="passive",
        yes=(
            "Kofi was supported throughout.",
            "Amira was given every chance.",
        ),
        no=(
            "Kofi was not supported.",
            "Kofi supported the others.",
        ),
    ),
    Cue(
        name="helped-by-the-unnamed",
        code=CODE,
        reason="The student is helped; by whom is not said, and the institution stands near: {words}.",
        subject=("student",),
        on=HELPING,
        voice="passive",
        where=View.staff_unnamed,
        yes=(
            "The tutor read the form. Kofi was given a second chance.",
            "Amira was offered a room when the warden heard of it.",
        ),
        no=(
            "His aunt read the form. Kofi was given a second chance.",
            "Kofi was given a second chance by his aunt when the tutor heard of it.",
        ),
    ),
    Cue(
        name="it-was-provided",
        code=CODE,
        reason="Something is provided, and only the institution can be meant: {words}.",
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
        name="staff-turn-to-student",
        code=CODE,
        reason="The institution turns to the student: {words}.",
        subject=("institution", "writer"),
        voice="active",
        where=View.serves_student,
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
        name="somebody-turns-to-student",
        code=CODE,
        reason="Somebody turns to the student: {words}.",
        subject=("person",),
        voice="active",
        where=View.serves_student,
        yes=(
            "Someone there drove Amira to the station.",
            "Somebody washed the coat for Kofi.",
        ),
        no=(
            "Someone there drove to the station, and Amira walked.",
            "Amira drove someone to the station.",
        ),
    ),
    Cue(
        name="staff-are-kind",
        code=CODE,
        reason="The institution or its people are praised: {words}.",
        subject=(*STAFF, "nobody"),
        on=("adjective.kind", "noun.praise"),
        yes=(
            "Our staff were marvellous, and Amira stayed.",
            "The warden, who met Kofi, is a treasure.",
        ),
        no=(
            "Our staff were not kind, and Amira left.",
            "Amira was marvellous.",
        ),
    ),
    Cue(
        name="kind-staff",
        code=CODE,
        reason="Somebody of the institution is praised: {words}.",
        on=("adjective.kind",),
        where=_kind_staff,
        yes=(
            "Amira met a wonderful tutor.",
            "Kofi worked under a patient supervisor.",
        ),
        no=(
            "Amira met an impatient tutor.",
            "Kofi worked under a patient aunt.",
        ),
    ),
    Cue(
        name="our-goodness",
        code=CODE,
        reason="The writer praises their own house: {words}.",
        on=("adjective.kind", "noun.praise", "noun.help"),
        where=lambda view: view.of_staff() or view.first_person("we"),
        yes=(
            "Amira came to our excellent programme.",
            "We gave Kofi all the kindness we had.",
        ),
        no=(
            "Amira came to her excellent programme.",
            "Kofi is in a kind family.",
        ),
    ),
    Cue(
        name="staff-are-thanked",
        code=CODE,
        reason="The institution or its people are thanked: {words}.",
        subject=("student", "family"),
        on=("verb.thank", "noun.thanks", "noun.praise", "verb.give"),
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
        name="gives-thanks",
        code=CODE,
        reason="The student or the family give thanks: {words}.",
        subject=("student", "family", ""),
        on=("verb.thank", "noun.thanks"),
        yes=(
            "Amira thanked the porters.",
            "Her mother hugged the warden, and Amira laughed.",
        ),
        no=(
            "The porters thanked Amira.",
            "Amira never thanked the porters.",
        ),
    ),
    Cue(
        name="credit-to-staff",
        code=CODE,
        reason="Success is put down to the institution's help: {words}.",
        on=("phrase.with_help",),
        polarity="any",
        where=lambda view: view.subject not in {"institution", "writer"},
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
        name="staff-take-care",
        code=CODE,
        reason="A set phrase of care, on the institution's side: {words}.",
        subject=(*STAFF, "nobody", "there", "thing", "it"),
        on=("phrase.care",),
        polarity="any",
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
        name="staff-care-for-student",
        code=CODE,
        reason="The institution takes care of the student: {words}.",
        subject=STAFF,
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
        name="staff-and-help",
        code=CODE,
        reason="The institution is told together with help: {words}.",
        subject=STAFF,
        on=("noun.help",),
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
        name="staff-do-not-mind",
        code=CODE,
        reason="The institution does not mind the trouble: {words}.",
        subject=("institution", "nobody", "writer"),
        verb=words("mind hear hold regret begrudge grudge"),
        polarity="negative",
        yes=(
            "Nobody minded the noise, and Amira stayed.",
            "We would not hear of it, and Kofi stayed.",
        ),
        no=(
            "Everybody minded the noise, and Amira left.",
            "Amira did not mind the noise.",
        ),
    ),
    Cue(
        name="staff-are-glad",
        code=CODE,
        reason="The institution is told as glad to do it: {words}.",
        subject=("institution", "writer"),
        on=("adjective.feeling", "adjective.kind"),
        where=View.said_of_subject,
        yes=(
            "We were delighted to have Amira.",
            "The dean was proud of Kofi.",
        ),
        no=(
            "We were not glad to have Amira.",
            "Kofi was proud of the dean.",
        ),
    ),
)
