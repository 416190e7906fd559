"""Signing in: an e-mail address, then the code that was sent there. allauth does the work behind both pages."""

from typing import Any, cast

from allauth.account.views import ConfirmLoginCodeView, RequestLoginCodeView
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.csrf import csrf_exempt

from retold.web.asked import Asked, open_to_anybody, page
from retold.web.forms.sign_in import AddressForm, CodeForm


class AskView(RequestLoginCodeView):  # type: ignore[misc]  # allauth has no types
    """Asks for an address; the answer is the same whether anybody is known by it."""

    template_name = "sign_in/ask.html"

    def get_form_class(self) -> type[Any]:
        """Our own words."""
        return AddressForm


class CodeView(ConfirmLoginCodeView):  # type: ignore[misc]  # allauth has no types
    """Asks for the code."""

    template_name = "sign_in/code.html"

    def get_form_class(self) -> type[Any]:
        """Our own words; nothing to fill in when the code is sent again."""
        return cast("type[Any]", super().get_form_class()) if self._action == "resend" else CodeForm


ask = open_to_anybody(page("GET", "POST", once=False)(AskView.as_view()))
code = open_to_anybody(page("GET", "POST", once=False)(CodeView.as_view()))


@open_to_anybody
@page("GET")
def again(request: HttpRequest) -> HttpResponse:
    """Ways of signing in that do not exist here lead to the one that does."""
    del request
    return redirect("account_login")


@csrf_exempt
@page("GET", "POST", once=False)
def out(request: Asked) -> HttpResponse:
    """Signs out and forgets everything that the session held.

    It asks for no token: a page at which nobody is any more must let go of its reader, and signing somebody out harms
    nobody.
    """
    if request.method == "POST":
        logout(request)
        return redirect("account_login")
    return render(request, "sign_in/out.html")
