"""Django's settings, every value from the environment or the node's folder.

HUDNA_NODE           folder of this node (default `var/node`)
HUDNA_DATABASE_URL   `sqlite:///path` or `postgresql://user:password@host:port/name`
                     (default: what the node's settings say)
HUDNA_HOSTS          host names served, separated by commas (default loopback only)
HUDNA_TRUSTED_ORIGINS  origins of forms behind a proxy, such as `https://desk.example`
HUDNA_HTTPS          `1` where a proxy speaks TLS: secure cookies, redirect, HSTS
HUDNA_PROXIES        how many proxies add themselves to `X-Forwarded-For` (default none)
HUDNA_SECRET_KEY     secret of sessions and second factors (default: kept in the node's folder)
HUDNA_STATIC         folder `collectstatic` fills for another web server (default: none)
HUDNA_OIDC_SECRET_X  secret of party X's identity provider (others are in `oidc.toml`)
HUDNA_DEVELOPMENT    `1` shows tracebacks and the style page
"""

import os
from pathlib import Path

from csp.constants import NONE, SELF

from hudna.db.address import database
from hudna.web.accounts.providers import APPS, allauth_providers, identity_providers
from hudna.web.configuration import database_url, secret_key, static_version

WEB = Path(__file__).parent
NODE = Path(os.environ.get("HUDNA_NODE", "var/node"))

DEBUG = os.environ.get("HUDNA_DEVELOPMENT") == "1"
SECRET_KEY = os.environ.get("HUDNA_SECRET_KEY") or secret_key(NODE)
ALLOWED_HOSTS = os.environ.get("HUDNA_HOSTS", "127.0.0.1,localhost,[::1]").split(",")
CSRF_TRUSTED_ORIGINS = [o for o in os.environ.get("HUDNA_TRUSTED_ORIGINS", "").split(",") if o]

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "csp",
    "hudna.db",
    "hudna.web",
]
PROVIDERS = identity_providers(NODE)
if PROVIDERS:
    INSTALLED_APPS += APPS
    SOCIALACCOUNT_PROVIDERS = allauth_providers(PROVIDERS)

AUTH_USER_MODEL = "db.User"
DATABASES = {"default": database(os.environ.get("HUDNA_DATABASE_URL") or database_url(NODE), NODE)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "db_attempts",
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    }
}
"""Counts attempts to sign in, for all processes of a desk and over its restarts."""

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "hudna.web.compression.Compressed",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "hudna.web.middleware.DeskMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
ROOT_URLCONF = "hudna.web.urls"
WSGI_APPLICATION = "hudna.web.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [WEB / "templates"],
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "hudna.web.context.desk",
            ],
            "builtins": [
                "django.templatetags.i18n",
                "hudna.web.templatetags.desk",
                "hudna.web.templatetags.numbers",
            ],
        },
    }
]

USE_TZ = True
TIME_ZONE = "UTC"
"""Stored times; pages speak the mechanism's zone, set per request."""

USE_I18N = True
LANGUAGE_CODE = "ar"
LANGUAGES = [
    ("ar", "العربية"),
    ("en", "English"),
    ("fa", "فارسی"),
    ("ru", "Русский"),
    ("tr", "Türkçe"),
]
LOCALE_PATHS = [WEB / "locale"]
LANGUAGE_COOKIE_SAMESITE = "Lax"

FILE_UPLOAD_HANDLERS = [
    "hudna.web.uploads.Bounded",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]

STATIC_URL = f"/static/{static_version(WEB / 'static')}/"
"""Named after what is in the files: a browser keeps them and never asks again."""
STATIC_ROOT = os.environ.get("HUDNA_STATIC") or None
WHITENOISE_USE_FINDERS = STATIC_ROOT is None
WHITENOISE_MAX_AGE = 600
WHITENOISE_IMMUTABLE_FILE_TEST = "(?!)" if DEBUG else f"^{STATIC_URL}"
WHITENOISE_AUTOREFRESH = DEBUG
WHITENOISE_MIMETYPES = {".mjs": "text/javascript", ".pmtiles": "application/octet-stream"}

HTTPS = os.environ.get("HUDNA_HTTPS") == "1"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = HTTPS
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 12 * 60 * 60
CSRF_FAILURE_VIEW = "hudna.web.pages.errors.csrf_failure"
SECURE_SSL_REDIRECT = HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "worker-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:", "blob:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF, *(origin for one in PROVIDERS for origin in one.origins)],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "object-src": [NONE],
    },
}
"""Nothing inline, nothing evaluated, no other host; forms lead to identity providers besides."""

from hudna.web.accounts.settings import *  # noqa: E402, F403

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
