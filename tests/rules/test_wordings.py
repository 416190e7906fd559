"""What people read is data: whole files load, and a file with one text too few or too many says so, with its line."""

import hashlib
import shutil
from pathlib import Path

import pytest

from retold.errors import WordingError
from retold.rules.agreement_wording import AGREEMENTS, FILLED, composed, read_agreements
from retold.rules.briefings import BRIEFINGS, read_briefings
from retold.rules.concern_questions import CONCERN_QUESTIONS, concern_question, read_concern_questions
from retold.rules.consent_wording import CONSENTS, read_consents
from retold.rules.identity import IDENTITY, read_identity
from retold.rules.inferred import read_inferred
from retold.rules.notice_wording import NOTICES, body_of, read_notices
from retold.rules.prompt_cards import CARDS, card, read_cards
from retold.rules.prompts import TEMPLATE, read_prompt
from retold.rules.questions import QUESTIONS, Reader, read_questions
from retold.rules.what_ends import read_endings
from retold.rules.wording import SHIPPED
from retold.rules.words import ConsentPurpose, Notice, Role

READERS = {
    "agreements": read_agreements,
    "briefings": read_briefings,
    "concern_questions": read_concern_questions,
    "consents": read_consents,
    "identity": read_identity,
    "inferred": read_inferred,
    "notices": read_notices,
    "prompt_cards": read_cards,
    "prompts": read_prompt,
    "questions": read_questions,
    "what_ends": read_endings,
}


@pytest.fixture
def folder(tmp_path):
    return Path(shutil.copytree(str(SHIPPED), tmp_path / "wordings"))


def swap(folder, noun, old, new):
    """Writes one thing in a file for another, once, and says what its reader makes of it."""
    path = folder / f"{noun}.toml"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    with pytest.raises(WordingError) as refused:
        READERS[noun](folder)
    return str(refused.value)


def line_of(noun, words):
    """The line of the shipped file on which these words stand first, counted from 1."""
    lines = (SHIPPED / f"{noun}.toml").read_text("utf-8").splitlines()
    return next(number for number, line in enumerate(lines, 1) if words in line)


def test_every_file_that_ships_is_read_and_no_other_lies_about():
    assert sorted(file.name for file in SHIPPED.iterdir()) == sorted(f"{noun}.toml" for noun in READERS)


@pytest.mark.parametrize("noun", READERS)
def test_a_folder_of_the_same_files_gives_the_same(noun, folder):
    assert READERS[noun](folder) == READERS[noun]()


def test_an_organisation_may_say_it_in_other_words(folder):
    path = folder / "questions.toml"
    path.write_text(path.read_text("utf-8").replace("What is your full name?", "Beth yw eich enw llawn?"), "utf-8")

    (first, *others) = read_questions(folder)

    assert (first.name, first.words) == ("name", "Beth yw eich enw llawn?")
    assert others == list(QUESTIONS[1:])


def test_the_words_are_where_they_were():
    assert QUESTIONS[0].words == "What is your full name?"
    assert {asked.readers for asked in QUESTIONS if asked.reader is Reader.AUTHOR} == {"Only you."}
    assert CONCERN_QUESTIONS[0].words == "What has happened?"
    assert BRIEFINGS[Role.MENTEE][0][0] == "You are here to learn"
    assert CARDS[0].beginnings[0] == "What would make this hour worth your time?"
    assert dict(IDENTITY.wishes)["require gender=woman"] == "Woman: it has to be so"
    assert CONSENTS[ConsentPurpose.POOLING].explanation.startswith("Numbers only")
    assert {notice: wording.subject for notice, wording in NOTICES.items()}[Notice.ALERT] == "Please open Retold"
    assert TEMPLATE.endswith("There is no right story.")


