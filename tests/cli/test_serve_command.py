"""`wirecopy serve` and `wirecopy report`: a server on this machine, a file whole in itself, plain failures."""

from __future__ import annotations

import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

import make
import pytest
from run import wirecopy

pytest.importorskip("uvicorn")

_RUN = "from wirecopy.cli import main; main()"


@contextmanager
def served(store: Path, *options: str) -> Iterator[tuple[str, list[str]]]:
    """The address of a server over ``store``, and the lines that it said; it is stopped by its own handle."""
    command = [sys.executable, "-c", _RUN, "serve", "--store", str(store), "--port", "0", *options]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        said: list[str] = []
        try:
            for line in process.stderr:
                said.append(line.rstrip())
                if found := re.search(r"http://\S+", line):
                    yield found[0], said
                    break
        finally:
            process.send_signal(signal.SIGINT)
            said += process.stderr.read().splitlines()
            assert process.wait(20) == 0


def get(address: str, path: str, host: str | None = None) -> tuple[int, str]:
    parts = urlsplit(address)
    connection = HTTPConnection(parts.hostname or "", parts.port, timeout=20)
    try:
        connection.request("GET", path, headers={"host": host} if host else {})
        answer = connection.getresponse()
        return answer.status, answer.read().decode()
    finally:
        connection.close()


def test_a_server_answers_on_this_machine_and_stops(tmp_path: Path) -> None:
    store = tmp_path / "odd.db"
    make.store(store, articles=[make.article("a/b%2Fc?d", headline="Bronze goose")]).close()
    with served(store) as (address, said):
        assert urlsplit(address).hostname == "127.0.0.1"
        assert get(address, "/")[0] == 200
        assert get(address, "/article/a%2Fb%252Fc%3Fd")[0] == 200
        assert get(address, "/api/articles/a%2Fb%252Fc%3Fd")[0] == 200
        assert get(address, "/", host="evil.example")[0] == 421
    assert not [line for line in said if "warning" in line or "Traceback" in line]


def test_another_host_is_warned_of(store: Path) -> None:
    with served(store, "--host", "0.0.0.0") as (address, said):
        assert get(address, "/", host="127.0.0.1")[0] == 200
        assert get(address, "/", host="evil.example")[0] == 421
    assert "warning: whoever can reach 0.0.0.0" in said[0]


def test_a_port_in_use_is_said(store: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        result = wirecopy("serve", "--store", store, "--port", taken.getsockname()[1])
    assert result.exit_code == 1
    assert re.fullmatch(r"wirecopy: error\[W602\]: cannot listen at 127\.0\.0\.1:\d+: .*--port\n", result.stderr)


def test_a_store_that_is_not_there_is_said(tmp_path: Path) -> None:
    result = wirecopy("serve", "--store", tmp_path / "none.db")
    assert (result.exit_code, "error[W201]" in result.stderr) == (1, True)


@pytest.mark.parametrize("command", [("serve",), ("report", "f:ostrel", "-o", "x.html")])
def test_without_the_extra_the_line_that_installs_it_is_said(
    store: Path, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...]
) -> None:
    for module in [name for name in sys.modules if name.startswith("wirecopy.web")]:
        monkeypatch.delitem(sys.modules, module)
    for missing in ("fastapi", "uvicorn"):
        monkeypatch.setitem(sys.modules, missing, None)
    result = wirecopy(*command, "--store", store)
    assert result.exit_code == 1
    assert re.fullmatch(
        r"wirecopy: error\[W601\]: \w+ is not installed: pip install 'wirecopy\[web\]'\n", result.stderr
    )


def test_a_report_is_one_file_without_script(store: Path, tmp_path: Path) -> None:
    path = tmp_path / "ferry.html"
    result = wirecopy("report", "f:ostrel", "-o", path, "--store", store)
    assert result.exit_code == 0, result.stderr
    page = path.read_text("utf-8")
    for part in ("Who copied whom", "What each copy changed", "allegedly", "Northern Gazette", "50 min later"):
        assert part in page
    assert "<script" not in page
    assert not re.findall(r'(?:src|href)="(?!#)|url\(|@import', page)
    assert re.search(r"default-src 'none'; style-src 'sha256-[\w+/=]+'", page)


def test_a_report_that_cannot_be_written_is_said(store: Path, tmp_path: Path) -> None:
    result = wirecopy("report", "f:ostrel", "-o", tmp_path / "no" / "x.html", "--store", store)
    assert (result.exit_code, "error[W401]" in result.stderr) == (1, True)
    assert "error[W301]" in wirecopy("report", "nothing", "-o", tmp_path / "x.html", "--store", store).stderr
