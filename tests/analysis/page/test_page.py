import re
from base64 import b64encode
from datetime import date
from hashlib import sha256
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factories.retellings import aside, circumstance, coded, pair_of, telling
from retold.analysis.page import retelling_page
from retold.discourse.findings import EngineStamp

VOID = {"meta", "link", "input", "br", "line", "circle"}


class Page(HTMLParser):
    """A page as a flat list of elements, each with attributes and all the text in it."""

    def __init__(self, html):
        super().__init__(convert_charrefs=True)
        self.open, self.elements = [], []
        self.feed(html)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag, attrs):
        element = {"tag": tag, "text": "", **dict(attrs)}
        self.elements.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_startendtag(self, tag, attrs):
        self.elements.append({"tag": tag, "text": "", **dict(attrs)})

    def handle_endtag(self, tag):
        assert self.open.pop()["tag"] == tag

    def handle_data(self, data):
        for element in self.open:
            element["text"] += data

    def classed(self, name):
        return [e for e in self.elements if name in (e.get("class") or "").split()]

    def stories(self):
        return [e["text"] for e in self.classed("text")]

    def one(self, id_):
        (found,) = [e for e in self.elements if e.get("id") == id_]
        return found

    def words(self):
        (body,) = [e for e in self.elements if e["tag"] == "body"]
        return " ".join(body["text"].split())


def plain_pair(**more):
    text = "He did not know. She rang them. He was not weak."
    before = telling(text, [("student-deficit", 0, 15)], set_aside=[aside("student-deficit", 32, 47)], **more)
    after = telling(text, [("student-agent", 17, 30)], circumstances=[circumstance(17, 30, "telephone")])
    return pair_of(before, after)


# Nothing found


def test_two_stories_without_findings_are_still_a_page():
    page = Page(retelling_page(pair_of(telling("It rained."), telling("It shone."))))
    assert page.stories() == ["It rained.", "It shone."]
    assert page.classed("number") == []
    assert "Nothing was marked in this story." in page.words()
    assert page.words().count("No ending found") == 2
    assert [e["text"] for e in page.classed("missing")] == [
        *["nothing to measure"] * 8,
        *["no ending found"] * 2,
        *["0.00"] * 2,
    ]


def test_two_stories_without_a_word_are_still_a_page():
    assert Page(retelling_page(pair_of(telling(""), telling("")))).stories() == ["", ""]


def test_no_name_and_no_date_unless_given():
    html = retelling_page(plain_pair())
    assert "<title>One story, told twice · Retold</title>" in html
    assert "a-pair" not in html
    assert "Compared on" not in html
    assert "These stories are invented" not in html


# What is given


def test_title_date_and_invention_are_said():
    page = Page(retelling_page(plain_pair(), title="Pair <7> & co", dated=date(2026, 11, 24), invented=True))
    assert [e["text"] for e in page.elements if e["tag"] in {"title", "h1"}] == [
        "Pair <7> & co · Retold",
        "Pair <7> & co",
    ]
    assert "Compared on 24 November 2026." in page.words()
    assert "These stories are invented." in page.words()


def test_the_limits_are_said():
    said = Page(retelling_page(plain_pair())).words()
    for limit in (
        "Two stories show change, not what caused it.",
        "Every mark is a suggestion by the engine, for people to judge; it can be wrong, and it cannot see irony.",
        "One pair shows nothing about anybody else, and nothing about a scheme.",
        "The engine was measured on invented stories",
        "how far it agrees with people is not known.",
        "Found by Retold 0.1.0, en_core_web_sm 3.8.0, cues only.",
        "Thin: the number rests on fewer than three passages.",
    ):
        assert limit in said


def test_two_engines_are_both_named():
    other = EngineStamp(version="0.2.0", pipeline="en_core_web_md 3.8.0", mode="full")
    said = Page(retelling_page(pair_of(telling("One."), telling("Two.", stamp=other)))).words()
    assert (
        "Found by Retold 0.1.0, en_core_web_sm 3.8.0, cues only; and by "
        "Retold 0.2.0, en_core_web_md 3.8.0, cues and learned weights." in said
    )


def test_warnings_travel():
    page = Page(retelling_page(plain_pair(warnings=["It reads like a list: <li>."])))
    assert [e["text"] for e in page.classed("warning")] == ["Read with care. It reads like a list: <li>."]


def test_a_finding_is_told_whole():
    page = Page(retelling_page(plain_pair()))
    assert " ".join(page.one("d-b1")["text"].split()) == (
        "D Student: deficit “He did not know” The words speak of the student. "
        "Speaks of the student. Nearly all such suggestions agreed with coded stories."
    )


def test_what_was_set_aside_is_told_and_marked():
    page = Page(retelling_page(plain_pair()))
    assert " ".join(page.one("d-bx1")["text"].split()) == (
        "(D) Looks like Student: deficit “He was not weak” “not” turns it round."
    )
    assert page.one("m-bx1")["aria-label"] == "(D) Looks like Student: deficit, not counted"


