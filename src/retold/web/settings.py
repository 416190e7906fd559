"""Django's settings. What an installation decides comes from `retold.web.home`; the rest is fixed here."""

import sys
from pathlib import Path

from csp.constants import NONE, SELF

from retold.web.home import database, home, mail

HERE = Path(__file__).parent
HOME = home()
HOME.prepare()

SECRET_KEY = HOME.django_key
RETOLD_ROOT_KEY_FILE = HOME.root_key_file
RETOLD_DEMO = HOME.demo
RETOLD_ADDRESS = HOME.address
RETOLD_LINK = HOME.link
DEBUG = False
ADMINS: list[tuple[str, str]] = []
ALLOWED_HOSTS = HOME.hosts

COMPARTMENTS = ("people", "scheme", "sealed", "private", "study", "key", "committee", "trail")
INSTALLED_APPS = [
    *(f"retold.records.{compartment}" for compartment in COMPARTMENTS),
    "retold.web",
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",
    "allauth",
    "allauth.account",
    "csp",
    "django_tasks",
    "django_tasks_db",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "retold.web.middleware.no_store",
    "retold.web.middleware.own_name",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "retold.web.middleware.viewer",
    "retold.web.middleware.refusals",
]
ROOT_URLCONF = "retold.web.urls_demo" if HOME.demo else "retold.web.urls"
WSGI_APPLICATION = "retold.web.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [HERE / "templates"],
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "retold.web.frame.frame",
            ],
            "builtins": ["retold.web.templatetags.words"],
            "loaders": [
                (
                    "django.template.loaders.cached.Loader",
                    [
                        "django.template.loaders.filesystem.Loader",
                        "django.template.loaders.app_directories.Loader",
                    ],
                )
            ],
        },
    }
]

FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

DATABASES = {"default": database(HOME)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {
    # Rate limits live here: shared by all processes, so that more workers do not mean more guesses.
    "default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "limits"}
}
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default", "private"]}}

# Who is signed in.
AUTH_USER_MODEL = "people.Person"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "today"
ACCOUNT_ADAPTER = "retold.web.sign_in.Adapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_UNIQUE_EMAIL = True
ACCOUNT_PREVENT_ENUMERATION = "strict"
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_REQUIRED = True
ACCOUNT_LOGIN_ON_EMAIL_CONFIRMATION = True
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = True
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
USERSESSIONS_TRACK_ACTIVITY = False

# Cookies and sessions. `__Host-` binds a cookie to this host and to https; on loopback there is no https to bind to.
SESSION_COOKIE_NAME = "__Host-s" if HOME.public else "s"
CSRF_COOKIE_NAME = "__Host-c" if HOME.public else "c"
RETOLD_RECEIPT_COOKIE = "__Host-r" if HOME.public else "r"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HOME.public
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_AGE = None
SESSION_COOKIE_AGE = 8 * 60 * 60  # from its last use; see `retold.web.middleware.go_on`
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_ENGINE = "django.contrib.sessions.backends.db"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
CSRF_FAILURE_VIEW = "retold.web.errors.csrf_failed"

# Transport and headers.
if HOME.public:
    SECURE_SSL_REDIRECT = True
    SECURE_HSTS_SECONDS = 63072000
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SECURE_HSTS_PRELOAD = True
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_REDIRECT_EXEMPT = [r"^(health|ready)$"]
    CSRF_TRUSTED_ORIGINS = [HOME.address]
    ALLAUTH_TRUSTED_PROXY_COUNT = 1
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "object-src": [NONE],
        "frame-ancestors": [NONE],
        "require-trusted-types-for": ["'script'"],
        "trusted-types": [NONE],
    }
}

# What is taken in.
# More than anybody types, so that a text that is too long comes back on its page and is not lost.
DATA_UPLOAD_MAX_MEMORY_SIZE = 4 * 1024 * 1024
FILE_UPLOAD_PERMISSIONS = 0o600

# Mail. Nothing about the person it goes to stands in a header; see `retold.services.work.sending`.
for name, value in mail(HOME).items():
    setattr(sys.modules[__name__], name, value)
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = f"Retold <no-reply@{ALLOWED_HOSTS[0]}>"

# Words and times.
LANGUAGE_CODE = "en-gb"
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Europe/London"
STATIC_URL = "/static/"
STATICFILES_DIRS = [
    HERE / "static",
    # What the core's own pages look like; the site sets them in as they are.
    ("retelling", HERE.parent / "analysis/page/assets"),
    ("report", HERE.parent / "analysis/report/assets"),
]
STATIC_ROOT = HOME.folder / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
WHITENOISE_KEEP_ONLY_HASHED_FILES = True
# Browsers ask for an icon here of their own accord. Were that sent on to the sign-in page, the cookie of its form could
# arrive after the cookie of a form that somebody is about to send.
WHITENOISE_ROOT = HERE / "root"

# Logs say which kind of page was asked for and how it went, and never whose, by whom, or with what words.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {"django.request": {"level": "ERROR"}, "retold": {"level": "INFO"}},
}