def test_what_pairs_have_signed_is_never_changed():
    said = {name: f"[{name}]" for name in FILLED} | {"first_contact": "either"}
    signed = {
        version: hashlib.sha256(composed(version, **said).encode()).hexdigest() for version in AGREEMENTS.versions
    }
    assert signed == {"2026-1": "9a8868a5bc3fdceb1db76caadd013b21f0bae56f9925146fa8f726cd8560fb3d"}


def test_what_is_filled_in_is_not_filled_in_again():
    said = dict.fromkeys(FILLED, "x") | {"first_contact": "mentor", "mentor": "{mentee} $place {", "off_the_table": ""}

    text = composed("2026-1", **said)

    assert "{mentee} $place { is the mentor. x is the mentee." in text
    assert "Off the table: Nothing in particular." in text
    assert body_of(Notice.ALERT, address="{code}") == "Please open Retold when you can:\n\n{code}\n"


def test_a_part_that_nobody_gives_is_an_error():
    with pytest.raises(KeyError):
        composed("2026-1", mentor="Amara", first_contact="mentor")


@pytest.mark.parametrize("noun", READERS)
def test_a_file_that_is_missing_is_named(noun, folder):
    (folder / f"{noun}.toml").unlink()

    with pytest.raises(WordingError) as refused:
        READERS[noun](folder)

    assert str(refused.value) == f"wordings/{noun}.toml is missing."


def test_a_text_that_is_missing_is_named_with_its_table(folder):
    assert swap(folder, "questions", 'words = "Why are you applying?"\n', "") == (
        f'wordings/questions.toml, line {line_of("questions", "[question.why]")}: "words" is missing.'
    )


def test_a_table_that_is_missing_is_named(folder):
    assert swap(folder, "consents", "[purpose.pooling]", "[purpose.pools]") == (
        f"wordings/consents.toml, line {line_of('consents', '[purpose.pooling]')}: "
        'nothing is called "pools" here. It may be: scheme, analysis, quotation, archive, pooling.'
    )
    (folder / "notices.toml").write_text("", "utf-8")
    with pytest.raises(WordingError) as refused:
        read_notices(folder)
    assert str(refused.value) == 'wordings/notices.toml, line 1: "notice" is missing.'


def test_words_for_something_that_never_ends_are_an_error(folder):
    said = swap(folder, "what_ends", '[ending."veto.lift"]', '[ending."veto.lifts"]')

    assert said.endswith("nothing ends by the name of veto.lifts.")


def test_a_text_where_a_table_should_be_is_named(folder):
    (folder / "notices.toml").write_text('notice = "Something is waiting."\n', "utf-8")
    with pytest.raises(WordingError) as refused:
        read_notices(folder)
    assert str(refused.value) == "wordings/notices.toml, line 1: the table [notice] is missing."


def test_a_purpose_that_is_missing_is_named(folder):
    path = folder / "consents.toml"
    words = path.read_text("utf-8")
    start = words.index("[purpose.pooling]")
    end = words.find("\n[", start)
    path.write_text(words[:start] + (words[end + 1 :] if end > 0 else ""), "utf-8")
    with pytest.raises(WordingError, match=r"wordings/consents\.toml, line \d+: \"pooling\" is missing\."):
        read_consents(folder)


def test_a_card_and_a_question_are_found_by_name_and_others_are_not_there():
    assert card(CARDS[0].name) is CARDS[0]
    assert concern_question(CONCERN_QUESTIONS[0].name) is CONCERN_QUESTIONS[0]
    assert (card("nonsense"), concern_question("nonsense")) == (None, None)


def test_a_text_that_nothing_asks_for_is_named_with_its_line(folder):
    line = line_of("questions", "As the coordinator should write it")
    assert swap(folder, "questions", "hint =", "hnt =") == (
        f'wordings/questions.toml, line {line}: nothing is called "hnt" here. It may be: words, hint.'
    )


