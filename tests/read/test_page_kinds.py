"""Pages as they come: old layouts, blogs, caches, prints, walls and fronts."""

from __future__ import annotations

import re

import pytest
from make_page import PARAGRAPHS, jsonld, page

from wirecopy.model import Dropped, Page
from wirecopy.read.html import read_html
from wirecopy.read.raw import Fetched

TEXT = "\n\n".join(PARAGRAPHS)


def read(markup: str, url: str | None = None) -> Page:
    found = read_html(markup.encode(), "a.html", Fetched(url))
    assert isinstance(found, Page), found
    return found


def why(markup: str, url: str | None = None) -> str | None:
    found = read_html(markup.encode(), "a.html", Fetched(url))
    assert isinstance(found, Dropped), found
    assert found.reason == "not_an_article"
    return found.detail


def test_a_table_that_lays_out_the_page_is_no_table() -> None:
    found = read(
        "<html><head><title>The Omaro Echo: Ferry runs aground</title></head><body><table><tr><td width='150'>"
        "<a href='/'>Home</a><br><a href='/s'>Sport</a></td><td><b>Ferry runs aground</b><br><i>By Ann Lee</i><br>"
        f"March 4, 2003<br><br>{'<br><br>'.join(PARAGRAPHS)}</td></tr></table></body></html>"
    )
    assert found.text.endswith(TEXT)
    assert (found.outlet, found.headline, found.published) == ("The Omaro Echo", "Ferry runs aground", "2003-03-04")
    assert "Home" not in found.text


def test_a_table_of_figures_stays_one() -> None:
    rows = "".join(f"<tr><td>Ferry {n}</td><td>{n}0 seats</td></tr>" for n in range(1, 4))
    assert "Ferry 1 | 10 seats" in read(page(after=f"<table>{rows}</table>")).text


def test_blogs_without_declarations() -> None:
    found = read(
        "<html><head><title>Harbour Notes: Ferry runs aground</title><meta property='og:title' "
        "content='Ferry runs aground'>"
        "</head><body><h1>Harbour Notes</h1><div class='post hentry'><h3 class='post-title'>Ferry runs aground</h3>"
        "<div class='post-body'><table class='tr-caption-container'><tr><td><img src='a.jpg'></td></tr><tr>"
        f"<td class='tr-caption'>The ferry at anchor</td></tr></table>{'<br><br>'.join(PARAGRAPHS)}</div>"
        "<div class='post-footer'>Posted by <span class='fn'>Ann Lee</span> at <abbr class='published' "
        "title='2025-03-04T10:47:00-08:00'>10:47 AM</abbr></div></div></body></html>"
    )
    assert (found.headline, found.byline, found.published) == (
        "Ferry runs aground",
        ("Ann Lee",),
        "2025-03-04T18:47:00Z",
    )
    assert [i.caption for i in found.images] == ["The ferry at anchor"]
    assert found.text == TEXT


def test_the_caption_of_older_wordpress_is_no_paragraph() -> None:
    caption = "<div class='wp-caption'><img src='a.jpg'><p class='wp-caption-text'>The ferry at anchor</p></div>"
    found = read(page(before=caption))
    assert ([i.caption for i in found.images], found.text) == (["The ferry at anchor"], TEXT)


def test_an_author_below_a_cards_label() -> None:
    card = "<meta name='twitter:label1' content='Written by'><meta name='twitter:data1' content='Ann Lee'>"
    assert read(page(head=card)).byline == ("Ann Lee",)
    assert read(page(head="<meta name='author' content='a.lee@echo.example'>" + card)).byline == ("Ann Lee",)


@pytest.mark.parametrize(
    "author", ["Agencies", "Agenturen", "(Image: Getty)", "View all posts", "Please enter your name here"]
)
def test_nobody_is_no_author(author: str) -> None:
    assert read(page(head=jsonld(headline="Ferry", author=author))).byline == ()


