"""A site that others reach: what base allows for convenience is closed here."""

from config.settings.base import *  # noqa: F403  settings build on settings
from config.settings.base import SITE_URL

DEBUG = False
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
CSRF_TRUSTED_ORIGINS = [SITE_URL]
SECURE_SSL_REDIRECT = True
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_HSTS_SECONDS = 31_536_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
# Wagtail shows a preview in a frame of our own pages; `frame-ancestors` keeps all others out.
SILENCED_SYSTEM_CHECKS = ["security.W019"]
# The proxy says who asks: rate limits count people, not the proxy.
ALLAUTH_TRUSTED_PROXY_COUNT = 1
