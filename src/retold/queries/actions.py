"""Actions of the committee, as a list, as a board, and one by one."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from retold.queries.visible import demand_some, one, visible
from retold.records.committee.models import Action, Idea, Progress
from retold.records.record import stored
from retold.rules.open_steps import open_steps
from retold.rules.permission_names import Permission
from retold.rules.privacy import may, might
from retold.rules.refusals import HiddenError
from retold.rules.step_names import ActionStep
from retold.rules.viewer import Viewer
from retold.rules.when import When
from retold.rules.words import ActionState

LIVING = (ActionState.PROPOSED, ActionState.AGREED, ActionState.UNDER_WAY)
# Each step: the words on its button, and what to say on its page.
STEPS: Mapping[ActionStep, tuple[str, str]] = {
    "agree": ("Agree to it", "The committee stands behind it, and its owner knows."),
    "begin": ("It has begun", "Work on it is under way."),
    "finish": ("It is done", "Say what came of it, beside how it was before."),
    "hand_on": (
        "Hand it on",
        "Somebody else takes it over. It leaves this board; you can take it up again.",
    ),
    "stop": ("Stop it", "It will not be done, or not be finished. The pairs read why. You can take it up again."),
    "resume": ("Take it up again", "The committee stands behind it again. The pairs read why."),
}
COLUMNS: tuple[tuple[str, tuple[ActionState, ...]], ...] = (
    ("Proposed", (ActionState.PROPOSED,)),
    ("Agreed", (ActionState.AGREED,)),
    ("Under way", (ActionState.UNDER_WAY,)),
    ("Done", (ActionState.DONE,)),
    ("Stopped or handed on", (ActionState.STOPPED, ActionState.HANDED_ON)),
)
ORDERS: Mapping[str, tuple[str, ...]] = {
    "due": ("due_on", "title", "pk"),
    "title": ("title", "pk"),
    "owner": ("owner_name", "due_on", "pk"),
    "review": ("next_review_on", "due_on", "pk"),
}
SOON = timedelta(days=14)


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionLine:
    """An action in the list or on the board."""

    id: str
    title: str
    owner: str
    state: ActionState
    due_on: date
    next_review_on: date | None
    late: bool
    next_steps: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column of the board."""

    words: str
    actions: tuple[ActionLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """One line under an action."""

    day: date
    became: ActionState | None
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class IdeaLink:
    """An idea that an action follows from, where the viewer may read it."""

    id: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionPage:
    """One action with everything the committee knows of it."""

    id: str
    title: str
    committee: str
    owner: str
    state: ActionState
    due_on: date
    next_review_on: date | None
    late: bool
    measure_before: str
    measure_after: str
    message: str
    ideas: tuple[IdeaLink, ...]
    notes: tuple[Note, ...]
    next_steps: tuple[tuple[str, str], ...]
    may_change: bool
    may_note: bool


def actions_listed(
    viewer: Viewer, at: When, *, state: str = "", owner: str = "", late: bool = False, order: str = "due"
) -> tuple[ActionLine, ...]:
    """Every action, filtered and sorted as the address says; a filter that does not exist is none."""
    demand_some(viewer, "action.read")
    rows = visible(viewer, "action.read", Action)
    if state in {each.value for each in ActionState}:
        rows = rows.filter(state=state)
    if owner:
        rows = rows.filter(owner_name=owner)
    if late:
        rows = rows.filter(state__in=LIVING, due_on__lt=at.day)
    return tuple(action_line(viewer, row, at) for row in rows.order_by(*ORDERS.get(order, ORDERS["due"])))


def action_board(lines: tuple[ActionLine, ...]) -> tuple[Column, ...]:
    """The same lines by state."""
    return tuple(
        Column(words=words, actions=tuple(each for each in lines if each.state in states)) for words, states in COLUMNS
    )


def action_owners(viewer: Viewer) -> tuple[str, ...]:
    """Everybody who owns an action, by name."""
    names = visible(viewer, "action.read", Action).order_by("owner_name").values_list("owner_name", flat=True)
    return tuple(dict.fromkeys(names))


def action_shown(viewer: Viewer, pk: str, at: When, permission: Permission = "action.read") -> ActionPage:
    """One action, for whoever may do this with it. Raises HiddenError."""
    row = one(viewer, permission, Action, pk)
    return ActionPage(
        id=row.pk,
        title=row.title,
        committee=row.committee,
        owner=row.owner_name,
        state=ActionState(row.state),
        due_on=row.due_on,
        next_review_on=row.next_review_on,
        late=is_late(row, at),
        measure_before=row.measure_before,
        measure_after=row.measure_after,
        message=row.told_to_pairs,
        ideas=tuple(
            IdeaLink(id=idea.pk, title=idea.title)
            for idea in visible(viewer, "idea.read_released", Idea)
            .filter(pk__in=row.ideas.values("pk"))
            .order_by("title", "pk")
        ),
        notes=tuple(
            Note(day=note.noted_on, became=ActionState(note.became) if note.became else None, text=note.text)
            for note in stored(Progress).filter(action=row).order_by("-number")
        ),
        next_steps=next_steps(viewer, row),
        may_change=may(viewer, "action.change", row),
        may_note=may(viewer, "action.note", row),
    )


def action_line(viewer: Viewer, row: Action, at: When) -> ActionLine:
    """An action in a list."""
    return ActionLine(
        id=row.pk,
        title=row.title,
        owner=row.owner_name,
        state=ActionState(row.state),
        due_on=row.due_on,
        next_review_on=row.next_review_on,
        late=is_late(row, at),
        next_steps=next_steps(viewer, row),
    )


def next_steps(viewer: Viewer, row: Action) -> tuple[tuple[str, str], ...]:
    """(step, words) of every step the viewer may take with this action now, in the order of the page."""
    taken = open_steps(viewer, row)
    return tuple((name, heading) for name, (heading, _) in STEPS.items() if name in taken)


def is_late(row: Action, at: When) -> bool:
    """Whether it should have been done by now."""
    return row.state in LIVING and row.due_on < at.day


def known_step(name: str) -> ActionStep:
    """The step of that name. Raises HiddenError where an action has no such step."""
    for step in STEPS:
        if step == name:
            return step
    raise HiddenError


def step_words(step: ActionStep) -> tuple[str, str]:
    """(heading, explanation) of a step."""
    return STEPS[step]


def may_plan_action(viewer: Viewer) -> bool:
    """Whether the viewer could plan an action."""
    return might(viewer, "organisation.plan_action")


def last_committee(viewer: Viewer) -> str:
    """The committee named most recently, so that it need not be typed again."""
    soonest = visible(viewer, "action.read", Action).order_by("-due_on").values_list("committee", flat=True)
    return soonest.first() or ""