def test_an_author_in_a_script_without_capitals() -> None:
    assert read(page(before="<span class='author'>آن لي</span>")).byline == ("آن لي",)


def test_a_byline_within_the_body() -> None:
    found = read(page(paragraphs=("By Ann Lee", *PARAGRAPHS)))
    assert (found.byline, found.text) == (("Ann Lee",), TEXT)


def test_what_a_browser_prints_in_the_margins_is_left_out() -> None:
    margins = (
        "https://omaroecho.example/2025/ferry 1/2",
        "04/03/2025, 13:20 Ferry runs aground off Omaro - Omaro Echo",
    )
    assert read(page(paragraphs=(*PARAGRAPHS[:2], *margins, *PARAGRAPHS[2:]))).text == TEXT


@pytest.mark.parametrize("canonical", ["https://www.google.com/", "https://www.google.com/search?q=ferry"])
def test_a_search_engine_publishes_nothing(canonical: str) -> None:
    found = read(page(head=f"<link rel='canonical' href='{canonical}'>"))
    assert (found.url, found.outlet) == (None, None)


def test_the_address_behind_a_cache_is_the_pages_own() -> None:
    cached = "https://www.google.com/amp/s/omaroecho.example/ferry"
    assert read(page(head=f"<link rel='canonical' href='{cached}'>")).url == "https://omaroecho.example/ferry"


def test_a_wall_in_front_of_a_page_is_no_article() -> None:
    notice = "We and our 842 partners store and access information on a device, such as unique identifiers, to process "
    assert (
        why(page(head=jsonld(headline="x"), paragraphs=(notice * 3,))) == "a notice about cookies in place of the page"
    )


def test_front_pages_and_lists_of_teasers_are_no_articles() -> None:
    teasers = "".join(f"<h2><a href='/{n}'>{p[:40]}</a></h2><p>{p}</p>" for n, p in enumerate(PARAGRAPHS * 2))
    assert why(page(paragraphs=(), after=teasers), "https://omaroecho.example/islands/") == "a list of teasers"
    assert why(page(), "https://omaroecho.example/") == "a home page"
    declared = read(page(head=jsonld(headline="Ferry"), after=teasers), "https://omaroecho.example/ferry")
    assert declared.headline == "Ferry"


def test_an_archive_says_where_and_when_a_page_was_fetched() -> None:
    found = read_html(page().encode(), "a.html", Fetched("https://omaroecho.example/ferry", "2025-03-05T09:00:00Z"))
    assert isinstance(found, Page)
    assert (found.url, found.retrieved) == ("https://omaroecho.example/ferry", "2025-03-05T09:00:00Z")


def test_a_date_after_the_page_was_fetched_is_doubted() -> None:
    head = jsonld(headline="Ferry", datePublished="2025-04-04")
    found = read_html(
        page(head=head).encode(), "a.html", Fetched("https://omaroecho.example/f", "2025-03-05T09:00:00Z")
    )
    assert isinstance(found, Page)
    assert found.published is None


def test_a_header_in_the_page_is_no_part_of_the_words_around_it() -> None:
    heading = re.sub(r"<h1>.*?</h1>", "<h1><span>Islands</span>Ferry runs aground</h1>", page(title=""))
    assert read(heading).headline in ("Islands Ferry runs aground", "Ferry runs aground")


def test_readings_of_words_break_no_line() -> None:
    japanese = (
        "フェリーが港の北側で座礁し、乗客四十人は二時間以内に全員救助されたと港湾局が火曜日の夜に明らかにした。" * 2
    )
    bracketed = japanese.replace("座礁", "<ruby>座礁<rp>（</rp><rt>ざしょう</rt><rp>）</rp></ruby>", 1)
    bare = japanese.replace("座礁", "<ruby>座礁<rt>ざしょう</rt></ruby>", 1)
    found = read(page(paragraphs=(bracketed, bare)))
    assert found.text == f"{japanese.replace('座礁', '座礁（ざしょう）', 1)}\n\n{japanese}"
