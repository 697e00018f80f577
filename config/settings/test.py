"""Tests: base, in memory where that changes no answer."""

import os
import tempfile

# Each test process has a folder of its own: no test can touch a person's data.
os.environ["DATA_DIR"] = tempfile.mkdtemp(prefix="platform-tests-")

from config.settings.base import *  # noqa: F403  settings build on settings
from config.settings.base import INSTALLED_APPS as APPS

INSTALLED_APPS = ["tests", *APPS]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
