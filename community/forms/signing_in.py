"""allauth's forms with our words on their fields; what they check and do is allauth's own.

Not imported by the package: allauth imports that one while it makes the forms named here.
"""

from typing import Any

from allauth.account import forms

LABELS = {
    "Email": "E-mail address",
    "Remember Me": "Keep me signed in on this device",
    "Current Password": "Current password",
    "New Password": "New password",
    "New Password (again)": "New password again",
    "Password (again)": "Password again",
}


class InOurWords:
    """Sentence case, and e-mail as everywhere else on the site."""

    fields: dict[str, Any]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Make allauth's form, then put our words on its fields."""
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.label = LABELS.get(str(field.label), field.label)


class LoginForm(InOurWords, forms.LoginForm):
    """Sign in with a password."""


class SignupForm(InOurWords, forms.SignupForm):
    """Make an account."""


class RequestLoginCodeForm(InOurWords, forms.RequestLoginCodeForm):
    """Have a code sent."""


class ResetPasswordForm(InOurWords, forms.ResetPasswordForm):
    """Have a link sent."""


class AddEmailForm(InOurWords, forms.AddEmailForm):
    """Change one's address."""


class ChangePasswordForm(InOurWords, forms.ChangePasswordForm):
    """Take another password."""


class ResetPasswordKeyForm(InOurWords, forms.ResetPasswordKeyForm):
    """Take a new password by the link."""


class SetPasswordForm(InOurWords, forms.SetPasswordForm):
    """Take a first password."""
