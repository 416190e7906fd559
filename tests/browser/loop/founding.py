"""From nothing to an open call: the organisation, its people, a scheme and a round."""

from browser.loop.cast import Cast

INVITED = (
    ("coordinator", "Coordinator"),
    ("committee", "Committee member"),
)


def found(cast: Cast) -> None:
    """The operator founds the organisation at a terminal, with its administrator and two wellbeing contacts."""
    contacts = (cast.contact, cast.stand_in)
    said = cast.installation.type(
        "admin", "organisation", "Faculty of Health", "--administrator", cast.administrator.email,
        *(word for contact in contacts for word in ("--contact", contact.email)),
    )  # fmt: skip
    assert said == (
        "Faculty of Health is founded. ines@example.org can sign in now; "
        "grace@example.org and henrik@example.org are invited.\n"
    )
    cast.installation.serve()
    for contact in contacts:
        contact.sign_in()
        contact.reads("You are invited as wellbeing contact.")
        contact.press("Take it up")
        contact.reads("Wellbeing contact")


def appoint(cast: Cast) -> None:
    """The administrator invites whom one may simply invite, and asks for a researcher; a contact agrees."""
    ines = cast.administrator
    ines.sign_in()
    ines.reads("Today", "Organisation administrator")
    ines.follow("Organisation")
    ines.follow("People and roles")
    for attribute, role in INVITED:
        ines.follow("Invite somebody")
        ines.write("E-mail address", getattr(cast, attribute).email)
        ines.select("Role", role)
        ines.press("Send the invitation")
    ines.reads("jo@example.org", "Invitations that wait for an answer")
    ines.follow("Ask for a role of trust")
    ines.reads("Every administrator and every wellbeing contact is told, and may stop it.")
    ines.write("E-mail address", cast.researcher.email)
    ines.select("Role", "Researcher")
    ines.press("Ask for them")
    ines.follow("finn@example.org, researcher")
    ines.does_not_read("I agree")

    grace = cast.contact
    grace.go("/")
    grace.follow("Look and decide")
    grace.reads("finn@example.org", "Asked for by")
    grace.press("I agree")
    grace.reads("The invitation goes on", "26 February 2026")


def take_up(cast: Cast) -> None:
    """Each takes up the role they were invited to, from their first page; the researcher two working days later."""
    for attribute, role in (*INVITED, ("researcher", "Researcher")):
        somebody = getattr(cast, attribute)
        somebody.sign_in()
        somebody.asks_until(f"You are invited as {role.lower()}.")
        somebody.press("Take it up")
        somebody.reads(role)


def be_curious(cast: Cast) -> None:
    """A coordinator who would like to know more finds no way to appoint anybody, herself least of all."""
    esi = cast.coordinator
    esi.follow("People and roles")
    esi.does_not_read("Ask for a role of trust", "/end/")
    assert esi.context.request.get("/members/appoint/").status == 404
    esi.follow("Invite somebody")
    roles = esi.page.get_by_label("Role", exact=True).locator("option").all_inner_texts()
    assert roles == ["Committee member", "Mentor", "Mentee"]
    esi.write("E-mail address", esi.email)
    esi.press("Send the invitation")
    esi.reads("Somebody else has to ask for you.")
    esi.follow("Today")


def open_call(cast: Cast) -> None:
    """The coordinator plans a scheme and a round, and opens its call."""
    esi = cast.coordinator
    esi.follow("Organisation")
    esi.follow("Add a scheme")
    esi.write("Name", "Turning the tables")
    esi.write("What is it for?", "Students mentor senior staff, and both tell what they learnt.")
    esi.press("Save")
    esi.follow("Plan a round")
    for label, words in (
        ("Name of the round", "2026"),
        ("Text of the call", "Students and staff of the faculty can apply."),
        ("Last day to apply", "2026-03-03"),
        ("First day of the round", "2026-03-04"),
        ("Last day of the round", "2026-07-31"),
        ("Answers about identity are deleted on", "2026-07-31"),
    ):
        esi.write(label, words)
    esi.press("Save")
    esi.follow("Rounds")
    esi.follow("2026")
    cast.addresses["round"] = esi.path()
    esi.press("Open the call")
    esi.follow("See the public page")
    cast.addresses["call"] = esi.path()
    esi.reads("Turning the tables", "Apply as mentor")
