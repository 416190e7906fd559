"""The story as a whole: endings, circumstances, generic labels, inner life."""

import pytest

from retold.discourse.circumstances import circumstances_of, generic_labels_in
from retold.discourse.cues.suggestions import findings_by_cues
from retold.discourse.document import document
from retold.discourse.story import story_of, tells_a_story

FAIRY = (
    "Kofi came to us with little English and no idea how to study. He was painfully shy. Our tutor took him under "
    "her wing and lent him a laptop. The warden found him a room and we gave him a bursary. With our support he got "
    "through every year. At graduation his mother thanked the tutor. He is a doctor now and says that he owes it all "
    "to us."
)
PRAGMATIC = (
    "Amira chose us because the bus stops at the door. She asked the registry for the timetable and was refused. The "
    "first bus came after the class began, so she lost marks. We never asked her why. She wrote to the board with a "
    "table of forty absences. The board noted it. She worked nights to pay the fine, which was £90. I signed that "
    "letter. She qualified, in debt, and I do not know whether the rule has been changed."
)


POLICY = (
    "Students should be supported. Staff must use the form. The policy is reviewed each year. Applications should be "
    "sent in May. Fees must be paid at once. Extensions may be granted. Appeals should be in writing. Marks must be "
    "entered by the office within a week of the board."
)


def told(text):
    read = document(text)
    return story_of(read, findings_by_cues(read)[0])


@pytest.mark.parametrize(
    "text",
    [
        "- Student: Tiernan, NI.\n- Entry: contextual offer.\n- Y1: attendance concerns.\n- Y2: resits.\n- Exit: 2:2.",
        "1. Read.\n2. Write.\n3. Submit the form to the office by Friday at noon, with two copies of the statement.",
        "Amira came from Hull.",
        POLICY,
        "She was about to",
    ],
)
def test_a_list_a_policy_or_a_scrap_has_no_ending(text):
    story, findings = told(text)
    assert story.ending is None
    assert [finding for finding in findings if finding.code.startswith("ending")] == []


def test_notes_with_subjects_of_their_own_are_a_story():
    assert tells_a_story(document("Ash came in May. Very shy. " + "She passed the test. She wrote to us again. " * 6))


def test_a_story_of_help_and_thanks_ends_as_a_fairy_tale():
    story, findings = told(FAIRY)
    endings = [finding for finding in findings if finding.code.startswith("ending")]
    assert story.ending == "fairy-tale"
    assert [(ending.code, FAIRY[ending.start : ending.end]) for ending in endings] == [
        ("ending-fairy-tale", "he owes it all to us")
    ]
    assert endings[0].reason.endswith("Most of what was found before speaks of help and of what the student lacked.")


def test_a_story_of_deeds_and_a_price_ends_pragmatic():
    story, findings = told(PRAGMATIC)
    endings = [finding for finding in findings if finding.code.startswith("ending")]
    assert story.ending == "pragmatic"
    assert [ending.code for ending in endings] == ["ending-pragmatic"]
    assert endings[0].start >= 0.8 * len(PRAGMATIC)
    assert "“" in endings[0].reason


def test_findings_keep_text_order_and_ids_stay_unique_with_the_ending_added():
    _, findings = told(PRAGMATIC)
    assert [finding.start for finding in findings] == sorted(finding.start for finding in findings)
    assert len({finding.id for finding in findings}) == len(findings)


def labels(text):
    return [(text[c.start : c.end], c.label) for c in circumstances_of(document(text))]


def test_what_only_an_office_has_is_no_circumstance_of_the_student():
    assert labels("We have a piano and a dog.") == []


def test_circumstances_carry_their_lemma_and_repeat_it():
    text = "Amira took two buses. The last bus left at 9.20. Her suitcase was blue."
    assert labels(text) == [("buses", "bus"), ("bus", "bus"), ("9.20", "9.20"), ("suitcase", "suitcase")]


def test_a_known_pair_of_nouns_is_one_circumstance():
    assert labels("Amira worked the night shift.") == [("night shift", "night shift")]


def test_a_sum_of_money_is_a_circumstance():
    assert labels("The loupes cost Amira £340.") == [("loupes", "loupe"), ("£340", "£340")]


def test_generic_labels_are_counted_and_concrete_words_are_not():
    assert generic_labels_in(document("Amira worked nights in a bakery.")) == 0
    assert generic_labels_in(document("Amira came from a disadvantaged background and overcame many barriers.")) == 3


def test_inner_life_is_the_share_of_clauses_told_from_inside():
    story, _ = told("Amira took the bus. Amira was lonely and felt that nobody wanted her there. It rained.")
    assert 0.3 < story.inner_life_share < 0.7
    assert told("Amira took the bus. It rained.")[0].inner_life_share == 0.0
