#!/usr/bin/env python
"""Run a management command, with ``site/`` as a second source root."""

import os
import sys
from pathlib import Path

if __name__ == "__main__":
    # Position 1, not 0: the project's root stays first.
    sys.path.insert(1, str(Path(__file__).resolve().parent / "site"))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.dev")

    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)
