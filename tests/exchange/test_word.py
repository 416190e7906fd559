import io
import zipfile

import docx
import pytest

from retold.errors import BinaryTextError, EmptyTextError, TooLongError, UnreadableFileError
from retold.exchange.decoding import Decoded
from retold.exchange.texts import read_text
from retold.exchange.word import read_word

WORDS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006"


def packed(body: str, *, namespace: str = WORDS, member: str = "word/document.xml", before: str = "") -> bytes:
    xml = (
        f'<?xml version="1.0" encoding="UTF-8"?>{before}<w:document xmlns:w="{namespace}" xmlns:mc="{COMPATIBILITY}">'
        f"<w:body>{body}</w:body></w:document>"
    )
    package = io.BytesIO()
    with zipfile.ZipFile(package, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr(member, xml)
    return package.getvalue()


def p(*runs: str) -> str:
    return f"<w:p>{''.join(runs)}</w:p>"


def r(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def saved(document) -> bytes:
    data = io.BytesIO()
    document.save(data)
    return data.getvalue()


def test_a_document_as_word_saves_it(tmp_path):
    document = docx.Document()
    document.add_heading("Her story", level=1)
    first = document.add_paragraph("She didn’t ")
    first.add_run("know").bold = True
    first.add_run(".")
    document.add_paragraph("")
    document.add_paragraph("She stayed.\tLater\nshe left.")
    document.add_paragraph("One", style="List Bullet")
    document.save(tmp_path / "a.docx")
    assert read_text(tmp_path / "a.docx") == "Her story\n\nShe didn’t know.\n\nShe stayed.\tLater\nshe left.\n\nOne"


def test_tables_are_left_out_with_a_note():
    document = docx.Document()
    document.add_paragraph("She came.")
    document.add_table(1, 1).cell(0, 0).text = "Age: 20"
    document.add_paragraph("She stayed.")
    assert read_word(saved(document), "a.docx") == Decoded(
        "She came.\n\nShe stayed.", ("a.docx: the words of a table were left out.",)
    )


def test_an_empty_table_is_left_out_without_a_word():
    document = docx.Document()
    document.add_paragraph("She came.")
    document.add_table(2, 2)
    assert read_word(saved(document), "a.docx") == Decoded("She came.")


def test_a_story_written_in_a_table_is_not_silently_empty():
    document = docx.Document()
    document.add_table(1, 1).cell(0, 0).text = "She came."
    with pytest.raises(EmptyTextError) as refusal:
        read_word(saved(document), "a.docx")
    assert str(refusal.value) == "a.docx holds no words outside a table: copy the story into plain paragraphs."


def test_an_empty_document():
    with pytest.raises(EmptyTextError) as refusal:
        read_word(saved(docx.Document()), "a.docx")
    assert str(refusal.value) == "a.docx holds no words. Check that the right file was saved."


def test_tracked_changes_count_as_accepted():
    body = p(
        r("She "),
        f"<w:ins>{r('did not ')}</w:ins>",
        "<w:del><w:r><w:delText>could not </w:delText></w:r></w:del>",
        f"<w:moveFrom>{r('moved away')}</w:moveFrom><w:moveTo>{r('know')}</w:moveTo>",
        r("."),
    )
    assert read_word(packed(body), "a.docx") == Decoded("She did not know.")


def test_links_and_content_controls_are_read():
    body = p(
        f"<w:hyperlink>{r('linked ')}</w:hyperlink>", f"<w:sdt><w:sdtContent>{r('controlled')}</w:sdtContent></w:sdt>"
    )
    assert read_word(packed(body), "a.docx") == Decoded("linked controlled")


def test_footnotes_endnotes_comments_hidden_words_and_boxes_are_named():
    box = f"<w:txbxContent>{p(r('boxed'))}</w:txbxContent>"
    body = p(
        r("She came"),
        "<w:r><w:footnoteReference/><w:endnoteReference/><w:commentReference/></w:r>",
        r("secret", "<w:vanish/>"),
        r(".", '<w:vanish w:val="0"/>'),
        f"<w:r><mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r>",
    )
    assert read_word(packed(body), "a.docx") == Decoded(
        "She came.", ("a.docx: the words of a text box, comments, endnotes, footnotes, hidden words were left out.",)
    )


def test_tab_stops_are_no_tabs_and_a_hidden_paragraph_mark_hides_no_words():
    body = p(
        "<w:pPr><w:tabs><w:tab/></w:tabs><w:rPr><w:vanish/></w:rPr></w:pPr>", r("She"), "<w:r><w:tab/></w:r>", r("came")
    )
    assert read_word(packed(body), "a.docx") == Decoded("She\tcame")


def test_breaks_and_hyphens():
    body = p(r("She"), "<w:r><w:br/></w:r>", r("co"), "<w:r><w:noBreakHyphen/><w:softHyphen/></w:r>", r("worked"))
    assert read_word(packed(body), "a.docx") == Decoded("She\nco-worked")


def test_the_strict_flavour_and_a_numbered_main_part():
    assert read_word(packed(p(r("She came.")), namespace=STRICT), "a.docx").text == "She came."
    assert read_word(packed(p(r("She came.")), member="word/document2.xml"), "a.docx").text == "She came."


def test_a_bomb_of_entities_is_refused():
    data = packed(p(r("&a;")), before='<!DOCTYPE w [<!ENTITY a "boom">]>')
    with pytest.raises(UnreadableFileError) as refusal:
        read_word(data, "a.docx")
    assert str(refusal.value) == (
        "a.docx is a damaged Word document (a document type declaration). Save it again from Word."
    )


def test_a_zip_bomb_is_not_unpacked():
    data = packed(p(r("x" * 21_000_000)))
    assert len(data) < 100_000
    with pytest.raises(TooLongError) as refusal:
        read_word(data, "a.docx")
    assert str(refusal.value) == "a.docx unpacks to over 20 MB of text, the limit. Split it."


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"She came.", "a.docx ends in .docx but is no Word document. Save it from Word as .docx."),
        (b"", "a.docx ends in .docx but is no Word document. Save it from Word as .docx."),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
            "a.docx is locked with a password, or an old .doc renamed. Save it unlocked as .docx.",
        ),
        (
            packed("", member="xl/workbook.xml"),
            "a.docx ends in .docx but is no Word document. Save it from Word as .docx.",
        ),
    ],
    ids=["text", "nothing", "locked", "a spreadsheet"],
)
def test_no_word_document(data, sentence):
    with pytest.raises(BinaryTextError) as refusal:
        read_word(data, "a.docx")
    assert str(refusal.value) == sentence


def test_a_damaged_one():
    whole = packed(p(r("She came. " * 50)))
    for data in (whole[: len(whole) // 2], packed("<w:p>")):
        with pytest.raises(UnreadableFileError, match=r"a\.docx is a damaged"):
            read_word(data, "a.docx")
