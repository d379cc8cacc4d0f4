"""Start a PostgreSQL and an empty ``var`` folder for this run, and measure there."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from tools.test import postgresql

ROOT = Path(__file__).resolve().parents[1]


def main() -> int:
    with tempfile.TemporaryDirectory(prefix="mitreden-bench-") as var, postgresql() as address:
        environment = {
            "DATABASE_URL": address,
            "DJANGO_SETTINGS_MODULE": "benchmarks.settings",
            "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'site'}",
            "VAR_DIR": var,
        }
        command = (sys.executable, "-m", "benchmarks.run")
        return subprocess.run(command, cwd=ROOT, env={**os.environ, **environment}, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
