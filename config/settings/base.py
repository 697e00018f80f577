"""The embedded deployment: everything in one folder, on one machine, with nothing but Python."""

from typing import Any

import dj_database_url
from csp.constants import NONE, SELF

from config.env import ROOT, read_environment

ENVIRONMENT = read_environment()

DATA_DIR = ENVIRONMENT.data_dir
DEBUG = ENVIRONMENT.debug
SECRET_KEY = ENVIRONMENT.secret_key
ALLOWED_HOSTS = list(ENVIRONMENT.allowed_hosts)
SITE_URL = ENVIRONMENT.site_url
SITE_NAME = "Open Maturity Model"
SITE_PURPOSE = "for councils’ digital work"
RELEASE_SIGNING_KEY = ENVIRONMENT.release_signing_key
SEARCH_SERVERS = ENVIRONMENT.search_servers
SENTRY_DSN = ENVIRONMENT.sentry_dsn
DEMONSTRATION_DIR = ROOT / "demonstration"
# Refused when the site is open to others: config/checks.py.
DEMONSTRATION_PASSWORD = "demonstration"  # noqa: S105  published on purpose, with the accounts

# Apps, upper layers first, as layout.md draws them
INSTALLED_APPS = [
    "config",
    "api",
    "pages",
    "plans",
    "assessments",
    "library",
    "feedback",
    "model_releases",
    "community",
    "search",
    "ui",
    "wagtail.users",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "allauth",
    "allauth.account",
    "django_htmx",
    "csp",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.forms",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "ui.middleware.ContentSecurityPolicyMiddleware",
    "ui.middleware.KeepForOneReaderMiddleware",
    "api.middleware.AnswerInJsonMiddleware",
    "api.middleware.KnowAndCountMiddleware",
    "ui.middleware.ExplainRefusedMethodMiddleware",
    # Before sessions: PostgreSQL chokes on a cookie with a NUL.
    "ui.middleware.RefuseUnreadableInputMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "community.Member"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [ROOT / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "community.context_processors.unread_notices",
                "ui.context_processors.site",
                "model_releases.context_processors.current_release",
            ],
            "builtins": ["ui.templatetags.ui"],
        },
    }
]
FORM_RENDERER = "ui.forms.GovukRenderer"

# Data
DATABASES: dict[str, Any] = {
    "default": dj_database_url.parse(
        ENVIRONMENT.database_url or f"sqlite:///{DATA_DIR / 'site.sqlite3'}", conn_max_age=None
    )
}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # IMMEDIATE: a reader who turns writer cannot wait for a lock, it fails at once.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; "
        "PRAGMA cache_size=-16000",
    }
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.redis.RedisCache"
        if ENVIRONMENT.cache_url
        else "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": ENVIRONMENT.cache_url or "platform",
    }
}
MEDIA_ROOT = DATA_DIR / "media"
MEDIA_URL = "/media/"
INDEX_DIR = DATA_DIR / "index"
DATA_UPLOAD_MAX_MEMORY_SIZE = 20 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000  # a dimension of the working copy is one long form

# Files served as they are
STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
STATICFILES_DIRS = [ROOT / "static"]
WHITENOISE_USE_FINDERS = DEBUG  # else from STATIC_ROOT, compressed: `make run` collects them
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedStaticFilesStorage"},
}

# Language and time: stored in UTC, shown in London
LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_TZ = True
USE_I18N = True
LOCALE_PATHS = [ROOT / "locale"]  # sentences of Wagtail's in our words: tools/words.py
DATE_FORMAT = "j F Y"

# Mail
EMAIL_BACKEND = ENVIRONMENT.mail.backend
EMAIL_HOST = ENVIRONMENT.mail.host
EMAIL_PORT = ENVIRONMENT.mail.port
EMAIL_HOST_USER = ENVIRONMENT.mail.user
EMAIL_HOST_PASSWORD = ENVIRONMENT.mail.password
EMAIL_USE_TLS = ENVIRONMENT.mail.use_tls
EMAIL_USE_SSL = ENVIRONMENT.mail.use_ssl
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = f"{SITE_NAME} <{ENVIRONMENT.mail.sender}>"

