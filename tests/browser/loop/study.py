"""The study: set up and opened, two stories of each mentee, the writer's own mirror, the researcher's pages."""

from browser.loop.cast import Cast
from browser.loop.joining import first_name
from browser.loop.somebody import Somebody

FIRST = {
    "ben": "Tariq came from a school that expected little of him. Luckily one of our lecturers noticed him and "
    "we lowered the offer so that he could get in. He was too shy to speak and he did not know how to study. "
    "Dr Hall sat him down and showed him how to revise. He passed his finals and could not thank us enough. "
    "He lived happily ever after as a doctor in our hospital.",
    "dev": "Maya lacked confidence and had no idea how to apply. Her family could not help her. The medical school "
    "gave her a place and a bursary, and a kind tutor supported her. She struggled with exams because she had gaps in "
    "her knowledge. In the end she succeeded, and everybody was proud of what had been done for her.",
}
SECOND = {
    "ben": "Marlon chose us because he could live at home and keep his job. He had worked the sums out himself. "
    "On the wards he was taken for a porter and nobody on the team said a word. He wrote to the school about it. The "
    "school had no way to report such things, and our rota ignored who had work. He organised other students, and "
    "the school changed the rota. Some of it is still not settled.",
    "dev": "Sana decided to apply after years as a care assistant and brought more experience than her year had. The "
    "school's timetable assumed that nobody had children. She asked for it in advance, was refused, and appealed. "
    "Staff mispronounced her name and we did not correct each other. She led the appeal of nine students. The school "
    "now publishes rotas early; she is still tired, and still here.",
}
CONSENTS = (
    "My stories are analysed in the study",
    "Short passages may be quoted, once I have cleared each",
    "My stories are kept for later research, without my name",
    "Results are pooled with those of other organisations",
)
DAYS = (
    ("The first story is asked for from", "2026-03-02"),
    ("The second story is asked for from", "2026-03-31"),
    ("Stories can be taken back until", "2026-07-31"),
    ("Stories are kept until", "2036-07-31"),
)


def open_study(cast: Cast) -> None:
    """The researcher fixes what is asked and when, and opens the study."""
    finn = cast.researcher
    finn.follow("Studies")
    finn.follow("A study for 2026")
    finn.write("Title", "Two tellings")
    finn.write("The question", "What changes between the two tellings?")
    for label, day in DAYS:
        finn.write(label, day)
    finn.press("Save")
    cast.addresses["study"] = finn.path()
    finn.follow("Open it")
    finn.press("Open the study")
    finn.reads("Frozen on")


def agree(mentee: Somebody) -> None:
    """A mentee says what may become of the stories that the study asks for."""
    mentee.go("/")
    mentee.reads("Say what may become of your stories")
    mentee.follow("Decide")
    for purpose in CONSENTS:
        mentee.choose("Yes, I agree", of=purpose)
    mentee.press("Save")


def tell(cast: Cast, mentee: Somebody, which: str, words: str) -> None:
    """One story: written, read through, handed in. But for its writer only the researcher reads it, under no name."""
    cast.kept.keep(words, mentee.email, cast.researcher.email)
    mentee.go("/")
    mentee.reads(f"Write your {which} story")
    mentee.press("Begin")
    mentee.write("Your story", words)
    mentee.press("Save, and read it through")
    mentee.reads(words[:40])
    mentee.press("Hand it in")
    mentee.follow("Your stories")
    mentee.reads("Handed in")


def look_in_the_mirror(mentee: Somebody) -> None:
    """Both stories side by side, for their writer alone, once the engine has read them."""
    mentee.follow("Your stories")
    mentee.follow("Both side by side")
    mentee.reads("Only you can open this page")
    who = first_name(mentee)
    mentee.asks_until(FIRST[who][:30])
    mentee.reads(SECOND[who][:30])


def read_pseudonymously(cast: Cast) -> None:
    """The researcher unblinds the study, and reads who they cannot know; of two pairs no number is shown."""
    finn = cast.researcher
    finn.sign_in()
    finn.go(cast.addresses["study"])
    finn.reads("The study is blind")
    finn.follow("Unblind the study")
    finn.write("Why now", "All stories are in, and no human coding is planned.")
    finn.press("Ask for it")
    finn.reads("A second person has to agree")
    ines = cast.administrator
    ines.sign_in()
    ines.follow("Look and decide")
    ines.reads("Two tellings", "All stories are in")
    ines.press("I agree: unblind it")
    finn.go(f"{cast.addresses['study']}retellings/")
    finn.does_not_read("Ben", "Hartley", "Dev", "Rowe", "ben@", "dev@")
    finn.open_first("tbody")
    finn.does_not_read("Hartley", "Rowe", "ben@", "dev@")
    finn.go(f"{cast.addresses['study']}changed/")
    finn.reads("What changed", "Numbers of a group are shown from", "There are 2.")
