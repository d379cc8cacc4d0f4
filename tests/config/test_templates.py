from pathlib import Path

import pytest
from django.conf import settings
from django.template.loader import get_template

ROOT: Path = settings.ROOT


def templates() -> list[str]:
    """Every template of ours, by the name under which it is loaded."""
    folders = [ROOT / "site" / "templates", *ROOT.glob("site/*/templates"), *ROOT.glob("*/templates")]
    files = [(folder, path) for folder in folders if folder.is_dir() for path in folder.rglob("*.*")]
    return sorted({str(path.relative_to(folder)) for folder, path in files if path.suffix in {".html", ".txt"}})


@pytest.mark.parametrize("name", templates())
def test_every_template_compiles(name: str) -> None:
    get_template(name)
