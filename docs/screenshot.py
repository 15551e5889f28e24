"""Make the picture of the README: the ferry story of the demo, as a browser shows it.

    python docs/screenshot.py [--output docs/story.png] [--dark]

Needs playwright and a Chromium; traces the bundled pages into a folder of its own and serves them on this machine.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
import threading
import time
from importlib import resources
from pathlib import Path

import uvicorn
from playwright.sync_api import sync_playwright

from wirecopy.run import trace_inputs
from wirecopy.store import open_store
from wirecopy.web.app import make_app

_WIDTH, _HEIGHT = 1180, 1190


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--output", type=Path, default=Path(__file__).with_name("story.png"))
    parser.add_argument("--dark", action="store_true")
    given = parser.parse_args()
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    if chromium is None:
        sys.exit("no Chromium here: install one")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "demo.db"
        pages = resources.files("wirecopy.demo") / "pages"
        with resources.as_file(pages) as inputs, open_store(path, create=True) as store:
            trace_inputs([str(inputs)], store)
            story = max(store.records("stories"), key=lambda s: s.articles).story
        server = uvicorn.Server(uvicorn.Config(make_app(str(path)), port=0, log_level="error", ws="none"))
        thread = threading.Thread(target=server.run)
        thread.start()
        try:
            while not server.started:
                time.sleep(0.05)
            port = server.servers[0].sockets[0].getsockname()[1]
            shoot(chromium, f"http://127.0.0.1:{port}/story/{story}", given.output, given.dark)
        finally:
            server.should_exit = True
            thread.join()


def shoot(chromium: str, address: str, output: Path, dark: bool) -> None:
    """Save what a window of the README's size shows at ``address``."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_page(
            viewport={"width": _WIDTH, "height": _HEIGHT},
            color_scheme="dark" if dark else "light",
            device_scale_factor=1.5,
        )
        page.goto(address)
        page.screenshot(path=output)
        browser.close()


if __name__ == "__main__":
    main()
