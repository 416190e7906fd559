"""Small words for templates; always loaded."""

from datetime import date, datetime

from django import template
from django.utils import timezone
from django.utils.functional import lazy
from django.utils.html import format_html
from django.utils.safestring import SafeString

register = template.Library()

GOOD = {
    "running",
    "accepted",
    "signed",
    "held",
    "done",
    "open",
    "answered",
    "submitted",
    "published",
    "ready",
    "agreed",
    "accept",
    "part",
    "on_track",
}
WAITING = {
    "sent",
    "waiting",
    "offered",
    "half",
    "matching",
    "closing",
    "preparing",
    "under_way",
    "released",
    "asked",
    "replied",
    "nudge",
    "talk",
}


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
def tag(word: object) -> SafeString:
    """A state in words, tinted good, waiting or neither; the words carry the meaning, never the tint."""
    stored = str(word)
    tint = "good" if stored in GOOD else "waiting" if stored in WAITING else "plain"
    return format_html('<span class="tag tag-{}">{}</span>', tint, getattr(word, "label", stored))
