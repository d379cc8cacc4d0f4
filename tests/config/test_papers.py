"""What the papers promise about the project."""

import json
import re
from pathlib import Path

import pytest
from django.conf import settings

ROOT: Path = settings.ROOT


def packages() -> list[str]:
    """Every package that we ask for ourselves."""
    lines = [line for path in ROOT.glob("requirements/*.in") for line in path.read_text().splitlines()]
    python = [re.split(r"[\[<>=~]", line)[0] for line in lines if line and not line.startswith("-")]
    node = json.loads((ROOT / "package.json").read_text())
    return sorted({*python, *node["dependencies"], *node["devDependencies"]})


@pytest.mark.parametrize("package", packages())
def test_every_package_has_a_line_of_reason(package: str) -> None:
    paper = (ROOT / "docs" / "dependencies.md").read_text()

    assert re.search(rf"^\| .*{re.escape(package)}\b.* \| \S.* \|$", paper, re.MULTILINE)


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md", *(f"docs/{p.name}" for p in ROOT.glob("docs/*.md"))])
def test_every_link_between_papers_leads_somewhere(name: str) -> None:
    paper = ROOT / name
    links = re.findall(r"\]\((?!https?:|#)([^)#]+)", paper.read_text())

    assert [link for link in links if not (paper.parent / link).exists()] == []


def test_neither_source_root_hides_a_module_of_the_standard_library() -> None:
    assert not (ROOT / "site" / "__init__.py").exists()
    assert not (ROOT / "locale" / "__init__.py").exists()


def test_the_handbook_has_its_pictures_small_and_no_others() -> None:
    folder = ROOT / "docs" / "pictures"
    shown = re.findall(r"!\[[^\]]{20,}\]\(pictures/([\w-]+\.png)\)", (ROOT / "docs" / "handbuch.md").read_text())

    sizes = {path.name: path.stat().st_size for path in folder.iterdir()}
    assert sorted(shown) == sorted(sizes)
    assert len(sizes) <= 12
    assert [name for name, size in sizes.items() if size > 100_000] == []
