"""From an idea of a pair to an action, its answer, and the end of the round."""

from browser.loop.cast import Cast
from browser.loop.somebody import Somebody

TITLE = "Publish rotas four weeks ahead"
REASON = "It costs nothing, and those with children or a job need it most."


def write_idea(mentee: Somebody) -> None:
    """Either of a pair may; here the mentee."""
    mentee.go("/")
    mentee.follow("Ideas")
    mentee.follow("Write an idea")
    mentee.write("In one line", TITLE)
    mentee.write("What happens now", "Rotas come out a week before they begin.")
    mentee.write("Who is affected", "Students with children, or with a job")
    mentee.write("What you would change", "The placement office publishes them four weeks ahead.")
    mentee.press("Save")


def agree_to_idea(mentor: Somebody) -> None:
    """Nothing leaves the pair without the mentor's yes; in a round of two pairs she also says that it may go alone."""
    mentor.follow("Ideas")
    mentor.follow(TITLE)
    mentor.follow("Read it once more and decide")
    mentor.choose("The committee and, once it is answered, everybody in the round")
    mentor.choose("If fewer than three pairs have an idea ready when the round closes, let ours leave all the same")
    mentor.press("I agree to these words")
    mentor.reads("Leaves with the next batch")


def begin_to_close(cast: Cast) -> None:
    """The coordinator lets the round come to its end: ideas leave with the next batch."""
    esi = cast.coordinator
    esi.sign_in()
    esi.go(cast.addresses["round"])
    esi.follow("Start closing the round")
    esi.press("Start closing the round")
    esi.reads("Start closing the round: in the morning of")


def answer_idea(cast: Cast) -> None:
    """The committee answers with a reason, and plans, agrees, begins and finishes an action."""
    jo = cast.committee
    jo.sign_in()
    jo.asks_until("One idea waits for an answer")
    jo.follow("Ideas")
    jo.follow(TITLE)
    jo.does_not_read("Amara", "Ben", "Cleo", "Dev")
    jo.follow("Answer it")
    jo.choose("Accepted")
    jo.write("The reason, in plain words", REASON)
    jo.press("Send the answer")
    jo.follow("Plan an action")
    for label, words in (
        ("What will be done", "Rotas four weeks ahead"),
        ("Who owns it", "Placement office"),
        ("Committee", "Education group"),
        ("Done by", "2026-05-31"),
        ("How it is now", "One week"),
        ("Message to the pairs", "From June on."),
    ):
        jo.write(label, words)
    jo.press("Save")
    jo.follow("Agree")
    jo.write("Message to the pairs", "The group has agreed.")
    jo.page.locator("main form button").first.click()
    jo.reads("Agreed")


def hear_back(somebody: Somebody) -> None:
    """The answer, on the page of the idea and under "You said, we did"."""
    somebody.sign_in()
    somebody.follow("Ideas")
    somebody.follow(TITLE)
    somebody.reads("The committee’s answer", REASON, "Rotas four weeks ahead")
    somebody.follow("You said, we did")
    somebody.reads(TITLE, REASON)


def finish(cast: Cast) -> None:
    """The coordinator sees each pair, nothing of what was said, and finishes the round; it is done the next morning."""
    esi = cast.coordinator
    esi.sign_in()
    esi.go(f"{cast.addresses['round']}meetings/")
    rows = esi.page.locator("tbody tr").all_inner_texts()
    assert [row.split("\t")[:4] for row in rows] == [
        ["Amara Obi", "Ben Hartley", "Meeting", "Needs a nudge"],
        ["Cleo Marsh", "Dev Rowe", "Meeting", "Needs a nudge"],
    ], rows
    esi.does_not_read("ward")
    esi.go(cast.addresses["round"])
    esi.follow("Finish the round")
    esi.press("Finish the round")
    esi.reads("Finish the round: in the morning of")


def see_it_finished(cast: Cast) -> None:
    """A day later."""
    esi = cast.coordinator
    esi.sign_in()
    esi.go(cast.addresses["round"])
    esi.asks_until("Finished")
