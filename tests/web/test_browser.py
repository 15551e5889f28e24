"""The pages in a real browser, where there is one: every page without an error, a click through, keys, no script."""

from __future__ import annotations

import shutil
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import uvicorn
from newsroom import FERRY

from wirecopy.web.app import make_app

sync_api = pytest.importorskip("playwright.sync_api")
_CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
pytestmark = pytest.mark.skipif(_CHROMIUM is None, reason="no Chromium on this machine")

PAGES = ("/", "/story/f:ostrel", "/story/f:bulletin%2Bgazette-smelter", "/article/newsheap", "/article/quayside",
         "/compare?a=ostrel&b=courier", "/find", "/outlet/Newsheap", "/nothing")  # fmt: skip
SIZES = {"desk": (1280, 900), "hand": (390, 844)}


@pytest.fixture
def address(store: Path) -> Iterator[str]:
    """A server on this machine over the ferry store."""
    with _served(store) as found:
        yield found


@contextmanager
def _served(store: Path) -> Iterator[str]:
    server = uvicorn.Server(uvicorn.Config(make_app(str(store)), port=0, log_level="error", ws="none"))
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        assert thread.is_alive()
        time.sleep(0.02)
    try:
        yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join(20)


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with sync_api.sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=_CHROMIUM, args=["--no-sandbox"])
        yield opened
        opened.close()


def _watched(context: Any) -> tuple[Any, list[str]]:
    """A page, and what goes wrong on it."""
    page, wrong = context.new_page(), []
    page.on("console", lambda message: wrong.append(message.text) if message.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: wrong.append(str(error)))
    return page, wrong


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_page_shows_without_an_error_and_within_the_screen(
    browser: Any, address: str, size: str, scheme: str
) -> None:
    width, height = SIZES[size]
    with browser.new_context(viewport={"width": width, "height": height}, color_scheme=scheme) as context:
        page, wrong = _watched(context)
        for path in PAGES:
            page.goto(address + path)
            assert page.evaluate("document.documentElement.scrollWidth") <= width, path
            assert page.locator("h1").count() == 1
            if path != "/nothing":
                assert not wrong, (path, wrong)
            wrong.clear()


@pytest.mark.parametrize("script", [True, False])
def test_a_click_on_a_copy_opens_its_changes(browser: Any, address: str, script: bool) -> None:
    with browser.new_context(viewport={"width": 1280, "height": 900}, java_script_enabled=script) as context:
        page, wrong = _watched(context)
        page.goto(address)
        page.get_by_role("link", name="At least 41 hurt as ferry runs aground off Calvessa").click()
        shown = page.locator("details.copy", has_text="The Calvessa Courier from Ostrel News Agency").locator(".inside")
        assert not shown.is_visible()
        page.locator("svg.wide a.node", has_text="The Calvessa Courier").click()
        shown.wait_for(state="visible", timeout=5_000)
        assert "2 h later" in shown.inner_text()
        shown.get_by_role("link", name="Side by side").click()
        page.get_by_role("heading", name="What The Calvessa Courier changed").wait_for()
        page.get_by_role("link", name="The Calvessa Courier", exact=True).first.click()
        page.get_by_text("Its text was taken from Ostrel News Agency").wait_for()
        page.locator(".kicker a").click()
        page.get_by_role("heading", name="The Calvessa Courier", level=1).wait_for()
        assert not wrong


def test_keys_step_through_the_changes(browser: Any, address: str) -> None:
    with browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce") as context:
        page, wrong = _watched(context)
        page.goto(f"{address}/compare?a=ostrel&b=courier")
        told = page.locator(".stepper output")
        for key, number in (("n", "1 of 2: headline"), ("j", "2 of 2: hedge"), ("n", "1 of 2"), ("p", "2 of 2")):
            page.keyboard.press(key)
            assert told.inner_text().startswith(number)
            assert page.locator(".change.now").count() >= 1
        assert page.evaluate("document.activeElement.classList.contains('change')")
        assert not wrong


def test_a_text_and_a_dropped_file_are_found(browser: Any, address: str, tmp_path: Path) -> None:
    saved = tmp_path / "page.txt"
    saved.write_text(f"A headline\n\n{FERRY}", "utf-8")
    with browser.new_context() as context:
        page, wrong = _watched(context)
        page.goto(f"{address}/find")
        page.get_by_label("A text, of ten words or more").fill(FERRY)
        page.get_by_role("button", name="Find it").click()
        page.get_by_role("heading", name="Who had it first", exact=True).wait_for()
        page.get_by_label("or a page in a file").set_input_files(saved)
        page.get_by_label("A text, of ten words or more").fill("")
        page.get_by_role("button", name="Find it").click()
        page.get_by_role("heading", name="7 articles with passages of it").wait_for()
        page.goto(f"{address}/find")
        page.evaluate(
            """text => {
              const drop = new DataTransfer();
              drop.items.add(new File([text], "page.txt", {type: "text/plain"}));
              document.querySelector("form.find").dispatchEvent(
                new DragEvent("drop", {dataTransfer: drop, bubbles: true, cancelable: true}));
            }""",
            saved.read_text("utf-8"),
        )
        page.get_by_role("heading", name="7 articles with passages of it").wait_for()
        assert not wrong


def test_a_verdict_is_given(browser: Any, traced: Path) -> None:
    with _served(traced) as address, browser.new_context() as context:
        page, wrong = _watched(context)
        page.goto(f"{address}/compare?a=gazette&b=mercury")
        page.get_by_text("Judge this pair").click()
        page.get_by_label("a copy of it").check()
        page.get_by_label("Note").fill("they said so")
        page.get_by_role("button", name="Keep the verdict").click()
        page.get_by_text("Mercury is a copy of Gazette: they said so").wait_for()
        assert not wrong


def test_everything_can_be_reached_by_keyboard(browser: Any, address: str) -> None:
    with browser.new_context(viewport={"width": 1280, "height": 900}) as context:
        page, _ = _watched(context)
        page.goto(f"{address}/story/f:ostrel")
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.textContent") == "To the content"
        reached = set()
        for _ in range(60):
            page.keyboard.press("Tab")
            reached.add(page.evaluate("document.activeElement.closest('a.node, summary')?.textContent ?? ''"))
        assert any("The Calvessa Courier" in text for text in reached)
        assert any("Talvane Lines" in text for text in reached)


def test_contrast_is_enough_in_either_scheme(browser: Any, address: str) -> None:
    """WCAG 2 AA: 4.5 for text."""
    for scheme in ("light", "dark"):
        with browser.new_context(color_scheme=scheme) as context:
            page, _ = _watched(context)
            page.goto(f"{address}/story/f:ostrel")
            names = ("ink", "quiet", "link", "telling", "struck", "new")
            papers = {"struck": "struck-paper", "new": "new-paper"}
            for name in names:
                for paper in {"paper", papers.get(name, "raised")}:
                    assert page.evaluate(_CONTRAST, [name, paper]) >= 4.5, (scheme, name, paper)


_CONTRAST = """([ink, paper]) => {
  const style = getComputedStyle(document.documentElement);
  const light = name => {
    const hex = style.getPropertyValue("--" + name).trim().slice(1);
    const [r, g, b] = [0, 2, 4].map(i => parseInt(hex.slice(i, i + 2), 16) / 255)
      .map(c => c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const [a, b] = [light(ink), light(paper)].sort((x, y) => y - x);
  return (a + 0.05) / (b + 0.05);
}"""
