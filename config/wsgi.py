"""What granian serves."""

import gc
import os

from django.core.exceptions import ImproperlyConfigured
from django.core.handlers.wsgi import WSGIHandler
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.base")


def _served() -> WSGIHandler:
    """The application, once the setup is whole; else the process ends with what to do."""
    gc.disable()  # nothing that starting makes is garbage: looking for it costs a fifth of it
    try:
        served = get_wsgi_application()
        # Only now: the checks ask settings and models, which are ready from here on.
        from config.checks import stop_if_half_made  # noqa: PLC0415

        stop_if_half_made()
    except ImproperlyConfigured as error:
        raise SystemExit(str(error)) from None
    gc.freeze()
    gc.enable()
    return served


application = _served()
