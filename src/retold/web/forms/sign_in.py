"""The two forms of signing in, on top of allauth's."""

from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.forms import ConfirmLoginCodeForm, RequestLoginCodeForm
from allauth.core import context, ratelimit
from django import forms

from retold.web.forms.form import LONGEST_ADDRESS, TOO_LONG
from retold.web.sign_in import person_to_sign_in


class AddressForm(RequestLoginCodeForm):  # type: ignore[misc]  # allauth has no types
    """An e-mail address."""

    use_required_attribute = False
    template_name = "parts/form.html"
    email = forms.EmailField(
        label="Your e-mail address",
        max_length=LONGEST_ADDRESS,
        help_text="We send a code there. There is no password.",
        widget=forms.EmailInput({"autocomplete": "username"}),
        error_messages={
            "required": "Write your e-mail address.",
            "invalid": "Write the whole address, for example name@example.org.",
            "max_length": TOO_LONG,
        },
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Without colons."""
        super().__init__(*args, **kwargs)
        self.label_suffix = ""

    def clean_email(self) -> str:
        """A known address and a new one go the same way. The code goes to the address as we know it.

        allauth would look the address up by itself, and ask the database once more for one that it finds. Raises
        ValidationError for whoever asks again and again.
        """
        email = str(self.cleaned_data["email"])
        if not ratelimit.consume(context.request, action="request_login_code", key=email.lower()):
            raise get_adapter().validation_error("too_many_login_attempts")
        self._user = person_to_sign_in(email)
        return self._user.email


class CodeForm(ConfirmLoginCodeForm):  # type: ignore[misc]  # allauth has no types
    """The code from the mail."""

    use_required_attribute = False
    template_name = "parts/form.html"
    code = forms.CharField(
        label="The code from the mail",
        help_text="Eight letters. Capitals and the dash do not matter.",
        widget=forms.TextInput({"autocomplete": "one-time-code", "autocapitalize": "characters", "class": "code"}),
        error_messages={"required": "Write the code from the mail."},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Without colons."""
        super().__init__(*args, **kwargs)
        self.label_suffix = ""
