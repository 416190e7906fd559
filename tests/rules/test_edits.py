"""What an edit started from, what a question says of its switch, and other sentences: without a database."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from retold.rules.batches import dispatch_days_of_closing
from retold.rules.dispatch import answer_day, next_ending_day
from retold.rules.edits import demand_unchanged, mark_of
from retold.rules.inferred import INFERRED, page_in_words
from retold.rules.plain_text import typed
from retold.rules.questions import QUESTIONS
from retold.rules.refusals import ChangedError

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def test_a_mark_tells_what_is_said_and_not_in_what_order_or_zone():
    said = {"topics": ["b", "a"], "at": NOON, "on": date(2026, 3, 2)}
    alike = {"on": date(2026, 3, 2), "at": NOON.astimezone(timezone(timedelta(hours=2))), "topics": ("a", "b")}

    assert mark_of(said) == mark_of(alike)
    assert mark_of(said) != mark_of({**said, "topics": ["a"]})
    demand_unchanged(mark_of(said), alike)
    demand_unchanged("", said)
    with pytest.raises(ChangedError):
        demand_unchanged(mark_of(said), {**said, "topics": []})


@pytest.mark.parametrize("asked", QUESTIONS, ids=lambda asked: asked.name)
def test_what_stands_beside_a_question_says_both_settings_where_it_has_a_switch(asked):
    assert asked.readers_now(on=False) == asked.readers
    assert (asked.readers_now(on=True) != asked.readers) == bool(asked.readers_if_on)
    assert ("If you tick the box below" in asked.readers_beside) == bool(asked.readers_if_on)
    assert asked.may_weigh or not asked.shown_if_weighed


def test_every_sentence_of_what_can_be_inferred_is_on_its_page_in_words():
    page = page_in_words()
    for part in INFERRED:
        assert f"## {part.title}" in page
        assert all(f"- {sentence}" in page for sentence in part.told)


def test_pairs_end_on_mondays_and_thursdays_and_a_closing_round_has_two_days_for_ideas():
    assert [next_ending_day(date(2026, 3, day)).day for day in (1, 2, 4, 5)] == [2, 5, 5, 9]
    assert answer_day(date(2026, 3, 2)) == date(2026, 3, 9)
    assert dispatch_days_of_closing(date(2026, 4, 1)) == (date(2026, 4, 6), date(2026, 5, 4))


def test_only_what_somebody_typed_is_told_from_what_they_chose():
    assert typed(["", "  ", "7", "I would have said this."]) == ("I would have said this.",)
