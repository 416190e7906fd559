"""A study goes on the day that its writers were told: stories, readings, reports, pseudonyms, and the study itself."""

from collections import Counter

from retold.records.record import stored
from retold.records.study.models import Study
from retold.rules.inventory import Until, records_until
from retold.rules.viewer import machine
from retold.rules.when import When
from retold.services import events
from retold.services.letting_go.rows import Gone, let_go, over


def let_studies_go(organisation_id: str, *, at: When) -> Gone:
    """Whatever page 3 keeps until the day of a study, by the study it leads to."""
    studies = list(stored(Study).filter(organisation_id=organisation_id, kept_until__lte=at.day).order_by("pk"))
    if not studies:
        return Counter()
    for study in studies:
        events.write("study.let_go", study, by=machine(organisation_id), at=at)
    ended = [study.pk for study in studies]
    nouns = records_until(Until.STUDY)
    return let_go(nouns, Until.STUDY, {noun: over(noun, "study", ended) for noun in nouns})
