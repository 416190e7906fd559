"""Small words for templates; always loaded."""

from datetime import date, datetime
from typing import Any

from django import template
from django.template.context import Context
from django.template.defaulttags import CsrfTokenNode
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import lazy
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from retold.rules.viewer import ANYBODY
from retold.rules.words import Word
from retold.services import form_tokens
from retold.web.sent import ONCE
from retold.web.titles import is_wrong, title_of

register = template.Library()


@register.filter
def day(value: date | datetime | None) -> str:
    """24 November 2026."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        value = timezone.localtime(value)
    return f"{value.day} {value:%B %Y}"


@register.filter
def moment(value: datetime | None) -> str:
    """Tuesday 24 November 2026, 14:30, and whose time that is."""
    if value is None:
        return ""
    local = timezone.localtime(value)
    return format_html("{} {}", f"{local:%A} {local.day} {local:%B %Y}, {local:%H:%M}", zone())


@register.simple_tag
def zone() -> SafeString:
    """Whose time stands beside it: "London time". Where the browser lives by the same clock, a script hides it."""
    name = timezone.get_current_timezone_name()
    place = name.rpartition("/")[2].replace("_", " ")
    return format_html('<span class="quiet" data-zone="{}">{} time</span>', name, place)


zone_said = lazy(zone, SafeString)()
"The same for a form, which is made before it is known who looks."


@register.simple_tag
def tag(word: Word, words: str = "") -> SafeString:
    """A state in the tint that stands beside it, in its own words or in those of the page."""
    return format_html('<span class="tag tag-{}">{}</span>', word.tint.value, words or word.label)


@register.simple_block_tag(takes_context=True)
def title(context: template.Context, content: SafeString) -> str:
    """The title of a page whose kind the block names, told as wrong where the page says that something is."""
    return title_of(content.strip(), wrong=is_wrong(context.flatten()))


@register.simple_block_tag
def readers(content: SafeString) -> SafeString:
    """Who reads what is written here."""
    return format_html('<p class="readers"><strong>Who reads this?</strong> {}</p>', in_one_line(content))


@register.simple_block_tag
def nothing(content: SafeString, words: str) -> SafeString:
    """What stands where a list is empty: in words, and in the block what to do about it, if anything."""
    how = format_html('<p class="quiet">{}</p>', in_one_line(content)) if content.strip() else ""
    return format_html('<div class="empty"><p>{}</p>{}</div>', words, how)


@register.simple_tag(takes_context=True)
def csrf_token(context: Context, own: str = "") -> SafeString:
    """Django's token against forged forms, and the form's own, by which it is taken once.

    In the place of Django's tag, which stands in every form or the form is refused: none can be without the other. A
    form that comes back with errors keeps its own token, as does one that was kept (`own`).
    """
    request = context.get("request")
    token = own or getattr(request, "form", "") or new_token(request)
    return format_html('{}<input type="hidden" name="{}" value="{}">', CsrfTokenNode().render(context), ONCE, token)


def new_token(request: Any) -> str:
    """A token for a form of whoever asks for this page, from the seat they look from; of nobody where none asks."""
    viewer, seat = getattr(request, "viewer", ANYBODY), getattr(request, "seat", None)
    return form_tokens.made(viewer.person_id, seat.key if seat else "")


@register.inclusion_tag("parts/post.html")
def post(page: str, *ids: str, words: str, kind: str = "", about: str = "") -> dict[str, str]:
    """A button that does one thing, at the named page of these ids.

    `kind` is "", "second" or "stop", each with or without "small"; `about` is said to those who listen.
    """
    return {"to": reverse(page, args=ids), "words": words, "kind": kind, "about": about}


def in_one_line(content: SafeString) -> SafeString:
    """What a block holds, however a template wraps it. It was escaped where that was needed."""
    return mark_safe(" ".join(content.split()))  # noqa: S308  a block's own output
