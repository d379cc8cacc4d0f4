import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings

COMPLETE = {
    "SECRET_KEY": "7Zq-only-for-this-test-but-long-and-mixed-enough-for-the-check-0815",
    "ALLOWED_HOSTS": "beteiligung.example",
    "BASE_URL": "https://beteiligung.example",
    "EMAIL_URL": "submission://mitreden:secret@post.example",
    "DEFAULT_FROM_EMAIL": "Mitreden <mitreden@stadt.example>",
    "FORMER_VOTER_KEY": "another-long-and-mixed-text-for-this-test-4711",
}


def deploy_check(environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"]
    environment = {"PATH": os.environ["PATH"], "DJANGO_SETTINGS_MODULE": "config.settings.production", **environment}
    return subprocess.run(command, cwd=settings.ROOT, env=environment, capture_output=True, text=True, check=False)


@pytest.fixture
def database_url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path}/production.sqlite3"


def test_production_with_all_it_needs_passes_the_deploy_check_cleanly(database_url: str) -> None:
    result = deploy_check({**COMPLETE, "DATABASE_URL": database_url})

    assert result.returncode == 0, result.stderr
    assert "no issues" in result.stdout + result.stderr


def test_production_without_its_secrets_says_which_are_missing() -> None:
    result = deploy_check({"ALLOWED_HOSTS": "beteiligung.example"})

    assert result.returncode != 0
    assert "Set SECRET_KEY, DATABASE_URL, BASE_URL, EMAIL_URL, DEFAULT_FROM_EMAIL" in result.stderr
