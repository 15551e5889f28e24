"""`simulate`: what it writes, and that equal seeds write equal files."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from run import wirecopy

from wirecopy.cli.simulate import WORLD_NAMES
from wirecopy.simulate.world import WORLDS, rates

TABLES = ("families", "copies", "lost_originals", "passages", "changes")


def digest(folder: Path) -> dict[str, str]:
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.rglob("*.jsonl")
    }


def test_it_writes_articles_and_their_truth(tmp_path: Path) -> None:
    result = wirecopy("simulate", "--articles", 200, "-o", tmp_path, "--seed", 3)
    assert result.exit_code == 0
    assert result.stdout == ""
    assert "200 articles" in result.stderr
    lines = (tmp_path / "articles.jsonl").read_text("utf-8").splitlines()
    assert len({json.loads(line)["id"] for line in lines}) == 200
    for table in TABLES:
        assert (tmp_path / "truth" / f"{table}.jsonl").stat().st_size > 0


def test_equal_seeds_write_equal_files(tmp_path: Path) -> None:
    for name, seed in (("one", 5), ("again", 5), ("other", 6)):
        assert wirecopy("simulate", "--articles", 150, "-o", tmp_path / name, "--seed", seed).exit_code == 0
    assert digest(tmp_path / "one") == digest(tmp_path / "again")
    assert set(digest(tmp_path / "one").values()).isdisjoint(digest(tmp_path / "other").values())


def test_equal_seeds_write_equal_files_in_every_process(tmp_path: Path) -> None:
    """Neither the order of a set nor the place of an object in memory tells in the files."""
    for name, hashes in (("one", "1"), ("other", "2")):
        command = [sys.executable, "-c", "from wirecopy.cli import main; main()", "simulate", "--articles", "1200"]
        environment = os.environ | {"PYTHONHASHSEED": hashes}
        subprocess.run([*command, "-o", str(tmp_path / name)], env=environment, check=True, capture_output=True)
    assert digest(tmp_path / "one") == digest(tmp_path / "other")


def test_an_earlier_wire_is_left_alone(tmp_path: Path) -> None:
    assert wirecopy("simulate", "--articles", 10, "-o", tmp_path).exit_code == 0
    before = digest(tmp_path)
    again = wirecopy("simulate", "--articles", 10, "-o", tmp_path, "--seed", 1)
    assert again.exit_code == 1
    assert "error[W401]" in again.stderr
    assert "name an empty folder" in again.stderr
    assert digest(tmp_path) == before


@pytest.mark.parametrize(
    "arguments", [("--noise", "1.5"), ("--articles", "0"), ("--world", "merry"), ("--largest", "0"), ("--alone", "-1")]
)
def test_rates_out_of_bounds_are_wrong_usage(arguments: tuple[str, str], tmp_path: Path) -> None:
    result = wirecopy("simulate", "--articles", 10, "-o", tmp_path / "new", *arguments)
    assert result.exit_code == 2
    assert not (tmp_path / "new").exists()


def test_a_world_in_which_nothing_happens_is_wrong_usage(tmp_path: Path) -> None:
    weights = ("--alone", 0, "--wire", 0, "--scoop", 0, "--speech", 0, "--formula", 0, "--round-up", 0)
    result = wirecopy("simulate", "--articles", 5, "-o", tmp_path / "new", *weights)
    assert result.exit_code == 2
    assert "nothing would happen" in result.stderr
    assert not (tmp_path / "new").exists()


def test_rates_replace_those_of_the_world(tmp_path: Path) -> None:
    rates = ("--wire", 0, "--scoop", 0, "--speech", 0, "--formula", 0, "--round-up", 0, "--updated", 0)
    assert wirecopy("simulate", "--articles", 50, "-o", tmp_path, "--world", "calm", *rates).exit_code == 0
    assert (tmp_path / "truth" / "copies.jsonl").read_text() == ""


def test_the_worlds_are_those_that_there_are() -> None:
    assert tuple(WORLDS) == WORLD_NAMES


def test_every_rate_is_an_option() -> None:
    shown = wirecopy("simulate", "--help").stdout
    for rate in rates():
        assert f"--{rate.name.replace('_', '-')} X" in shown
