"""The site as it runs embedded, with an empty page to compare with, and what each request cost."""

from config.settings.base import *  # noqa: F403  settings build on settings
from config.settings.base import MIDDLEWARE as EVERY_DAY

ROOT_URLCONF = "tools.bench.urls"
MIDDLEWARE = ["tools.bench.cpu.measured", *EVERY_DAY]
