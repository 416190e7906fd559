"""From the open call to two pairs that have agreed how they meet."""

from browser.loop.cast import Cast
from browser.loop.somebody import Somebody

NAMES = {"amara": "Amara Obi", "cleo": "Cleo Marsh", "ben": "Ben Hartley", "dev": "Dev Rowe"}
CHOSEN = {
    "topics": ("Belonging and being seen", "Placements and rotas"),
    "availability": ("Monday morning", "Wednesday afternoon"),
    "mode": ("In person",),
    "capacity": ("One partner",),
    "wishes": ("Use this to find my partner",),
    "described_as": ("Parent or carer", "Use this to find my partner, and show it to a mentor who is asked about me"),
}
SAID = {
    "unit": {"amara": "Medicine, year 3", "cleo": "Nursing", "ben": "Surgery", "dev": "Public health"},
    "identity": {"amara": "I would rather say it in person.", "cleo": "The first of my family who studies."},
    "preferred_name": {"amara": "Amara", "cleo": "Cleo", "ben": "Ben", "dev": "Dev"},
    "not_with": "",
}


def first_name(somebody: Somebody) -> str:
    """As in their e-mail address."""
    return somebody.email.partition("@")[0]


def apply(cast: Cast, somebody: Somebody) -> None:
    """One application, from the public page to sending it."""
    who = first_name(somebody)
    if somebody in cast.mentors:
        cast.kept.keep(SAID["identity"][who], somebody.email)
    somebody.sign_in()
    somebody.reads("You have no role here yet")
    somebody.go(cast.addresses["call"])
    somebody.follow(f"Apply as {somebody.role}")
    somebody.press("Begin")
    somebody.follow("Carry on")
    while "/questions/" in somebody.path():
        answer(somebody, somebody.path().rstrip("/").rpartition("/")[2])
        somebody.press("Save and go on")
    somebody.follow("What you agree to")
    somebody.choose("Yes, I agree", of="Taking part in the scheme")
    somebody.does_not_read("My stories")
    somebody.press("Save")
    somebody.go(somebody.path().replace("consent/", ""))
    somebody.follow("Check your answers and send")
    somebody.reads(NAMES[who])
    somebody.press("Send the application")
    somebody.reads("Sent. You hear by e-mail when something is decided")


def answer(somebody: Somebody, name: str) -> None:
    """One question of an application."""
    who = first_name(somebody)
    somebody.reads("Who reads this?")
    if name in CHOSEN:
        somebody.choose(*CHOSEN[name])
    elif name == "name":
        somebody.page.get_by_role("textbox").fill(NAMES[who])
    else:
        said = SAID.get(name, f"What {who} says about {name.replace('_', ' ')}.")
        somebody.page.get_by_role("textbox").fill(said[who] if isinstance(said, dict) else said)


def accept(cast: Cast) -> None:
    """The coordinator reads and accepts every application, and closes the call."""
    esi = cast.coordinator
    esi.go("/")
    esi.reads("4 applications wait for you")
    for name in NAMES.values():
        esi.go(f"{cast.addresses['round']}applications/")
        esi.follow(name)
        esi.reads("Before you read more than the name")
        esi.does_not_read("What they say about")
        esi.press("Nothing but the scheme")
        esi.press("Accept")
    esi.go(cast.addresses["round"])
    esi.follow("Close the call")
    esi.reads("Close the call?")
    esi.press("Close the call")


def rule_out(mentor: Somebody) -> None:
    """A mentor names, without a reason, whom it should not be."""
    mentor.go("/")
    mentor.follow("Who it should not be")
    mentor.write("Who?", NAMES["dev"])
    mentor.press("Add")
    mentor.reads(NAMES["dev"])


def match(cast: Cast) -> None:
    """Proposed by the machine, published by the coordinator, who is not told what a mentor ruled out.

    With two mentors and two mentees nothing private steers, and a lot decides: she sets the pair that she knows of.
    """
    esi = cast.coordinator
    esi.go(f"{cast.addresses['round']}matching/")
    esi.press("Propose pairs")
    esi.watches_until("Publish…")
    esi.reads("Everybody has a partner.")
    esi.select("Mentor", NAMES["amara"])
    esi.select("Mentee", NAMES["ben"])
    esi.press("See what it costs")
    esi.write("Why?", "They share an afternoon.")
    esi.press("Set this pair")
    esi.does_not_read("I would rather not say")
    esi.follow("Publish…")
    esi.press("Publish")


def say_yes(cast: Cast) -> None:
    """Each mentor is asked before their mentee, who sees nothing of it until then; then the round begins."""
    for mentee in cast.mentees:
        mentee.go("/")
        mentee.reads("You wait for a partner")
    for mentor, mentee in zip(cast.mentors, cast.mentees, strict=True):
        mentor.go("/")
        mentor.reads("Somebody is proposed as your partner")
        for somebody, partner in ((mentor, mentee), (mentee, mentor)):
            somebody.go("/")
            somebody.follow("Look and decide")
            somebody.reads(NAMES[first_name(partner)])
            somebody.press("Yes, I would")
    esi = cast.coordinator
    esi.go(f"{cast.addresses['round']}pairs/")
    esi.reads("Preparing")
    esi.go(cast.addresses["round"])
    esi.press("Begin the round")


def agree(cast: Cast) -> None:
    """Both of each pair read what to know, and sign the same words; only then they may meet."""
    for somebody in cast.participants:
        somebody.go("/")
        somebody.follow("Get ready")
        somebody.reads("chose to share with you, and nothing else.")
        somebody.follow("What to know before you meet")
        somebody.press("I have read this")
        somebody.go("/")
        somebody.follow("Get ready")
        somebody.follow("What you agree on")
        somebody.press("Sign this")
    somebody.reads("You have both signed.")
