"""What stands in a page's title (page titles, WCAG 2.4.2): a short public list, by kind of page.

A title stays in the browser's history, on its tabs, in print and before whoever looks over a shoulder. So it says what
kind of page this is and never whose, of whom or about what. Private pages, concerns and endings have the titles of
ordinary lists, details, forms and questions, so that no title tells that somebody keeps a page or raised a concern.

Each template names its kind, without a condition: `{% block kind %}form{% endblock %}`.
"""

from collections.abc import Mapping
from typing import Any

from django.forms import BaseForm

TITLES: Mapping[str, str] = {
    "today": "Today",
    "list": "List",
    "details": "Details",
    "form": "Form",
    "sure": "Are you sure?",
    # Applications alone: one question a page, then all of them. A concern, which is asked alike, is a form.
    "question": "Question",
    "check": "Check and send",
    "call": "Take part",
    "account": "Your account",
    "sign-in": "Sign in",
    "sign-out": "Sign out",
    "not-found": "Not found",
    "not-done": "Not done",
}


def title_of(kind: str, *, wrong: bool = False) -> str:
    """The whole title of a page of this kind; `wrong` where its top says that something needs another look.

    Raises KeyError for a kind that is not in the list.
    """
    return f"{'Error: ' if wrong else ''}{TITLES[kind]} - Retold"


def is_wrong(shown: Mapping[Any, object]) -> bool:
    """Whether a page that shows this says what needs another look: the errors of a form, or `reasons`."""
    return bool(shown.get("reasons")) or any(isinstance(form, BaseForm) and form.errors for form in shown.values())
