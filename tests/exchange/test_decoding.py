import codecs

import pytest

from retold.errors import BinaryTextError, TooLongError, UnreadableFileError
from retold.exchange.decoding import Decoded, cleaned, decode, read_bytes

STORY = "She didn’t know — “yes”, it cost £30.\nZoë stayed.\n"


@pytest.mark.parametrize(
    "data",
    [
        STORY.encode(),
        codecs.BOM_UTF8 + STORY.encode(),
        codecs.BOM_UTF16_LE + STORY.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + STORY.encode("utf-16-be"),
        codecs.BOM_UTF32_LE + STORY.encode("utf-32-le"),
        codecs.BOM_UTF32_BE + STORY.encode("utf-32-be"),
        STORY.replace("\n", "\r\n").encode(),
        STORY.replace("\n", "\r").encode(),
        codecs.BOM_UTF16_LE + STORY.replace("\n", "\r\n").encode("utf-16-le"),
    ],
)
def test_unicode_in_any_dress_is_the_same_text_and_says_nothing(data):
    assert decode(data, "a.txt") == Decoded(STORY)


@pytest.mark.parametrize("text", [STORY, "don’t", "She said “no”. The café was closed…"])
@pytest.mark.parametrize(("encoding", "name"), [("cp1252", "Windows-1252"), ("mac_roman", "Mac Roman")])
def test_old_western_encodings_are_found_and_named(text, encoding, name):
    assert decode(text.encode(encoding), "a.txt") == Decoded(text, (f"a.txt is not UTF-8 and was read as {name}.",))


def test_latin_1_reads_like_windows_1252():
    text = "Zoë paid £30 for the naïve résumé."
    assert decode(text.encode("latin-1"), "a.txt").text == text


@pytest.mark.parametrize("encoding", ["shift_jis", "cp1251", "koi8_r", "gb18030"])
def test_other_scripts_come_through_so_that_the_engine_can_name_the_language(encoding):
    text = {
        "shift_jis": "これは日本語の物語です。学生は大学に来ました。彼女はとても静かでした。",
        "gb18030": "她来到大学的时候什么都不知道。",
    }.get(encoding, "Она приехала в университет из маленькой деревни и ничего не знала.")
    assert decode(text.encode(encoding), "a.txt").text == text


def test_utf8_with_one_foreign_line_is_not_guessed_at():
    data = "She didn’t know.\nIt wasn’t easy.\n".encode() + "Zoë\n".encode("cp1252")
    with pytest.raises(UnreadableFileError) as refusal:
        decode(data, "a.txt")
    assert str(refusal.value) == "a.txt is UTF-8 but for some bytes, first in line 3. Save it again as UTF-8."


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (codecs.BOM_UTF8 + b"She\xe9", "a.txt begins with the mark of UTF-8 but is not valid UTF-8 (byte 3)."),
        (codecs.BOM_UTF16_LE + b"a\0b", "a.txt begins with the mark of UTF-16-LE but is not valid UTF-16-LE (byte 2)."),
    ],
)
def test_a_mark_that_lies(data, sentence):
    with pytest.raises(UnreadableFileError) as refusal:
        decode(data, "a.txt")
    assert str(refusal.value) == f"{sentence} Save it again as UTF-8."


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.7\n%\xe2\xe3", "is a PDF"),
        (b"\x89PNG\r\n\x1a\n\0\0", "is a picture"),
        (b"\xff\xd8\xff\xe0", "is a picture"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0", "is an old Office document (.doc, .xls)"),
        (b"{\\rtf1\\ansi She}", "is a rich text (RTF) document"),
        (b"PK\x03\x04....word/document.xml", "is a Word document whose name does not end in .docx"),
        (b"PK\x03\x04....xl/workbook.xml", "is a spreadsheet"),
        (b"PK\x03\x04mimetypeapplication/vnd.oasis.opendocument.text", "is an OpenDocument text"),
        (b"PK\x03\x04....a.txt", "is a zip archive"),
        (b"PK\x05\x06", "is an empty zip archive"),
        (b"\x1f\x8b\x08", "is compressed (gzip)"),
        (b"She\0came", "holds NUL bytes"),
        ("She came".encode("utf-16-le"), "holds NUL bytes"),
        (b"\x01\x02\x03\x04abc", "is mostly control characters"),
    ],
)
def test_what_is_no_text_is_named(data, kind):
    with pytest.raises(BinaryTextError) as refusal:
        decode(data, "a.txt")
    assert str(refusal.value).startswith(f"a.txt {kind}")


def test_a_text_spoilt_before_is_pointed_out():
    text = "She didnâ€™t know."
    note = "a.txt holds 'â€™', as if once saved in a wrong encoding. Look at the original."
    assert decode(text.encode(), "a.txt") == Decoded(text, (note,))


def test_what_no_document_can_hold_is_replaced_one_for_one():
    text = "She came\x07 in.\vThen\fshe \ud83d left, " + "and so on " * 5
    decoded = cleaned(text, "x")
    assert decoded.text == "She came\ufffd in.\nThen\nshe \ufffd left, " + "and so on " * 5
    assert decoded.notes == ("x: 2 characters that no document can hold became U+FFFD (\ufffd).",)
    assert len(decoded.text) == len(text)


def test_ordinary_odd_characters_are_left_alone():
    text = "\ttab, nbsp\u00a0, \u200bzero width, \u202eright to left, e\u0301, 👩🏾‍🎓, \u2028 line, \x85 next, \x7f del"
    assert cleaned(text, "x") == Decoded(text)


def test_never_more_than_the_limit_is_read(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes(b"x" * 1_000_001)
    with pytest.raises(TooLongError) as refusal:
        read_bytes(path, "a.txt", 1_000_000)
    assert str(refusal.value) == "a.txt is over 1 MB, the limit for one file. Split it."
    assert read_bytes(path, "a.txt", 1_000_001) == b"x" * 1_000_001


def test_an_endless_device_is_read_to_the_limit_only(tmp_path):
    link = tmp_path / "a.txt"
    link.symlink_to("/dev/zero")
    with pytest.raises(TooLongError):
        read_bytes(link, "a.txt", 1_000_000)


def test_places_that_are_no_file(tmp_path):
    cases = {
        tmp_path / "none.txt": "a.txt: there is no such file. Check the path.",
        tmp_path: "a.txt is a folder, not a file. Give a file.",
    }
    for path, sentence in cases.items():
        with pytest.raises(UnreadableFileError) as refusal:
            read_bytes(path, "a.txt", 10)
        assert str(refusal.value) == sentence
    with pytest.raises(UnreadableFileError, match="cannot be read"):
        read_bytes(tmp_path / ("x" * 300), "a.txt", 10)
    with pytest.raises(UnreadableFileError, match="cannot be read"):
        read_bytes(tmp_path / "a\0b", "a.txt", 10)
