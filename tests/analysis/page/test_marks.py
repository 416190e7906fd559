import re
from html import unescape
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retold.analysis.page.marks import Mark, lanes, marked, paragraphs


class Read(HTMLParser):
    """Reads marked HTML back: its text, and the words under each key."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.text, self.under, self.open, self.letters = "", {}, [], []

    def handle_starttag(self, tag, attrs):
        attributes = dict(attrs)
        if tag == "mark":
            self.open.append(attributes["data-of"])
            self.under.setdefault(attributes["data-of"], "")
        elif tag == "a":
            self.letters.append((self.open[-1], attributes["data-letter"], len(self.text)))
        else:
            assert tag == "p"
            assert self.open == []

    def handle_endtag(self, tag):
        if tag == "mark":
            self.open.pop()
        elif tag == "p":
            assert self.open == []

    def handle_data(self, data):
        self.text += data
        for key in self.open:
            self.under[key] += data


def read(html):
    parser = Read()
    parser.feed(html)
    parser.close()
    return parser


def mark(key, start, end, **more):
    return Mark(key=key, start=start, end=end, letter="D", label="D Student: deficit", classes="finding", **more)


def pieces(html):
    return re.findall(r'data-of="(\w+)"', html)


# Nothing to mark


def test_a_text_without_marks_is_a_paragraph():
    assert marked("She came.", []) == "<p>She came.</p>"


def test_no_text_is_no_paragraph():
    assert marked("", []) == ""


def test_white_space_alone_stays_white_space():
    assert unescape(re.sub("<.*?>", "", marked(" \n\n ", []))) == " \n\n "


def test_text_is_data():
    html = marked("""<script>alert("1")</script> & 'so'""", [])
    assert html == """<p>&lt;script&gt;alert("1")&lt;/script&gt; &amp; 'so'</p>"""


def test_carriage_returns_survive_the_browser():
    assert marked("one\r\ntwo", []) == "<p>one&#13;\ntwo</p>"


def test_what_html_cannot_hold_is_replaced():
    assert marked("a\0b\ud800c", []) == "<p>a\ufffdb\ufffdc</p>"


@pytest.mark.parametrize(("start", "end"), [(0, 0), (3, 2), (-1, 2), (0, 4), (7, 9)])
def test_a_mark_that_does_not_lie_in_the_text_is_refused(start, end):
    with pytest.raises(ValueError, match=r"mark b1 .* does not lie in a text of 3"):
        marked("abc", [mark("b1", start, end)])


# Marks


def test_one_mark_has_its_letter_before_its_first_word():
    assert marked("He did not know.", [mark("b1", 3, 15)]) == (
        '<p>He <mark class="finding l0 o0" data-of="b1"><a class="key" id="m-b1" href="#d-b1" data-letter="D"'
        ' aria-label="D Student: deficit" aria-describedby="w-b1"></a>did not know</mark>.</p>'
    )


def test_a_mark_without_a_reason_points_to_none():
    assert "aria-describedby" not in marked("bus", [mark("b1", 0, 3, described=False)])


def test_labels_are_data_too():
    html = marked("bus", [Mark(key="b1", start=0, end=3, letter='"', label='"><b>', classes="finding")])
    assert 'data-letter="&quot;" aria-label="&quot;&gt;&lt;b&gt;"' in html


def test_marks_that_nest_stay_whole():
    html = marked("one two three", [mark("inner", 4, 7), mark("outer", 0, 13)])
    assert pieces(html) == ["outer", "inner"]
    assert read(html).under == {"outer": "one two three", "inner": "two"}


def test_of_marks_that_cross_the_later_is_taken_up_again():
    html = marked("one two three", [mark("left", 0, 7), mark("right", 4, 13)])
    assert pieces(html) == ["left", "right", "right"]
    assert read(html).under == {"left": "one two", "right": "two three"}
    assert read(html).letters == [("left", "D", 0), ("right", "D", 4)]


def test_marks_of_the_same_words_are_both_there():
    html = marked("offered help", [mark("b1", 0, 12, lane=0), mark("b2", 0, 12, lane=1)])
    assert pieces(html) == ["b1", "b2"]
    assert 'class="finding l0 o0"' in html
    assert 'class="finding l1 o0"' in html


def test_a_mark_over_a_paragraph_break_is_in_both_paragraphs():
    html = marked("one two\n\nthree four", [mark("b1", 4, 14)])
    assert html.count("<p>") == 2
    assert pieces(html) == ["b1", "b1"]
    assert read(html).under == {"b1": "two" + "three"}
    assert read(html).text == "one two\n\nthree four"


def test_a_mark_that_ends_at_a_break_opens_nothing_after_it():
    assert pieces(marked("one\n\ntwo", [mark("b1", 0, 3), mark("b2", 5, 8)])) == ["b1", "b2"]


@pytest.mark.parametrize(("start", "end"), [(3, 5), (3, 4), (4, 5), (0, 4), (4, 8), (3, 8), (0, 5)])
def test_a_mark_that_begins_or_ends_in_white_space_is_not_lost(start, end):
    html = marked("one\n\ntwo", [mark("b1", start, end)])
    assert read(html).under == {"b1": "one\n\ntwo"[start:end]}
    assert html.count("<p>") == 1


# Paragraphs


def test_blank_lines_part_paragraphs_however_they_are_made():
    assert paragraphs("a\n\nb\r\n\r\nc\r\rd\n \t\ne") == [(0, 1), (3, 4), (8, 9), (11, 12), (16, 17)]


def test_short_lines_stay_together():
    assert paragraphs("one\ntwo\nthree") == [(0, 13)]


def test_long_lines_are_paragraphs():
    line = "x" * 200
    assert paragraphs(f"{line}\n{line}") == [(0, 200), (201, 401)]


def test_white_space_at_both_ends_is_no_paragraph():
    assert paragraphs("\n\na\n\n") == [(2, 3)]


# Lanes


def test_no_span_needs_no_lane():
    assert lanes([]) == []


def test_spans_apart_share_a_lane():
    assert lanes([(0, 3), (3, 6), (9, 12)]) == [0, 0, 0]


def test_spans_that_overlap_do_not():
    assert lanes([(4, 13), (0, 7), (0, 20), (14, 16)]) == [2, 1, 0, 1]


SPANS = st.lists(st.tuples(st.integers(0, 60), st.integers(1, 20)).map(lambda s: (s[0], s[0] + s[1])), max_size=40)


@given(SPANS)
def test_no_two_overlapping_spans_share_a_lane_and_no_lane_is_wasted(spans):
    given_lanes = lanes(spans)
    for i, (start, end) in enumerate(spans):
        for j in range(i):
            if spans[j][0] < end and start < spans[j][1]:
                assert given_lanes[i] != given_lanes[j]
    depth = max((sum(1 for s, e in spans if s <= at < e) for at in range(90)), default=0)
    assert max(given_lanes, default=-1) + 1 == depth


STORY = st.text(alphabet=st.one_of(st.characters(exclude_categories=["Cs"]), st.sampled_from("\n\r\t <>&'\"ab ")))


@given(STORY, st.lists(st.tuples(st.floats(0, 1), st.floats(0, 1)), max_size=8))
def test_any_text_with_any_marks_reads_back_exactly(text, shares):
    spans = {f"b{n}": sorted((int(a * len(text)), int(b * len(text)))) for n, (a, b) in enumerate(shares)}
    spans = {key: span for key, span in spans.items() if span[0] < span[1]}
    html = marked(text, [mark(key, *span) for key, span in spans.items()])
    back = read(html)
    shown = text.replace("\0", "\ufffd")
    assert back.text == shown
    assert {key for key, _, _ in back.letters} == set(spans)
    for key, letter, at in back.letters:
        assert letter == "D"
        assert at == spans[key][0]
    breaks = re.compile(r"[\r\n]+[^\S\r\n]*")
    for key, (start, end) in spans.items():
        assert breaks.sub("", back.under[key]).split() == breaks.sub("", shown[start:end]).split()
