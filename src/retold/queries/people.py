"""The viewer as a person."""

from collections.abc import Iterator

from retold.queries.task import Task
from retold.queries.visible import in_force, one, visible
from retold.records.people.models import Membership, Person
from retold.rules.viewer import Viewer
from retold.rules.when import When


def name_of_viewer(viewer: Viewer) -> str:
    """What the viewer is called; "" where they have not said. Raises HiddenError for somebody who is not signed in."""
    return one(viewer, "person.change", Person, viewer.person_id or "").name


def unnamed(viewer: Viewer, at: When) -> Iterator[Task]:
    """For the first page: whoever has a role here and has not said what they are called."""
    own_roles = visible(viewer, "membership.read", Membership).filter(person_id=viewer.person_id)
    if in_force(own_roles, at).filter(person__name="").exists():
        yield Task(
            words="Say what you are called",
            detail="Until you do, others may see your e-mail address in place of a name.",
            button="Your name",
            page="seats",
        )