def test_a_question_that_retold_does_not_ask_is_named(folder):
    line = line_of("questions", "What can be ticked under “What would")
    assert swap(
        folder, "questions", "# What can be ticked", '[question.age]\nwords = "How old are you?"\n\n# What'
    ).startswith(
        f'wordings/questions.toml, line {line}: nothing is called "age" here. It may be: name, preferred_name,'
    )


def test_a_name_that_comes_twice_is_named_with_its_line(folder):
    wrong = swap(folder, "prompt_cards", "[card.names]", "[card.first-meeting]")
    assert wrong.startswith("wordings/prompt_cards.toml cannot be read: Cannot declare ('card', 'first-meeting') twice")
    assert f"line {line_of('prompt_cards', '[card.names]')}" in wrong


@pytest.mark.parametrize(
    ("noun", "old", "new", "what"),
    [
        ("notices", "Your code is {code}", "Your code is {cod}", "nothing fills in {cod}. Known here: code."),
        ("notices", "page of {address}", "page of {code}", "nothing fills in {code}. Known here: address."),
        ("notices", "Your code is {code}", "Your code is", '"body" lacks {code}, which is filled in.'),
        ("notices", "Invited by: {inviter}", "Invited.", '"body" lacks {inviter}, which is filled in.'),
        ("notices", "Your code is {code}", "Your code is {code", "nothing fills in {}. Known here: code."),
        ("agreements", "Where: {place}", "Where?", '"text" lacks {place}, which is filled in.'),
        ("agreements", "Nothing in", "Nothing for {mentor} in", "nothing fills in {mentor}. This text has none."),
        ("briefings", "You choose", "{You} choose", "nothing fills in {}. This text has none."),
        (
            "prompt_cards",
            "What would make",
            "What, {mentor}, would make",
            "nothing fills in {mentor}. This text has none.",
        ),
    ],
)
def test_a_placeholder_too_few_or_too_many_is_named(noun, old, new, what, folder):
    wrong = swap(folder, noun, old, new)

    assert wrong.startswith(f"wordings/{noun}.toml, line ")
    assert wrong.endswith(f": {what}")


@pytest.mark.parametrize(
    ("noun", "old", "new", "what"),
    [
        ("identity", '"Gender"', '" "', '"gender" is to be a text, in quotation marks, and not empty.'),
        ("identity", '"Gender"', "1", '"gender" is to be a text, in quotation marks, and not empty.'),
        ("identity", '[strength]\nprefer = "It', '[strength]\nlikes = "It', 'nothing is called "likes" here.'),
        ("agreements", 'version = "2026-1"', 'version = "2027-1"', "there is no table [wording.2027-1]."),
        ("prompt_cards", "listening = [", "hearing = [", 'nothing is called "hearing" here.'),
        ("prompt_cards", "beginnings = [", 'beginnings = ""\nlistening = [', "Cannot overwrite a value"),
        ("prompts", 'text = """', 'text = """\n"""\nwords = """', 'nothing is called "words" here.'),
        ("briefings", "[mentor.leading]", "[coordinator.leading]", 'nothing is called "coordinator" here.'),
    ],
)
def test_what_else_is_wrong_is_said(noun, old, new, what, folder):
    assert what in swap(folder, noun, old, new)


def test_a_text_where_a_list_should_be_is_named(folder):
    (folder / "prompt_cards.toml").write_text(
        '[card.one]\ntitle = "One"\nwhen = "Now."\nbeginnings = "Say."\nlistening = ["Hear."]\nleave = "It."\n', "utf-8"
    )

    with pytest.raises(WordingError) as refused:
        read_cards(folder)

    assert str(refused.value) == (
        'wordings/prompt_cards.toml, line 4: "beginnings" is to be a list of texts, in square brackets.'
    )


def test_a_file_in_another_encoding_is_named(folder):
    (folder / "prompts.toml").write_bytes("note = “Été”".encode("utf-16"))

    with pytest.raises(WordingError) as refused:
        read_prompt(folder)

    assert str(refused.value) == "wordings/prompts.toml is not written in UTF-8. Save it as UTF-8."
