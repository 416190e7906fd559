"""A code is one folder of data: what is read of it, and what is refused with file and line."""

from dataclasses import replace

import pytest

from discourse.codes import CODE, added, with_shipped
from retold.discourse.codebook import CODES, load, shipped
from retold.errors import CodebookError


def test_the_codes_that_ship_stand_in_their_order():
    assert [(code.name, code.letter, code.pole) for code in CODES] == [
        ("student-deficit", "D", -1),
        ("student-agent", "A", 1),
        ("student-recipient", "R", -1),
        ("student-experience", "E", 1),
        ("institution-benevolent", "B", -1),
        ("institution-responsible", "O", 1),
        ("barrier-individual", "I", -1),
        ("barrier-structural", "S", 1),
        ("ending-fairy-tale", "F", -1),
        ("ending-pragmatic", "P", 1),
    ]


def test_every_code_says_what_to_include_and_which_side_it_tells_of():
    assert [code.name for code in CODES if not code.include] == []
    assert [code.name for code in CODES if code.is_ending] == ["ending-fairy-tale", "ending-pragmatic"]
    assert {code.name: code.pole for code in CODES if code.outlook} == {
        "student-deficit": -1,
        "student-agent": 1,
        "student-recipient": -1,
        "institution-benevolent": -1,
        "institution-responsible": 1,
        "barrier-structural": 1,
    }


def test_a_long_text_is_one_line():
    assert [code.name for code in CODES if "\n" in code.definition + code.include + code.exclude] == []


def test_a_folder_of_one_code_is_a_codebook(tmp_path):
    (code,) = load(added(tmp_path, cues=None)).codes
    assert code == replace(
        CODES[0],
        name="student-body",
        pole=1,
        letter="Y",
        title="Student: body",
        definition="The student's body is told of.",
        include="",
        exclude="",
        outlook=False,
    )


def test_a_code_without_a_place_comes_last(tmp_path):
    book = load(with_shipped(tmp_path))
    assert [code.name for code in book.codes] == [*shipped().by_name, "student-body"]


def test_what_is_no_code_is_passed_over(tmp_path):
    added(tmp_path)
    (tmp_path / ".git").mkdir()
    (tmp_path / "README.md").write_text("About these codes.", "utf-8")
    assert [code.name for code in load(tmp_path).codes] == ["student-body"]


@pytest.mark.parametrize(
    ("code", "line", "sentence"),
    [
        (CODE + 'colour = "red"\n', 6, "“colour” means nothing here; title, letter, place, construct, pole, actor,"),
        (CODE.replace("pole = 1", "pole = 2"), 4, "“pole” should be -1, 0 or 1."),
        (CODE.replace("pole = 1", 'pole = "up"'), 4, "“pole” should be a number."),
        (CODE.replace("pole = 1", "pole = true"), 4, "“pole” should be a number."),
        (CODE + 'actor = "dean"\n', 6, "“dean” is no actor."),
        (CODE + "outlook = 1\n", 6, "“outlook” should be true or false."),
        (CODE.replace('letter = "Y"\n', ""), 1, "“letter” is missing or empty."),
        (CODE.replace('"The student\'s body is told of."', '""'), 1, "“definition” is missing or empty."),
        (CODE.replace("pole = 1", "pole ="), 4, "this is not TOML: "),
        (CODE + CODE, 6, "this is not TOML: Cannot overwrite a value."),
    ],
)
def test_what_a_code_may_not_say_is_told_with_its_line(tmp_path, code, line, sentence):
    with pytest.raises(CodebookError) as refused:
        load(added(tmp_path, code=code))
    assert str(refused.value).startswith(f"{tmp_path / 'student-body' / 'code.toml'}, line {line}: {sentence}")


def test_two_codes_of_one_letter_are_refused(tmp_path):
    added(tmp_path, name="alone")
    with pytest.raises(CodebookError) as refused:
        load(added(tmp_path))
    assert str(refused.value) == (
        f"{tmp_path / 'student-body' / 'code.toml'}, line 2: “Y” is the letter of alone already."
    )


def test_a_name_that_no_address_could_have_is_refused(tmp_path):
    with pytest.raises(CodebookError, match="“Student Body” cannot be a code's name: small letters and figures"):
        load(added(tmp_path, name="Student Body"))


def test_a_folder_without_codes_is_refused(tmp_path):
    with pytest.raises(CodebookError, match=r"holds no code. A code is a folder with a file code.toml in it."):
        load(tmp_path)


def test_what_is_no_folder_is_refused(tmp_path):
    with pytest.raises(CodebookError, match=r"is no folder. Name one that holds a folder for each code."):
        load(tmp_path / "nowhere")


def test_a_folder_that_lacks_its_page_is_refused(tmp_path):
    (tmp_path / "student-body").mkdir()
    with pytest.raises(CodebookError, match=r"code.toml cannot be opened. Check that it is there and may be read."):
        load(tmp_path)


def test_a_page_that_is_not_utf_8_is_refused(tmp_path):
    added(tmp_path)
    (tmp_path / "student-body" / "code.toml").write_bytes(CODE.replace("body", "b\xf6dy").encode("latin-1"))
    with pytest.raises(CodebookError, match=r"code.toml is not UTF-8. Save it as UTF-8 and try again."):
        load(tmp_path)
