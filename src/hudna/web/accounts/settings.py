"""Django's and django-allauth's settings for accounts."""

import os

LOGIN_URL = "sign-in"
LOGIN_REDIRECT_URL = "overview"
AUTHENTICATION_BACKENDS = [
    "hudna.web.accounts.backends.ExerciseBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
     "OPTIONS": {"user_attributes": ("name", "actor")}},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
     "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]  # fmt: skip

ALLAUTH_TRUSTED_PROXY_COUNT = int(os.environ.get("HUDNA_PROXIES", "0"))
"""Without a proxy that is known, an address anybody can write counts for nothing."""

ACCOUNT_ADAPTER = "hudna.web.accounts.adapter.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = "name"
ACCOUNT_USER_MODEL_EMAIL_FIELD = None
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_REAUTHENTICATION_TIMEOUT = 15 * 60
ACCOUNT_RATE_LIMITS = {"login_failed": "20/10m/ip,5/15m/key", "invitation": "20/10m/ip"}
"""Five failures close an account to its password, or its second factor, for a quarter hour."""

MFA_ADAPTER = "hudna.web.accounts.factors.FactorAdapter"
MFA_FORMS = {
    "login_webauthn": "hudna.web.accounts.forms.LoginByPasskey",
    "authenticate_webauthn": "hudna.web.accounts.forms.AuthenticateByPasskey",
    "reauthenticate_webauthn": "hudna.web.accounts.forms.ReauthenticateByPasskey",
    "add_webauthn": "hudna.web.accounts.forms.AddPasskey",
}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_ALLOW_UNVERIFIED_EMAIL = True
"""Accounts have no address of mail at all."""
MFA_TOTP_ISSUER = "Hudna"
MFA_TOTP_TOLERANCE = 0
"""A code is good once and in its half minute; with tolerance it could be used again."""

SOCIALACCOUNT_ADAPTER = "hudna.web.accounts.oidc.PartyProviders"
SOCIALACCOUNT_REAUTHENTICATION_REQUIRED = True
SOCIALACCOUNT_QUERY_EMAIL = False
