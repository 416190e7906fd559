"""What reaches nobody: the outsider, whose account opens nothing, and the mails, which say nothing."""

import re

from browser.loop.cast import Cast

# A call is public, as signing in is; and everybody with an account has their own pages, empty or not.
OPEN = re.compile(r"/($|sign-in/|calls/|own/$|own/pages/$|own/letters/$)")


def see_nothing(cast: Cast) -> None:
    """Somebody with an account and no role asks for every page that anybody met."""
    hal = cast.outsider
    hal.sign_in()
    hal.reads("You have no role here yet")
    met = {path.partition("?")[0] for somebody in cast.everybody() for path in somebody.addresses}
    closed = sorted(path for path in met if not OPEN.match(path))
    assert len(closed) > 100, closed
    answers = {path: hal.context.request.get(path, max_redirects=0).status for path in closed}
    opened = {path: status for path, status in answers.items() if status != 404}
    assert opened == {}, opened


def keep_it_from_the_mails(cast: Cast) -> None:
    """No mail says what somebody keeps, or names anybody."""
    mails = [mail for somebody in cast.everybody() for mail in cast.installation.mails(somebody.email)]
    assert len(mails) > 20, mails
    for mail in mails:
        said = [words for words in (*cast.kept.readers, "Amara", "Cleo", "Ben", "Dev") if words in mail]
        assert said == [], (said, mail)
