"""The entry point for WSGI servers: `granian --interface wsgi hudna.web.wsgi:application`."""

import os

from django.core.wsgi import get_wsgi_application

__all__ = ["application"]

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hudna.web.settings")

application = get_wsgi_application()
