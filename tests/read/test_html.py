"""Pages of HTML to articles."""

from __future__ import annotations

import pytest
from make_page import PARAGRAPHS, jsonld, page

from wirecopy.model import Dropped, Page
from wirecopy.model.identity import address_id
from wirecopy.read.html import read_html

TEXT = "\n\n".join(PARAGRAPHS)


def read(markup: str | bytes) -> Page:
    found = read_html(markup if isinstance(markup, bytes) else markup.encode(), "a.html")
    assert isinstance(found, Page), found
    return found


def test_a_plain_page_gives_headline_and_text_and_no_guesses() -> None:
    article = read(page())
    assert article.headline == "Ferry runs aground off Omaro"
    assert article.text == TEXT
    assert article.language == "en"
    assert (article.url, article.outlet, article.published, article.byline) == (None, None, None, ())


def test_json_ld_goes_before_the_markup() -> None:
    head = jsonld(
        headline="Ferry aground",
        datePublished="2015-05-28T10:00:00+02:00",
        dateModified="2015-05-29T10:00:00+02:00",
        author=[{"@type": "Person", "name": "Ann Lee"}, {"givenName": "Bo", "familyName": "Diaz"}],
        publisher={"name": "Omaro Echo"},
        articleSection="News",
    ) + "<meta property='og:title' content='Other'><meta name='author' content='Other'>"  # fmt: skip
    article = read(page(head=head))
    assert (article.headline, article.outlet, article.section) == ("Ferry aground", "Omaro Echo", "News")
    assert article.byline == ("Ann Lee", "Bo Diaz")
    assert (article.published, article.modified) == ("2015-05-28T08:00:00Z", "2015-05-29T08:00:00Z")


def test_broken_json_ld_is_no_obstacle() -> None:
    head = (
        "<script type='application/ld+json'>{'headline': nonsense</script><meta property='og:site_name' content='Echo'>"
    )
    assert read(page(head=head)).outlet == "Echo"


def test_the_sites_name_is_no_part_of_the_headline() -> None:
    head = "<meta property='og:site_name' content='The Omaro Echo'>"
    assert read(page(head=head, title="Ferry sinks | Omaro Echo")).headline == "Ferry sinks"


def test_a_modified_date_is_no_date_of_publication() -> None:
    article = read(page(head="<meta property='article:modified_time' content='2015-05-29T10:00:00Z'>"))
    assert (article.published, article.modified) == (None, "2015-05-29T10:00:00Z")


def test_a_date_far_in_the_future_is_doubted() -> None:
    assert read(page(head="<meta property='article:published_time' content='2999-05-29T10:00:00Z'>")).published is None


def test_a_time_is_taken_where_json_ld_gives_only_the_day() -> None:
    head = (
        jsonld(headline="Ferry aground", datePublished="2015-05-28")
        + "<meta property='article:published_time' content='2015-05-28T10:00:00Z'>"
    )
    assert read(page(head=head)).published == "2015-05-28T10:00:00Z"


def test_the_canonical_link_is_the_address() -> None:
    article = read(page(head="<link rel='canonical' href='https://omaro-echo.example/ferry'>"))
    assert article.id == address_id("https://omaro-echo.example/ferry")


def test_a_canonical_link_to_another_site_is_a_credit() -> None:
    head = (
        "<link rel='canonical' href='https://www.theguardian.com/ferry'>"
        "<meta property='og:url' content='https://repost.example/ferry'>"
    )
    article = read(page(head=head))
    assert article.id == address_id("https://repost.example/ferry")
    assert article.canonical_url == "https://www.theguardian.com/ferry"
    assert [(c.name, c.role) for c in article.credits if c.place == "link"] == [("The Guardian", "source")]


def test_a_saved_page_knows_its_address() -> None:
    saved = "<!-- saved from url=(0033)https://repost.example/ferry-aground -->" + page()
    assert read(saved).url == "https://repost.example/ferry-aground"


def test_pictures_are_kept_apart_from_the_text() -> None:
    figure = (
        "<figure><img src='/a.jpg'><figcaption>The ferry at the pier. "
        "<span class='credit'>Photo: Ann Lee/Reuters</span></figcaption></figure>"
    )
    article = read(page(before=figure))
    (image,) = article.images
    assert (image.caption, image.credit, image.url) == ("The ferry at the pier.", "Photo: Ann Lee/Reuters", "/a.jpg")
    assert article.text == TEXT
    assert any(c.role == "photo" for c in article.credits)


