"""JSON-LD, tidy and not."""

from __future__ import annotations

import lxml.html
import pytest

from wirecopy.read.facts import Facts
from wirecopy.read.jsonld import find_articles, read_facts


def facts(*scripts: str) -> Facts:
    markup = "".join(f"<script type='application/ld+json'>{script}</script>" for script in scripts)
    nodes = find_articles(lxml.html.fromstring(f"<html><head>{markup}</head><body><p>x</p></body></html>"))
    return read_facts(nodes[0]) if nodes else Facts()


@pytest.mark.parametrize(
    "script",
    [
        '{"@type": "NewsArticle", "headline": "Ferry aground"}',
        '[{"@type": "WebSite", "name": "Echo"}, {"@type": ["Article", "NewsArticle"], "headline": "Ferry aground"}]',
        '{"@graph": [{"@type": "http://schema.org/NewsArticle", "headline": "Ferry aground"}]}',
        '{"@type": "WebPage", "mainEntity": {"@type": "BlogPosting", "headline": "Ferry aground"}}',
        '<!-- {"@type": "NewsArticle", "headline": "Ferry aground",} -->',
        '{"@type": "NewsArticle", "headline": "Ferry\n aground"};',
        '{"@type": "NewsArticle", "headline": "Ferry aground"}{"@type": "WebSite"}',
        '{"@type": "NewsArticle", "headline": ["Ferry &amp;#32;<b>aground</b>"]}'.replace("&amp;#32;", ""),
    ],
)
def test_the_headline_is_found_however_it_is_written(script: str) -> None:
    assert facts(script).headline == "Ferry aground"


def test_references_are_followed() -> None:
    found = facts(
        '{"@graph": [{"@type": "Article", "headline": "Ferry", "author": {"@id": "#a"}, "publisher": {"@id": "#p"}},'
        '{"@type": "Person", "@id": "#a", "name": "Ann Lee"}, {"@type": "Organization", "@id": "#p", "name": "Echo"}]}'
    )
    assert (found.byline, found.outlet) == (("Ann Lee",), "Echo")


def test_an_article_goes_before_its_video() -> None:
    video = '{"@type": "VideoObject", "headline": "Film", "datePublished": "2015-05-28"}'
    assert facts(video, '{"@type": "NewsArticle", "headline": "Ferry aground"}').headline == "Ferry aground"


@pytest.mark.parametrize(
    "script", ["", "null", "[]", "{", '{"@type": 5, "headline": {}}', "[" * 9999, '{"@type": {"a": []}, "author": 7}']
)
def test_nonsense_gives_nothing(script: str) -> None:
    assert facts(script) == Facts()


def test_odd_values_are_no_obstacle() -> None:
    found = facts(
        '{"@type": "NewsArticle", "headline": "Ferry", "author": [null, 3, {"name": ["Ann Lee"]}, "Bo Diaz"],'
        '"publisher": ["Echo"], "url": 9, "mainEntityOfPage": {"@id": "https://echo.example/1"}}'
    )
    assert found.byline == ("Ann Lee", "Bo Diaz")
    assert (found.outlet, found.url) == ("Echo", "https://echo.example/1")
