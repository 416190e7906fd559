"""Meetings, what is kept private about them, and a concern."""

from browser.loop.cast import Cast
from browser.loop.somebody import Somebody

REFLECTION = "He listened. I did not say what I had meant to say about the ward."
CONCERN = "I was asked to say nothing about the ward round. I would like to know what I can do."
DONE = "You can speak to the dean of students, and I can come along."


def plan(somebody: Somebody, day: str) -> None:
    """A mentee plans the first meeting."""
    somebody.follow("Meetings")
    somebody.follow("Plan the next meeting")
    somebody.write("Day", day)
    somebody.write("Time", "14:30")
    somebody.choose("In person")
    somebody.press("Save")
    somebody.reads("14:30")


def say_that_we_met(somebody: Somebody) -> None:
    """One side, alone."""
    somebody.follow("Meetings")
    somebody.reads("You have not said how it was")
    somebody.open_first(".checklist")
    somebody.follow("Say how it was")
    somebody.choose("Yes", of="Did you meet?")
    somebody.choose("All well", of="How would you like to go on?")
    somebody.press("Save")
    somebody.follow("Meetings")
    somebody.reads("You said: we met")


def keep_to_oneself(cast: Cast, mentor: Somebody) -> None:
    """A private page."""
    cast.kept.keep(REFLECTION, mentor.email)
    mentor.follow("Private")
    mentor.go("/own/pages/")
    mentor.follow("Write a page about meeting")
    mentor.write("What would you like to keep?", REFLECTION)
    mentor.press("Save")
    mentor.go("/own/pages/")
    mentor.reads("He listened.")


def raise_concern(cast: Cast, mentor: Somebody) -> None:
    """To the wellbeing contact, and to nobody else."""
    cast.kept.keep(CONCERN, mentor.email, cast.contact.email)
    cast.kept.keep(DONE, mentor.email, cast.contact.email)
    mentor.go("/own/letters/")
    mentor.reads("If somebody is in danger now, ring 999.")
    mentor.press("Raise a concern")
    mentor.follow("Carry on")
    while "/questions/" in mentor.path():
        name = mentor.path().rstrip("/").rpartition("/")[2]
        if name == "text":
            mentor.page.get_by_role("textbox").first.fill(CONCERN)
        chosen = {"kind": "Pressure or retaliation", "wish": "Give me advice", "contact": "grace@example.org"}
        if name in chosen:
            mentor.choose(chosen[name])
        mentor.press("Save and go on")
    mentor.follow("Check your answers and send")
    mentor.press("Send")
    mentor.reads("has been told that something is waiting")


def read_concern(cast: Cast) -> None:
    """The contact got a mail without content; reads, and answers the writer."""
    grace = cast.contact
    alert = cast.installation.new_mail(grace.email, "Please open Retold")
    assert "ward" not in alert
    assert "amara" not in alert
    grace.sign_in()
    grace.follow("Concerns")
    grace.open_first(".checklist")
    grace.does_not_read(CONCERN)
    grace.press("Open it")
    grace.reads(CONCERN)
    grace.write("What did you do, or agree?", DONE)
    grace.choose("The writer may read this")
    grace.press("Save")
    grace.write("What came of it?", "We talked, and you know where to turn.")
    grace.press("Close it")
    grace.reads("Closed")


def hear_from_contact(mentor: Somebody) -> None:
    """What the contact did, and what came of it."""
    mentor.go("/own/letters/")
    mentor.open_first(".checklist")
    mentor.reads(DONE, "you know where to turn.")
