"""What granian serves."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.base")
application = get_wsgi_application()
# Only now: the checks ask settings and models, which are ready from here on.
from config.checks import stop_if_half_made  # noqa: E402

stop_if_half_made()
