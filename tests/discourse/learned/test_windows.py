from hypothesis import given
from hypothesis import strategies as st

from retold.discourse.learned.windows import STEP, WINDOW, Window, windows


def test_nothing_has_no_window():
    assert windows(0, []) == []


def test_a_sentence_without_a_piece_is_read_nowhere():
    assert windows(3, [(0, 3), (3, 3)]) == [Window(0, 3, (0,))]


def test_a_short_text_is_one_window():
    assert windows(WINDOW, [(0, 200), (200, WINDOW)]) == [Window(0, WINDOW, (0, 1))]


def test_a_long_text_is_read_in_windows_that_overlap():
    found = windows(1000, [(0, 100), (100, 500), (500, 700), (900, 1000)])

    assert [(window.start, window.end) for window in found] == [(0, 510), (255, 765), (490, 1000)]
    assert [window.sentences for window in found] == [(0, 1), (2,), (3,)]


@given(st.lists(st.integers(1, 700), max_size=30))
def test_every_sentence_is_read_once_and_where_it_stands(lengths):
    ends = [sum(lengths[: n + 1]) for n in range(len(lengths))]
    sentences = [(end - length, end) for end, length in zip(ends, lengths, strict=True)]

    found = windows(ends[-1] if ends else 0, sentences)

    assert sorted(n for window in found for n in window.sentences) == list(range(len(sentences)))
    assert all(window.end - window.start <= WINDOW for window in found)
    for window in found:
        for first, after in (sentences[n] for n in window.sentences):
            assert window.start < after
            assert first < window.end
            if after - first <= WINDOW - STEP:
                assert window.start <= first
                assert after <= window.end
