"""The WSGI entry point; ``gunicorn.conf.py`` puts ``site/`` on the path."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.production")

application = get_wsgi_application()

# Needs the models, therefore after the line above.
from config.safety import refuse_example_accounts  # noqa: E402

refuse_example_accounts()
