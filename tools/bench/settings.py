"""The site as it runs embedded, with one page more: an empty one, to compare with."""

from config.settings.base import *  # noqa: F403  settings build on settings

ROOT_URLCONF = "tools.bench.urls"
