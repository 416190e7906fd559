"""A writer's own stories in a study (re-identification, by the writer alone).

The one query that reaches the pseudonym key. It goes from the viewer to their own pseudonyms and from there to the
study; there is no way back from a pseudonym here.
"""

from collections.abc import Iterable, Mapping

from retold.queries.visible import visible
from retold.records.key.models import Pseudonym
from retold.records.record import stored
from retold.records.study.models import Narrative, Reading
from retold.rules.viewer import Viewer

Place = tuple[str, str]
"The study's id and the time of a story."


def own_narratives(viewer: Viewer, study_ids: Iterable[str]) -> dict[Place, Narrative]:
    """The viewer's own stories in these studies, with their organisation; two queries, however many there are."""
    followed = visible(viewer, "pseudonym.follow", Pseudonym).filter(study_id__in=list(study_ids))
    own = {(row.study_id, row.words) for row in followed}
    if not own:
        return {}
    rows = stored(Narrative).filter(
        study_id__in={study_id for study_id, _ in own}, pseudonym__in={words for _, words in own}
    )
    return {
        (row.study_id, row.time): row
        for row in rows.select_related("organisation")
        if (row.study_id, row.pseudonym) in own
    }


def own_readings(narratives: Mapping[Place, Narrative]) -> list[Reading]:
    """What was read in the viewer's own stories, as `own_narratives` gave them."""
    return list(stored(Reading).filter(narrative__in=[row.pk for row in narratives.values()]))
