"""Second factors: what django-allauth asks about them, and who has to have one."""

import base64
from typing import Any

from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from cryptography.fernet import Fernet, InvalidToken
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from hudna.errors import ConfigurationError

__all__ = ["FactorAdapter", "has_second_factor"]

_FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


class FactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    """Keeps secrets of second factors encrypted under the node's own secret."""

    error_messages = {  # noqa: RUF012
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": _("This code does not fit. Codes are good for half a minute, once."),
    }

    def encrypt(self, text: str) -> str:
        """Return what the database keeps of a secret."""
        return _cipher().encrypt(text.encode()).decode("ascii")

    def decrypt(self, encrypted_text: str) -> str:
        """Return the secret; raises `ConfigurationError` under another secret of the node."""
        try:
            return _cipher().decrypt(encrypted_text.encode()).decode()
        except InvalidToken as error:
            raise ConfigurationError(
                "second factors cannot be read: the node's secret is another than it was",
                advice="Put session.secret back, or let administrators renew the accounts",
            ) from error

    def generate_authenticator_name(self, user: Any, type: Any) -> str:  # noqa: A002
        """Return the name a passkey gets when none is written."""
        kept = Authenticator.objects.filter(user_id=user.pk, type=type).count()
        return f"{user.name} {kept + 1}"


def has_second_factor(user: Any) -> bool:
    """Return whether an account has a second factor besides recovery codes."""
    kept: bool = Authenticator.objects.filter(user_id=user.pk, type__in=_FACTORS).exists()
    return kept


def _cipher() -> Fernet:
    derived = HKDF(SHA256(), 32, salt=None, info=b"hudna second factors").derive(
        settings.SECRET_KEY.encode()
    )
    return Fernet(base64.urlsafe_b64encode(derived))