# Signing in: by e-mail, with a password or a code
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_SIGNUP_FORM_CLASS = "community.forms.SignupForm"
ACCOUNT_FORMS = {
    "add_email": "community.forms.signing_in.AddEmailForm",
    "change_password": "community.forms.signing_in.ChangePasswordForm",
    "login": "community.forms.signing_in.LoginForm",
    "request_login_code": "community.forms.signing_in.RequestLoginCodeForm",
    "reset_password": "community.forms.signing_in.ResetPasswordForm",
    "reset_password_from_key": "community.forms.signing_in.ResetPasswordKeyForm",
    "set_password": "community.forms.signing_in.SetPasswordForm",
    "signup": "community.forms.signing_in.SignupForm",
}
ACCOUNT_SIGNUP_REDIRECT_URL = "community:account"
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 15 * 60
# Mandatory: only so does signing up not tell which addresses have an account.
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
ACCOUNT_EMAIL_VERIFICATION_SUPPORTS_RESEND = True
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_LOGIN_ON_PASSWORD_RESET = True
ACCOUNT_EMAIL_NOTIFICATIONS = True
# allauth's own limits hold beside this one. In local memory each worker counts for itself.
ACCOUNT_RATE_LIMITS = {"join": "20/h/ip,3/d/key", "invite": "20/d/user"}
ACCOUNT_ADAPTER = "community.adapters.AccountAdapter"
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_LOGOUT_REDIRECT_URL = "/"

# The API: how many requests in how many seconds. They are counted in the database.
API_LIMITS = {
    "address": (300, 60),  # without a token
    "token": (600, 60),
    "writes": (30, 60),  # of one token
    "writes-a-day": (500, 86_400),
}
API_LARGEST_BODY = 2 * 1024 * 1024  # bytes

# What a browser may load. Wagtail's admin has inline scripts and needs the looser one.
CONTENT_SECURITY_POLICY: dict[str, Any] = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "manifest-src": [SELF],
    }
}
ADMIN_CONTENT_SECURITY_POLICY = {
    "default-src": "'self'",
    "script-src": "'self' 'unsafe-inline' 'unsafe-eval'",
    "style-src": "'self' 'unsafe-inline'",
    "img-src": "'self' data: blob:",
    "frame-ancestors": "'self'",
}
X_FRAME_OPTIONS = "SAMEORIGIN"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "ui.errors.csrf_failure"
SECURE_REFERRER_POLICY = "same-origin"

# Wagtail: our words in its admin; nothing in it calls out
WAGTAIL_SITE_NAME = SITE_NAME
WAGTAILADMIN_BASE_URL = SITE_URL
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
# One place for address and password: the account's pages, which prove and count.
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAIL_PASSWORD_RESET_ENABLED = False
# Nothing of the working copy is published, and who locked a page may not edit it either.
WAGTAIL_FINISH_WORKFLOW_ACTION = "model_releases.finish.finish_workflow"
WAGTAILADMIN_GLOBAL_EDIT_LOCK = True
# Letters about texts go to maintainers: being a superuser is no role.
WAGTAILADMIN_NOTIFICATION_INCLUDE_SUPERUSERS = False
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}
TAGGIT_CASE_INSENSITIVE = True

# Jobs run where they are asked for; a queue in the database as default would make saves wait.
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{levelname} {name}: {message}", "style": "{"}},
    "filters": {
        "plainly": {
            "()": "django.utils.log.CallbackFilter",
            "callback": "ext://config.reporting.plainly",
        }
    },
    "handlers": {
        "console": {
            "class": "logging.StreamHandler",
            "formatter": "line",
            "filters": ["plainly"],
        }
    },
    "root": {"handlers": ["console"], "level": "WARNING"},
    # Tells of each try; search says once that its server is out, and once that it is back.
    "loggers": {"elastic_transport": {"level": "ERROR"}},
}
