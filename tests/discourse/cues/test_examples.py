"""Every cue's own examples: silent where it says no, firing where it says yes."""

import pytest

from retold.discourse.cues.evidence import evidence_of
from retold.discourse.cues.register import shipped_register
from retold.discourse.document import document

CUES = list(shipped_register().cues.values())


def fired(text: str, cue) -> bool:
    ending = cue.code.startswith("ending")
    return any(item.cue is cue and not item.aside for item in evidence_of(document(text), ending=ending))


@pytest.mark.parametrize("cue", CUES, ids=[cue.name for cue in CUES])
def test_a_cue_keeps_to_its_examples(cue):
    assert [text for text in cue.no if fired(text, cue)] == []
    assert [text for text in cue.yes if not fired(text, cue)] == []
