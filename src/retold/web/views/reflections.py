"""What is one's own alone: the way in, and private pages."""

from django.http import HttpResponse
from django.shortcuts import redirect, render

from retold.queries.endings import demand_pair
from retold.queries.reflections import own_page, own_pages, pairs_to_write_about
from retold.rules.refusals import ChangedError
from retold.services import reflections
from retold.web.asked import Asked, page
from retold.web.forms.reflections import ReflectionForm


@page("GET")
def way_in(request: Asked) -> HttpResponse:
    """The way in: the same for everybody, whatever is behind it."""
    return render(request, "own/show.html")


@page("GET")
def my_pages(request: Asked) -> HttpResponse:
    """One's own pages."""
    shown = {"pages": own_pages(request.viewer), "pairs": pairs_to_write_about(request.viewer)}
    return render(request, "reflections/mine.html", shown)


@page("GET", "POST")
def write(request: Asked, pk: str) -> HttpResponse:
    """A new page about a pair."""
    form = ReflectionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        reflections.write(pk, text=form.cleaned_data["text"], by=request.viewer, at=request.at)
        return redirect("own-pages")
    demand_pair(request.viewer, pk, "pair.reflect")
    return render(request, "reflections/form.html", {"form": form, "title": "A new page"})


@page("GET", "POST")
def change(request: Asked, pk: str) -> HttpResponse:
    """One page, to read and to change."""
    form = ReflectionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            text = form.cleaned_data["text"]
            reflections.change(pk, text=text, started_from=form.started_from, by=request.viewer, at=request.at)
        except ChangedError:
            form.changed_meanwhile()
        else:
            return redirect("own-pages")
    shown = own_page(request.viewer, pk)
    form.show({"text": shown.text})
    said = {"form": form, "title": "Your page", "page": shown}
    return render(request, "reflections/form.html", said, status=409 if form.changed else 200)


@page("GET", "POST")
def throw_away(request: Asked, pk: str) -> HttpResponse:
    """Throws a page away; asks once."""
    if request.method == "POST":
        reflections.throw_away(pk, by=request.viewer, at=request.at)
        return redirect("own-pages")
    return render(request, "reflections/throw_away.html", {"page": own_page(request.viewer, pk)})
