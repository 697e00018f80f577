"""Tests: base, in memory where that changes no answer."""

import atexit
import os
import shutil
import tempfile

# Each test process has a folder of its own: no test can touch a person's data.
FOLDER = tempfile.mkdtemp(prefix="platform-tests-")
atexit.register(shutil.rmtree, FOLDER, ignore_errors=True)
os.environ["DATA_DIR"] = FOLDER

from config.settings.base import *  # noqa: E402, F403  settings build on settings
from config.settings.base import DATABASES  # noqa: E402
from config.settings.base import INSTALLED_APPS as APPS  # noqa: E402

INSTALLED_APPS = ["tests", *APPS]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
WHITENOISE_USE_FINDERS = True
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
# Look files up when they are asked for: listing them all anew for each client costs a test 0.1 s.
WHITENOISE_AUTOREFRESH = True
# What a test writes may be lost with the machine; nothing waits for the disk.
if "OPTIONS" in DATABASES["default"]:
    DATABASES["default"]["OPTIONS"]["init_command"] = (
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF; PRAGMA temp_store=MEMORY"
    )
