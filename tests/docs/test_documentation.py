"""README and docs name only what exists: commands, options, files, public names."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import click
import pytest

import wirecopy
from wirecopy.cli import main

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted(ROOT.glob("docs/**/*.md"))]
README = (ROOT / "README.md").read_text("utf-8")


def commands(page: Path) -> list[str]:
    """Lines of a page's shell blocks, and what it writes between backticks, that call wirecopy."""
    text = page.read_text("utf-8")
    blocks = "\n".join(re.findall(r"```sh\n(.*?)```", text, re.DOTALL))
    lines = [line.split("#")[0].strip() for line in blocks.splitlines()]
    return [c for c in (*lines, *re.findall(r"`(wirecopy [^`\n]+)`", text)) if c.startswith("wirecopy ")]


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)
def test_commands_and_options_exist(page: Path) -> None:
    for line in commands(page):
        _, name, *rest = shlex.split(line)
        if name == "COMMAND":
            continue
        command = main.get_command(click.Context(main), name.split("|")[0])
        assert command is not None, line
        known = {o for p in command.params for o in (*p.opts, *p.secondary_opts)} | {"--help"}
        assert {word for word in rest if word.startswith("-") and len(word) > 1} <= known, line


def test_the_readme_names_every_command() -> None:
    named = {line.split()[1] for line in commands(ROOT / "README.md")} | {"demo"}
    assert set(main.list_commands(click.Context(main))) <= named


def test_make_targets_exist() -> None:
    targets = set(re.findall(r"^(\w+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    for page in PAGES:
        assert set(re.findall(r"^make (\w+)", page.read_text("utf-8"), re.MULTILINE)) <= targets


def test_public_names_in_the_readme_exist() -> None:
    for name in re.findall(r"wirecopy\.(\w+)\(", README):
        assert hasattr(wirecopy, name)


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)
def test_paths_that_pages_name_exist(page: Path) -> None:
    for path in re.findall(r"`((?:bench|docs|src|tests|examples)/[\w./-]+)`", page.read_text("utf-8")):
        assert (ROOT / path).exists(), path


def test_every_decision_says_what_would_change_it() -> None:
    for note in sorted((ROOT / "docs" / "decisions").glob("[0-9]*.md")):
        assert "would change our mind" in note.read_text("utf-8"), note.name


def test_every_error_has_a_code_of_its_own() -> None:
    from wirecopy import errors

    classes = [c for c in vars(errors).values() if isinstance(c, type) and issubclass(c, errors.WirecopyError)]
    codes = {c.code for c in classes}
    assert len(codes) == len(classes)
    assert all(f"{c.__name__:<20} {c.code}" in (errors.__doc__ or "") for c in classes if c is not errors.WirecopyError)