def test_credit_lines_and_dateline_are_found_and_are_not_in_the_text() -> None:
    paragraphs = (f"OMARO, May 28 (Reuters) - {PARAGRAPHS[0]}", *PARAGRAPHS[1:], "Source: The Guardian")
    article = read(page(paragraphs=paragraphs))
    assert article.text == TEXT
    assert article.dateline == "OMARO, May 28"
    assert {(c.name, c.place) for c in article.credits} >= {("Reuters", "dateline"), ("The Guardian", "credit_line")}


def test_a_credit_line_outside_the_body_is_found() -> None:
    article = read(page(before="<div class='info'><span>Agence France-Presse</span> <time>10:30</time></div>"))
    assert ("Agence France-Presse", "agency") in {(c.name, c.role) for c in article.credits}


def test_a_live_blog_is_kept_whole() -> None:
    posts = "".join(
        f"<div class='post'><h2>{hour}:00</h2><p>{hour} hours after the ferry ran aground {paragraph}</p></div>"
        for hour in range(5, 11)
        for paragraph in PARAGRAPHS
    )
    article = read(page(after=posts))
    assert all(f"{hour} hours after the ferry" in article.text for hour in range(5, 11))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "windows-1252", "utf-8-sig"])
def test_encodings(encoding: str) -> None:
    charset = "" if encoding.startswith("utf") else f"<meta charset='{encoding}'>"
    text = "Die Fähre lief am Dienstagabend vor der nördlichen Mole auf Grund, sagte die Hafenbehörde von Omaro. " * 3
    markup = page(head=charset, title="Fähre läuft auf Grund", paragraphs=(text, text + "Ende."))
    article = read(markup.encode(encoding))
    assert article.headline == "Fähre läuft auf Grund"
    assert "nördlichen" in article.text
    assert article.language == "de"


@pytest.mark.parametrize(
    ("markup", "reason"),
    [
        (b"", "empty"),
        (b"<html></html>", "not_an_article"),
        (page(paragraphs=("Page not found.",)).encode(), "not_an_article"),
        (bytes(range(256)) * 40, "undecodable"),
    ],
)
def test_what_is_no_article_is_dropped(markup: bytes, reason: str) -> None:
    found = read_html(markup, "a.html")
    assert isinstance(found, Dropped)
    assert found.reason == reason


def test_an_agency_is_not_the_outlet_of_a_page_on_anothers_site() -> None:
    head = (
        jsonld(headline="Ferry aground", publisher={"name": "Associated Press"}, url="https://omaroecho.example/news/1")
        + "<meta property='og:site_name' content='Omaro Echo'><meta property='og:url' content='https://omaroecho.example/news/1'>"
    )
    found = read(page(head=head))
    assert found.outlet == "Omaro Echo"
    assert [(c.role, c.name, c.place) for c in found.credits] == [("agency", "Associated Press", "metadata")]


def test_an_agencys_own_page_has_it_for_its_outlet() -> None:
    head = (
        jsonld(publisher={"name": "Associated Press"}) + "<meta property='og:url' content='https://apnews.com/news/1'>"
    )
    assert read(page(head=head)).outlet == "Associated Press"


def test_a_day_behind_the_title_goes_before_the_days_of_captions() -> None:
    markup = page(
        title="Ferry aground | Omaro Echo | 28.04.2015", before="<figure><img alt='Harbour, 24.04.2015'></figure>"
    )
    assert read(markup).published == "2015-04-28"


@pytest.mark.parametrize(
    "figure",
    [
        "<figure><img><figcaption>The ferry.</figcaption><span class='copyright'>Jane Roe/Getty Images</span></figure>",
        "<figure><img src='a.jpg'><span>Getty Images</span></figure>",
        "<figure><img src='a.jpg'><figcaption>The ferry at Omaro. (AP)</figcaption></figure>",
        "<figure><img src='a.jpg'><figcaption>The ferry.</figcaption><p class='x5'>© Omaro Hafen</p></figure>",
        "<div class='image-credit'>Jane Roe, AP</div>",
        "<div class='caption'>The ferry at dawn. (Photo Credit : AFP File Photo)</div>",
    ],
)
def test_credits_of_pictures_beside_their_captions(figure: str) -> None:
    (credit,) = read(page(before=figure)).credits
    assert (credit.role, credit.place) == ("photo", "caption")


def test_pictures_of_other_articles_credit_nobody_here() -> None:
    figure = "<figure><img src='a.jpg'><figcaption>Harbour. Photo: Jane Roe/AFP</figcaption></figure>"
    assert read(page(after=f"<div class='teaser'>{figure}</div>")).credits == ()
    assert read(page(after=f"<ul><li><article>{figure}</article></li></ul>")).credits == ()
