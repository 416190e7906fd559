"""What is one's own alone: the way in, and private pages."""

from django.http import HttpResponse
from django.shortcuts import redirect, render

from retold.queries import reflections as queries
from retold.services import reflections as services
from retold.web.asked import Asked, page
from retold.web.forms.reflections import ReflectionForm


@page("GET")
def own(request: Asked) -> HttpResponse:
    """The way in: the same for everybody, whatever is behind it."""
    return render(request, "own/show.html")


@page("GET")
def mine(request: Asked) -> HttpResponse:
    """One's own pages."""
    shown = {"pages": queries.mine(request.viewer), "pairs": queries.pairs(request.viewer)}
    return render(request, "reflections/mine.html", shown)


@page("GET", "POST")
def write(request: Asked, pk: str) -> HttpResponse:
    """A new page about a pair."""
    pair = queries.about(request.viewer, pk)
    form = ReflectionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        services.write(pair, text=form.cleaned_data["text"], by=request.viewer, at=request.at)
        return redirect("own-pages")
    return render(request, "reflections/form.html", {"form": form, "title": "A new page"})


@page("GET", "POST")
def change(request: Asked, pk: str) -> HttpResponse:
    """One page, to read and to change."""
    shown = queries.shown(request.viewer, pk)
    form = ReflectionForm(request.POST or None, initial={"text": shown.text})
    if request.method == "POST" and form.is_valid():
        services.change(
            queries.to_change(request.viewer, pk),
            text=form.cleaned_data["text"],
            by=request.viewer,
            at=request.at,
        )
        return redirect("own-pages")
    return render(request, "reflections/form.html", {"form": form, "title": "Your page", "page": shown})


@page("GET", "POST")
def throw_away(request: Asked, pk: str) -> HttpResponse:
    """Throws a page away; asks once."""
    shown = queries.shown(request.viewer, pk)
    if request.method == "POST":
        services.throw_away(queries.to_change(request.viewer, pk), by=request.viewer, at=request.at)
        return redirect("own-pages")
    return render(request, "reflections/throw_away.html", {"page": shown})
