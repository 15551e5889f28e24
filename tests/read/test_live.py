"""Live blogs: every update is kept, in the order of the page."""

from __future__ import annotations

from make_page import PARAGRAPHS, jsonld, page

from wirecopy.model import Page
from wirecopy.read.html import read_html


def live(shown: tuple[str, ...], declared: tuple[str, ...]) -> list[str]:
    updates = [
        {"@type": "BlogPosting", "headline": f"Update {n}", "articleBody": text} for n, text in enumerate(declared)
    ]
    head = jsonld(**{"@type": "LiveBlogPosting"}, headline="Ferry: latest", liveBlogUpdate=updates) if declared else ""
    blocks = "".join(
        f"<section class='update'><time datetime='2025-03-04T1{n}:00:00Z'>1{n}:00</time><p>{text}</p></section>"
        for n, text in enumerate(shown)
    )
    read = read_html(page(head=head, before=blocks, paragraphs=(), title="Ferry: latest").encode(), "a.html")
    assert isinstance(read, Page), read
    return read.text.split("\n\n")


def test_time_stamped_blocks_are_kept_in_the_order_of_the_page() -> None:
    assert live(PARAGRAPHS[::-1], ()) == list(PARAGRAPHS[::-1])


def test_updates_that_the_page_shows_are_taken_from_it() -> None:
    assert live(PARAGRAPHS, PARAGRAPHS) == list(PARAGRAPHS)


def test_updates_that_the_page_would_load_later_are_there() -> None:
    later = [line for n, text in enumerate(PARAGRAPHS) if n >= 2 for line in (f"Update {n}", text)]
    assert live(PARAGRAPHS[:2], PARAGRAPHS) == [*PARAGRAPHS[:2], *later]


def test_what_stands_above_the_updates_stays() -> None:
    opening = "Follow here what happens in the harbour of Omaro after the accident of the night, all day long today."
    assert live((opening, *PARAGRAPHS[:2]), PARAGRAPHS)[0] == opening


def test_markup_that_was_escaped_once_more_is_unwrapped() -> None:
    link = "&lt;a rel=&quot;x&quot;&gt;the port&lt;/a&gt;"
    twice = f"&lt;p&gt;The pilot &amp;quot;never came&amp;quot;, says {link}.&lt;/p&gt;"
    assert live(PARAGRAPHS, (*PARAGRAPHS, twice))[-1] == 'The pilot "never came", says the port.'
