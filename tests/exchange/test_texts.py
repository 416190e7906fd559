import pytest

from retold.errors import BinaryTextError, EmptyTextError, TooLongError, UnknownFormatError, UnreadableFileError
from retold.exchange.narratives import Narrative
from retold.exchange.texts import read_text, text_of


@pytest.mark.parametrize("name", ["amara.txt", "amara.TXT", "amara.text", "amara.md", "amara", "amara.markdown"])
def test_plain_text_is_read_as_it_stands(tmp_path, name):
    path = tmp_path / name
    path.write_bytes(b"# She came\r\n\r\nand *stayed*.\r\n")
    assert read_text(path) == "# She came\n\nand *stayed*.\n"


@pytest.mark.parametrize("data", [b"", b" \n\t\r\n", "\ufeff".encode(), "\u00a0\u2003".encode()])
def test_no_words(tmp_path, data):
    path = tmp_path / "a.txt"
    path.write_bytes(data)
    with pytest.raises(EmptyTextError) as refusal:
        read_text(path)
    assert str(refusal.value) == f"{path} holds no words. Check that the right file was saved."


def test_a_lone_emoji_is_left_to_the_engine(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("🎓", "utf-8")
    assert read_text(path) == "🎓"


@pytest.mark.parametrize("ending", [".csv", ".json", ".html", ".odt", ".pages"])
def test_another_ending(tmp_path, ending):
    path = tmp_path / f"a{ending}"
    path.write_text("She came.", "utf-8")
    with pytest.raises(UnknownFormatError) as refusal:
        read_text(path)
    assert str(refusal.value) == (
        f"{path}: a story is read from .txt, .md or .docx, not from {ending}. Save it as one of these."
    )


def test_a_pdf_is_called_a_pdf_whatever_its_ending(tmp_path):
    for name in ("a.pdf", "a.txt", "a"):
        path = tmp_path / name
        path.write_bytes(b"%PDF-1.7\n")
        with pytest.raises(BinaryTextError) as refusal:
            read_text(path)
        assert str(refusal.value) == f"{path} is a PDF, not text: copy its words into a .txt or .docx file."


def test_no_such_file(tmp_path):
    with pytest.raises(UnreadableFileError) as refusal:
        read_text(tmp_path / "gone.txt")
    assert str(refusal.value) == f"{tmp_path}/gone.txt: there is no such file. Check the path."


def test_too_large(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes(b"word " * 4_000_001)
    with pytest.raises(TooLongError) as refusal:
        read_text(path)
    assert str(refusal.value) == f"{path} is over 20 MB, the limit for one file. Split it."


def test_200_000_words_are_read_and_left_to_the_engine(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes(b"word " * 200_000)
    assert len(read_text(path)) == 1_000_000


def test_bytes_from_elsewhere():
    assert text_of(b"\xef\xbb\xbfShe came.\r\n", source="standard input") == Narrative(
        id="standard input", pair="standard input", time=None, text="She came.\n", source="standard input"
    )
    with pytest.raises(EmptyTextError) as refusal:
        text_of(b"", source="standard input")
    assert str(refusal.value) == "standard input holds no words. Check that the right file was saved."
    with pytest.raises(BinaryTextError):
        text_of(b"%PDF-1.7", source="standard input")
    with pytest.raises(TooLongError) as too_long:
        text_of(b"word " * 4_000_001, source="standard input")
    assert str(too_long.value) == "standard input is over 20 MB, the limit for one story. Split it."
