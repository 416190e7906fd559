"""The tags that every template has: what a name or a sentence of somebody's holds is never markup."""

import pytest
from django.template import Context, Template
from django.urls import NoReverseMatch

from retold.rules.words import Decision, IdeaState, PairState

SHARP = "<b>Ana & Bo</b>"


def shown(source, **values):
    return " ".join(Template(source).render(Context(values)).split())


def test_a_state_is_shown_in_its_own_tint():
    states = (PairState.PREPARING, PairState.RUNNING, PairState.ENDED, Decision.REFUSE)
    assert [shown("{% tag state %}", state=state) for state in states] == [
        '<span class="tag tag-waiting">Preparing</span>',
        '<span class="tag tag-good">Meeting</span>',
        '<span class="tag tag-plain">Ended</span>',
        '<span class="tag tag-plain">Not accepted</span>',
    ]


def test_a_page_may_say_a_state_in_its_own_words():
    assert shown("{% tag state words %}", state=IdeaState.ASKED, words=SHARP) == (
        '<span class="tag tag-waiting">&lt;b&gt;Ana &amp; Bo&lt;/b&gt;</span>'
    )


def test_who_reads_stands_in_one_line_however_it_is_wrapped():
    assert Template("{% readers %}\n  Only you\n  and {{ name }}.\n{% endreaders %}").render(
        Context({"name": SHARP})
    ) == ('<p class="readers"><strong>Who reads this?</strong> Only you and &lt;b&gt;Ana &amp; Bo&lt;/b&gt;.</p>')


def test_an_empty_list_says_what_to_do_where_something_can_be_done():
    source = "{% nothing words %}{% if how %}Ask {{ how }}.{% endif %}{% endnothing %}"

    assert shown(source, words="Nobody <yet>.") == '<div class="empty"><p>Nobody &lt;yet&gt;.</p></div>'
    assert shown(source, words="Nobody.", how=SHARP) == (
        '<div class="empty"><p>Nobody.</p><p class="quiet">Ask &lt;b&gt;Ana &amp; Bo&lt;/b&gt;.</p></div>'
    )


def test_a_button_posts_to_its_page_with_the_mark_of_the_form():
    source = '{% post "pair-act" pk "stay" words="Stay" kind="second" about=name %}'
    pk = "a" * 26

    button = shown(source, pk=pk, name=SHARP, csrf_token="MARK")

    assert f'<form method="post" action="/pairs/{pk}/acts/stay/" class="one-button">' in button
    assert '<input type="hidden" name="csrfmiddlewaretoken" value="MARK">' in button
    assert '<button class="button second">' in button
    assert 'Stay<span class="unseen">: &lt;b&gt;Ana &amp; Bo&lt;/b&gt;</span>' in button


def test_a_button_to_no_page_is_an_error():
    with pytest.raises(NoReverseMatch):
        shown('{% post "nowhere" words="Go" %}')
