"""What a viewer may do next with a record (available actions): page 1 and page 2 asked together."""

from typing import Any

from retold.rules.lifecycles import lifecycle
from retold.rules.privacy import may
from retold.rules.step_names import StepName
from retold.rules.viewer import Viewer


def open_steps(viewer: Viewer, record: Any) -> frozenset[StepName]:
    """The steps that this viewer may take with this record in the state it is in.

    Exactly those that `retold.services.steps.take` would not refuse. Raises UnknownNameError for a kind of record that
    has no lifecycle.
    """
    return frozenset(
        step.name
        for step in lifecycle(record.noun).steps
        if record.state in step.sources and may(viewer, step.permission, record)
    )
