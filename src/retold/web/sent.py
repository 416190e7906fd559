"""What a form that was sent holds (request body): its tokens, and the fields that somebody filled in."""

from django.http import HttpRequest

from retold.rules.plain_text import typed

ONCE = "once"
"The field in which a form carries its own token, made when the page is shown."
FORGERY = "csrfmiddlewaretoken"
"The field of Django's token against forged forms."
KEPT = "kept"
"The field that names a kept form which is now sent after all."
OURS = frozenset({ONCE, FORGERY, KEPT})


def token_sent(request: HttpRequest) -> str:
    """The token that came with a form; "" where none did."""
    return request.POST.get(ONCE, "")


def fields_sent(request: HttpRequest) -> list[tuple[str, str]]:
    """What was sent, field by field, without the tokens and in the order in which it came."""
    lists = ((name, values) for name, values in request.POST.lists() if name not in OURS)
    return [(name, value) for name, values in lists for value in values]


def words_sent(request: HttpRequest) -> tuple[str, ...]:
    """What somebody typed into a form that was sent, without what was only chosen."""
    return typed(value for _, value in fields_sent(request))
