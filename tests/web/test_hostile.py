"""Articles are written by strangers: whatever they put where, no page and no report of it does anything but show it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any
from urllib.parse import quote

import make
import pytest
from browse import Found, client_of, read

from wirecopy.store import open_store
from wirecopy.store.fingerprints import fingerprint_new
from wirecopy.web.pages.story import find_story
from wirecopy.web.report import make_report

NASTY = (
    "<script>document.title='gone'</script>",
    "<img src=x onerror=alert(1)>",
    "\"><svg onload=alert(1)>",
    "' onmouseover='alert(1)",
    "javascript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "\u202egnorw si siht\u2066",
    "</title></style></textarea><base href=//evil.example>",
    "{{ 7 * 7 }}{% raw %}",
    "a/b?c#d&e=f%g\\h;i'j\"k",
    "\x00\x1b[2J\x07\x85",
    "<meta http-equiv=refresh content=0;url=//evil.example>",
)  # fmt: skip
_ADDRESS_ATTRIBUTES = ("href", "src", "action", "formaction", "data", "poster", "background", "xlink:href")


def _fields(nasty: str) -> dict[str, Any]:
    return {
        "url": nasty, "canonical_url": nasty, "outlet": nasty, "headline": nasty, "standfirst": nasty,
        "byline": (nasty,), "published": nasty, "modified": nasty, "section": nasty, "language": nasty,
        "dateline": nasty, "text": f"{make.TEXT} {nasty}\n\n{nasty} {make.TEXT}", "file": nasty,
    }  # fmt: skip


def _store(path: Path, nasty: str) -> tuple[str, str]:
    """A store in which everything that a stranger can write is ``nasty``; the ids of its two articles."""
    a, b = f"a{nasty[:80]}", f"b{nasty[:80]}"
    text = _fields(nasty)["text"]
    with make.store(
        path,
        articles=[make.article(a, **_fields(nasty)), make.article(b, **_fields(nasty))],
        images=[make.image(a, caption=nasty, credit=nasty, url=nasty)],
        credits=[make.credit(a, nasty, text=nasty, start=0, end=6, place="body")],
        passages=[make.passage(a, b, a_end=len(text), b_end=len(text), words=60)],
        families=make.family(f"f:{a}", a, b),
        lost_originals=[make.lost(f"lost:f:{a}:1", f"f:{a}", name=nasty, published_before=nasty)],
        copies=[
            make.copy(b, a, f"f:{a}", evidence=(make.evidence("credit", nasty, 1.0),)),
            make.from_lost(a, f"lost:f:{a}:1", f"f:{a}"),
        ],
        changes=[
            make.change(b, a, "headline", before=nasty, after=nasty + nasty),
            make.change(b, a, "name", copy_start=0, copy_end=6, original_start=0, original_end=6, before=nasty,
                        after="x " + nasty),
        ],
        stories=[make.story(f"s:{a}", headline=nasty, first_published=nasty)],
        story_articles=make.story_articles(f"s:{a}", a, b),
        story_sources=[make.story_source(f"s:{a}", family=f"f:{a}", reason=nasty)],
        statements=[make.statement(f"{nasty[:80]}1", a, source=nasty, speaker=nasty, cue=nasty, content=nasty,
                                   told_to=nasty,
                                   source_start=0, source_end=3, cue_start=3, cue_end=5, content_start=5, content_end=9,
                                   content_parts=((5, 9),))],
        mentions=[make.mention(a, 0, text=nasty, name=nasty)],
        figures=[make.figure(a, nasty, start=8, end=10, unit=nasty, counted=nasty)],
        times=[make.time(a, 20, text=nasty, value=nasty)],
        claims=[make.claim(nasty[:80], f"s:{a}", content=nasty)],
        claim_statements=make.claim_statements(nasty[:80], f"{nasty[:80]}1"),
        verdicts=[make.verdict(b, a, note=nasty)],
        runs=[make.run(nasty, command=nasty, options={nasty: nasty}, models={nasty: nasty})],
        dropped=[make.dropped(nasty, nasty, nasty)],
    ) as made:  # fmt: skip
        fingerprint_new(made)
    return a, b


def _addresses(a: str, b: str, nasty: str) -> list[str]:
    one, other, both = quote(a, safe=""), quote(b, safe=""), quote(nasty, safe="")
    return [
        "/", f"/?q={both}&outlet={both}&since={both[:20]}", f"/story/s%3A{one}", f"/article/{one}", f"/article/{other}",
        f"/compare?a={one}&b={other}", f"/compare?a={other}&b={one}", f"/find?text={quote(make.TEXT + nasty)}",
        f"/outlet/{both}",
    ]  # fmt: skip


@pytest.mark.parametrize("nasty", NASTY)
def test_no_page_does_what_an_article_says(tmp_path: Path, nasty: str) -> None:
    path = tmp_path / "nasty.db"
    a, b = _store(path, nasty)
    client = client_of(path)
    for address in _addresses(a, b, nasty):
        answer = client.get(address)
        _harmless(read(answer), address)
        assert "49{%" not in answer.text


@pytest.mark.parametrize("nasty", NASTY)
def test_no_report_does_what_an_article_says(tmp_path: Path, nasty: str) -> None:
    path = tmp_path / "nasty.db"
    a, _ = _store(path, nasty)
    with open_store(path, read_only=True) as store:
        page = make_report(store, find_story(store, f"s:{a}"))
    found = Found(page)
    _harmless(found, "report")
    assert not [tag for tag, _ in found.tags if tag in ("script", "link", "img", "iframe", "object", "embed")]
    assert all(link.startswith("#") for link in found.links)


@pytest.mark.parametrize("nasty", NASTY)
def test_failures_do_no_harm_either(tmp_path: Path, nasty: str) -> None:
    path = tmp_path / "bare.db"
    make.store(path, articles=[make.article("a")]).close()
    client = client_of(path)
    odd = quote(nasty, safe="")
    for address in (f"/article/{odd}", f"/story/{odd}", f"/outlet/{odd}", f"/?page={odd}", f"/{odd}"):
        answer = client.get(address)
        assert 400 <= answer.status_code < 500
        _harmless(Found(answer.text), address)


def test_marks_that_turn_a_line_around_stay_in_their_element(tmp_path: Path) -> None:
    path = tmp_path / "nasty.db"
    a, b = _store(path, "\u202egnorw si siht\u2066")
    client = client_of(path)
    for address in _addresses(a, b, "\u202egnorw si siht\u2066"):
        page = client.get(address).text
        for place in re.finditer("[\u202a-\u202e\u2066-\u2069]", page):
            before = page[: place.start()]
            opened = max(
                before.rfind(start)
                for start in (
                    "<p dir",
                    '<p class="standfirst" dir',
                    "<bdi",
                    'value="',
                    "<textarea",
                    '<div class="text found" dir',
                )
            )
            assert opened > max(before.rfind(end) for end in ("</p>", "</bdi>", "</textarea>")), before[-200:]


def test_a_headline_of_a_megabyte_is_cut(tmp_path: Path) -> None:
    path = tmp_path / "long.db"
    a, b = _store(path, "long " * 200_000)
    client = client_of(path)
    for address in ("/", f"/story/s:{a}", f"/article/{a}", "/compare?a=" + a + "&b=" + b):
        assert len(client.get(address, follow_redirects=True).content) < 2_000_000, address
    with open_store(path, read_only=True) as store:
        assert len(make_report(store, store.one("stories", "1", ()))) < 200_000


def test_only_addresses_of_the_web_become_links(tmp_path: Path) -> None:
    path = tmp_path / "links.db"
    odd = ("javascript:alert(1)", "JaVaScRiPt:alert(1)", " javascript:alert(1)", "java\nscript:alert(1)",
           "//evil.example",
           "vbscript:x", "file:///etc/passwd", "http:///nohost", "data:text/html,x", "https://[bad")  # fmt: skip
    good = "https://news.example/a?b=c&d=\"e'"
    articles = [make.article(f"o{n}", url=url) for n, url in enumerate(odd)]
    make.store(path, articles=[*articles, make.article("good", url=good)]).close()
    client = client_of(path)
    for n, _ in enumerate(odd):
        assert all(link.startswith(("/", "#")) for link in read(client.get(f"/article/o{n}")).links)
    assert good in read(client.get("/article/good")).links


def _harmless(page: Found, address: str) -> None:
    for tag, attributes in page.tags:
        assert tag not in ("base", "iframe", "object", "embed", "img", "frame", "applet"), address
        assert tag != "script" or (attributes.get("src") or "").startswith("/static/"), address
        assert tag != "meta" or attributes.get("http-equiv") in (None, "Content-Security-Policy"), address
        for name, value in attributes.items():
            assert not name.startswith("on"), (address, name)
            assert name != "style", address
            if name in _ADDRESS_ATTRIBUTES:
                assert (value or "/").startswith(("/", "#")), (address, value)
                assert not (value or "").startswith("//"), (address, value)


def test_the_check_finds_what_is_harmful() -> None:
    for page in ("<img src=x>", "<a href=javascript:x>", "<p onclick=x>", "<script>x</script>", "<a href=//evil>"):
        with pytest.raises(AssertionError):
            _harmless(Found(page), page)
