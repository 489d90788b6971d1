"""Forms that take what a browser says of a passkey: anything malformed is a wrong passkey."""

from typing import Any

from allauth.mfa.adapter import get_adapter
from allauth.mfa.webauthn.forms import (
    AddWebAuthnForm,
    AuthenticateWebAuthnForm,
    LoginWebAuthnForm,
    ReauthenticateWebAuthnForm,
)

__all__ = ["AddPasskey", "AuthenticateByPasskey", "LoginByPasskey", "ReauthenticateByPasskey"]

MALFORMED = (KeyError, TypeError, ValueError, AttributeError, IndexError)
"""What the parsers below raise for JSON of another shape than a credential's."""


class _Wary:
    def clean_credential(self) -> Any:
        """Return the authenticator; raises `ValidationError` for whatever is none."""
        try:
            return super().clean_credential()  # type: ignore[misc]
        except MALFORMED as error:
            raise get_adapter().validation_error("incorrect_code") from error


class LoginByPasskey(_Wary, LoginWebAuthnForm):  # type: ignore[misc]
    """Signs in by itself."""


class AuthenticateByPasskey(_Wary, AuthenticateWebAuthnForm):  # type: ignore[misc]
    """Is the second factor of a sign-in."""


class ReauthenticateByPasskey(_Wary, ReauthenticateWebAuthnForm):  # type: ignore[misc]
    """Proves once more who is there."""


class AddPasskey(AddWebAuthnForm):  # type: ignore[misc]
    """Adds a passkey."""

    def clean(self) -> Any:
        """Return what was filled in; raises `ValidationError` for what is no credential."""
        try:
            return super().clean()
        except MALFORMED as error:
            raise get_adapter().validation_error("incorrect_code") from error