def test_a_circumstance_is_told_and_marked():
    page = Page(retelling_page(plain_pair()))
    assert " ".join(page.one("d-ac1")["text"].split()) == "c Circumstance: telephone “She rang them”"
    assert page.one("m-ac1")["data-letter"] == "c"


def test_numbers_name_the_words_they_rest_on():
    page = Page(retelling_page(plain_pair()))
    rests = {e["data-name"]: e["data-rests"] for e in page.classed("number")}
    assert rests == {
        "Characterisation, first story: −1.00": "b1",
        "Characterisation, second story: +1.00": "a1",
        "Characterisation, both stories": "b1 a1",
        "Activation, second story: +1.00": "a1",
        "Depth, second story: 9.09": "ac1",
        "Depth, both stories": "ac1",
    }


def test_without_script_every_number_has_its_words_and_every_link_its_place():
    page = Page(retelling_page(coded()))
    ids = [e["id"] for e in page.elements if "id" in e]
    assert len(ids) == len(set(ids))
    links = [e["href"] for e in page.elements if e["tag"] == "a"]
    assert {link[0] for link in links} == {"#"}
    assert {link[1:] for link in links} <= set(ids)
    described = {e["aria-describedby"] for e in page.elements if "aria-describedby" in e}
    assert described <= set(ids)


def test_letters_lines_and_hues_follow_the_codebook():
    page = Page(retelling_page(plain_pair()))
    assert page.one("m-b1")["data-letter"] == "D"
    assert page.one("m-b1")["aria-label"] == "D Student: deficit"
    marks = [(e["data-of"], e["class"]) for e in page.elements if e["tag"] == "mark"]
    assert marks == [
        ("b1", "finding student minus l0 o0"),
        ("bx1", "aside student minus l0 o0"),
        ("a1", "finding student plus l0 o0"),
        ("ac1", "circumstance life l0 o0"),
    ]


def test_the_ending_is_pinned_under_its_story():
    page = Page(retelling_page(coded()))
    pinned = [" ".join(e["text"].split()) for e in page.classed("pinned")]
    assert pinned == [
        "F Ending: fairy tale “Denisa is now a foundation doctor and goes back into schools”",
        "P Ending: pragmatic “I have her results for every year and never asked”",
    ]


def test_deep_overlap_gets_a_lane_each():
    text = "word " * 40
    deep = telling(text, [("student-agent", n, 100 + n) for n in range(30)])
    html = retelling_page(pair_of(deep, deep))
    assert ".l29{--among-all:29}" in html
    assert Page(html).stories() == [text, text]


# What it asks of the world


def test_the_policy_lets_its_own_script_and_style_in_and_nothing_else():
    html = retelling_page(plain_pair())
    (script,) = re.findall(r"<script>(.*?)</script>", html, re.DOTALL)
    (style,) = re.findall(r"<style>(.*?)</style>", html, re.DOTALL)
    hashes = [b64encode(sha256(source.encode()).digest()).decode() for source in (script, style)]
    (policy,) = [e["content"] for e in Page(html).elements if e.get("http-equiv") == "Content-Security-Policy"]
    assert policy == (
        f"default-src 'none'; script-src 'sha256-{hashes[0]}'; style-src 'sha256-{hashes[1]}'; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )


def test_it_names_no_host_and_styles_no_element_by_hand():
    html = retelling_page(coded())
    assert re.findall(r"https?:|//\w+\.", html) == []
    assert re.findall(r'\s(?:style|on\w+)="', html) == []


def test_the_same_input_gives_the_same_bytes():
    coded.cache_clear()
    first = retelling_page(coded())
    coded.cache_clear()
    assert retelling_page(coded()).encode() == first.encode()


@pytest.mark.parametrize("pair", ["d1-01", "t3-01", "t5-02"])
def test_the_corpus_reads_back_exactly(pair):
    told = coded(pair)
    assert Page(retelling_page(told)).stories() == [told.before.text, told.after.text]


HOSTILE = st.one_of(
    st.text(),
    st.sampled_from(
        [
            "</div></article><script>alert(1)</script>",
            "{{ 7 * 7 }}{% include 'x' %}",
            "<!--",
            "]]>",
            '"onmouseover="x',
            "&lt;b&gt; &#x41; &amp",
            "\u202eright to left\u202c \u2066",
            "a\r\nb\rc",
            "</style></script></textarea></title>",
        ],
    ),
)


@settings(max_examples=60, deadline=None)
@given(HOSTILE, HOSTILE, HOSTILE)
def test_nothing_in_a_text_is_ever_markup(text, reason, title):
    spans = [("student-agent", 0, len(text))] if text else []
    page = Page(
        retelling_page(pair_of(telling(text, spans, reason=reason, warnings=[reason]), telling(text)), title=title)
    )
    shown = text.replace("\0", "\ufffd")
    assert page.stories() == [shown, shown]
    assert len([e for e in page.elements if e["tag"] == "script"]) == 1
    assert {name for e in page.elements for name in e if name.startswith("on")} == set()
