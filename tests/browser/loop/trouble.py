"""What goes otherwise than planned: a pause, two pairs that end early, a concern for somebody else, a late action."""

from browser.loop.somebody import Somebody

ENDING = "You are leaving this pair."
OUTCOME = "One form, and one person who answers."
CAME_OF_IT = "Nobody was asked twice this term."


class Invented(Somebody):
    """Somebody of the demonstration, who comes in by one click."""

    def __init__(self, *given, name: str, **how) -> None:
        """`name` stands at the door."""
        super().__init__(*given, **how)
        self.name = name

    def sign_in(self) -> None:
        """By the door, from which everybody can be anybody."""
        if self.context is None:
            self.open_browser()
        self.installation.wait_for(self.context)
        self.go("/demo/")
        self.press(self.name)


def pause(one: Somebody, other: Somebody) -> None:
    """One of a pair pauses their meetings; both read the same, and nothing of who asked."""
    one.follow("Meetings")
    one.follow("Pause meetings")
    one.reads("You and Dev Raman")
    one.press("Pause meetings")
    for somebody in (one, other):
        somebody.follow("Meetings")
        somebody.reads("Meetings are paused.", "Nobody is told who asked for the pause")
        somebody.press("I am ready to meet again")
        somebody.reads("You have said that you are ready.")


def meet_again(somebody: Somebody) -> None:
    """Both were ready, so meetings go on."""
    somebody.follow("Meetings")
    somebody.does_not_read("Meetings are paused.")
    somebody.reads("Plan the next meeting", "Pause meetings")


def leave(mentor: Somebody, mentee: Somebody) -> None:
    """A mentor leaves. Until the pair ends their mentee reads nothing of it."""
    mentee.follow("Meetings")
    before = mentee.text()
    mentor.follow("Meetings")
    mentor.follow("Leave this pair")
    mentor.press("End it")
    mentor.reads(ENDING, "Until then nobody is told")
    mentee.follow("Meetings")
    assert mentee.text() == before


def ask_for_another(somebody: Somebody) -> None:
    """After the end, in the same words for both."""
    somebody.follow("Meetings")
    somebody.asks_until("This pair has ended.")
    somebody.does_not_read(ENDING)
    somebody.press("I would like to meet somebody else")
    somebody.reads("The coordinator knows that you would like another partner.")


def match_again(coordinator: Somebody, *names: str) -> None:
    """Whoever asked for somebody else is in the next proposal, and with nobody they were with."""
    coordinator.follow("Rounds")
    link = coordinator.page.locator("tbody tr", has_text="Under way").get_by_role("link")
    coordinator.go(link.get_attribute("href"))
    there = coordinator.path()
    coordinator.follow("Progress")
    coordinator.reads("Would like another partner", *names)
    coordinator.go(there)
    coordinator.follow("Matching")
    coordinator.press("Propose pairs")
    coordinator.watches_until("Publish…")
    coordinator.reads(f"{names[0]} mentors", f"{names[2]} mentors")
    coordinator.does_not_read(f"{names[0]} mentors {names[1]}", f"{names[2]} mentors {names[3]}")
    # A lot decides: she sets whom she knows of. The second she sets may part the first, and what is set stays.
    for mentor, mentee in 2 * [(names[0], names[3]), (names[2], names[1])]:
        if f"{mentor} mentors {mentee}" not in coordinator.text():
            coordinator.select("Mentor", mentor)
            coordinator.select("Mentee", mentee)
            coordinator.press("See what it costs")
            coordinator.write("Why?", "They share an afternoon.")
            coordinator.press("Set this pair")
    coordinator.reads(f"{names[0]} mentors {names[3]}", f"{names[2]} mentors {names[1]}")
    coordinator.follow("Publish…")
    coordinator.press("Publish")


def say_yes(somebody: Somebody, partner: str) -> None:
    """To a second partner."""
    somebody.go("/")
    somebody.follow("Look and decide")
    somebody.reads(partner)
    somebody.press("Yes, I would")


def pass_on(contact: Somebody, stand_in: Somebody, writer: Somebody, beginning: str) -> None:
    """A contact passes a concern on and cannot open it any more; its writer reads who has it."""
    contact.follow("Concerns")
    contact.open_first(".checklist")
    letter = contact.path()
    contact.does_not_read(beginning)
    contact.press("Open it")
    contact.reads(beginning)
    contact.follow("Pass it on")
    contact.press("Pass it on")
    contact.follow("Concerns")
    assert contact.context.request.get(letter).status == 404
    stand_in.follow("Concerns")
    stand_in.open_first(".checklist")
    stand_in.press("Open it")
    stand_in.reads(beginning)
    writer.go("/own/letters/")
    writer.open_first(".checklist")
    writer.reads("Henrik Saarinen has read it.")
    writer.does_not_read("Grace Adeyemi has")


def carry_to_its_end(committee: Somebody, action: str) -> None:
    """A late action is done: how it was, how it is, and a word to the pairs."""
    committee.follow("Actions")
    committee.follow(action)
    committee.reads("late", "Under way")
    committee.follow("It is done")
    committee.write("How it is now", CAME_OF_IT)
    committee.write("Message to the pairs", OUTCOME)
    committee.press("It is done")
    committee.reads("Done", CAME_OF_IT, OUTCOME)


def read_what_came_of_it(mentee: Somebody) -> None:
    """In the round from which the idea came."""
    mentee.follow("You said, we did")
    mentee.reads(OUTCOME)
