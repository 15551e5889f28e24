"""What a page says of itself in JSON-LD: headline, byline, outlet, section, dates, address.

In: a page's tree. Out: the nodes that describe a news article, and their fields as :class:`Facts`. Sites
write schema.org loosely: lists for objects, strings for persons, line breaks inside strings, comments and
stray commas; all of it is read as far as its meaning is plain.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from typing import Any

import msgspec
from lxml.html import HtmlElement

from wirecopy.read.facts import Facts, as_line

Node = dict[str, Any]


# schema.org's NewsArticle and its kin; WebPage only where there is none of the others.
_ARTICLES = {
    "NewsArticle", "Article", "ReportageNewsArticle", "AnalysisNewsArticle", "OpinionNewsArticle",
    "BackgroundNewsArticle", "ReviewNewsArticle", "AskPublicNewsArticle", "AdvertiserContentArticle",
    "SatiricalArticle", "BlogPosting", "LiveBlogPosting", "Report", "SocialMediaPosting", "ScholarlyArticle",
    "TechArticle", "Review", "VideoObject",
}  # fmt: skip
_RANK = {"VideoObject": 3, "Review": 2, "SocialMediaPosting": 2, "LiveBlogPosting": 0, "NewsArticle": 0}
_ORGANIZATIONS = {"Organization", "NewsMediaOrganization", "Corporation", "WebSite", "NGO", "Brand"}

_OPENING = re.compile(r"<!--|(?://\s*)?<!\[CDATA\[")
_CLOSINGS = ("-->", "]]>")
# Half of a surrogate pair, which is no character.
_HALF = re.compile(r"\\u[dD][89abAB]..(?!\\u[dD][c-fC-F])|(?<!\\u[dD][89abAB]..)\\u[dD][c-fC-F]..")
_TRAILING_COMMA = re.compile(r",(\s*[}\]])")
# Of two nodes of one kind the one with more of these describes the page.
_TELLING = ("headline", "datePublished", "author", "publisher", "articleBody")
# No site nests deeper; a page that does wants to harm.
_DEPTH = 40


def find_articles(tree: HtmlElement) -> list[Node]:
    """The nodes of the page that describe an article, the most telling first."""
    nodes = [node for script in tree.iter("script") if _is_jsonld(script) for node in _nodes(_parse(script.text or ""))]
    by_id = {node["@id"]: node for node in nodes if isinstance(node.get("@id"), str) and len(node) > 2}
    articles = [_resolved(node, by_id) for node in nodes if _types(node) & _ARTICLES]
    return sorted((a for a in articles if a.get("headline") or a.get("datePublished")), key=_rank)


def read_facts(node: Node) -> Facts:
    """The fields of one article's node."""
    return Facts(
        headline=_line(node.get("headline") or node.get("name")),
        standfirst=_line(node.get("description") or node.get("alternativeHeadline")),
        byline=tuple(_people(node.get("author") or node.get("creator"))),
        outlet=_name(node.get("publisher")) or _name(node.get("sourceOrganization")),
        section=_line(node.get("articleSection")),
        published=_line(node.get("datePublished")),
        modified=_line(node.get("dateModified")),
        url=_address(node.get("url")) or _address(node.get("mainEntityOfPage")),
        language=_line(node.get("inLanguage")),
        body=_body(node),
        updates=tuple(_updates(node)),
        credits=tuple(_credits(node)),
    )


def _is_jsonld(script: HtmlElement) -> bool:
    return "ld+json" in (script.get("type") or "").lower()


def _parse(source: str) -> Any:
    """The JSON of a script, mended where it is broken in the usual ways; ``None`` where it is beyond that."""
    source = _unwrapped(source)
    try:
        return msgspec.json.decode(source)
    except (msgspec.DecodeError, UnicodeEncodeError, RecursionError):
        pass
    source = _HALF.sub(r"\\ufffd", source)
    for mended in (source, html.unescape(source), _TRAILING_COMMA.sub(r"\1", source)):
        try:
            return json.loads(mended, strict=False)
        except (ValueError, RecursionError):
            continue
    return _first_value(source)


def _unwrapped(source: str) -> str:
    """``source`` without the comment or CDATA marks that hide it from old browsers, and without a semicolon."""
    source = source.strip()
    if opening := _OPENING.match(source):
        source = source[opening.end() :]
    source = source.removesuffix(";").rstrip()
    for closing in _CLOSINGS:
        if source.endswith(closing):
            source = source.removesuffix(closing).rstrip().removesuffix("//")
    return source


def _first_value(source: str) -> Any:
    """The object at the head of a script with something else behind it."""
    try:
        return json.JSONDecoder(strict=False).raw_decode(source)[0]
    except (ValueError, RecursionError):
        return None


def _nodes(value: Any, depth: int = 0) -> Iterator[Node]:
    """Every object of a script that may stand for an article: top level, lists, @graph, mainEntity."""
    if depth > _DEPTH:
        return
    if isinstance(value, list):
        for item in value:
            yield from _nodes(item, depth + 1)
    elif isinstance(value, dict):
        yield value
        for key in ("@graph", "mainEntity", "mainEntityOfPage", "itemListElement", "item", "hasPart", "article"):
            if isinstance(value.get(key), dict | list):
                inner = _nodes(value[key], depth + 1)
                yield from (node for node in inner if key != "itemListElement" or "headline" in node)


def _resolved(node: Node, by_id: dict[str, Node]) -> Node:
    """``node`` with its author and publisher in place of references to them."""
    return {
        key: _reference(value, by_id) if key in ("author", "creator", "publisher", "sourceOrganization") else value
        for key, value in node.items()
    }


def _reference(value: Any, by_id: dict[str, Node]) -> Any:
    if isinstance(value, list):
        return [_reference(item, by_id) for item in value]
    if isinstance(value, dict) and "name" not in value and isinstance(value.get("@id"), str):
        return by_id.get(value["@id"], value)
    return value


def _rank(node: Node) -> tuple[int, int]:
    kind = min((_RANK.get(t, 1) for t in _types(node) & _ARTICLES), default=9)
    return kind, -sum(bool(node.get(key)) for key in _TELLING)


def _types(node: Node) -> set[str]:
    kinds = node.get("@type")
    listed = kinds if isinstance(kinds, list) else [kinds]
    return {kind.rsplit("/", 1)[-1] for kind in listed if isinstance(kind, str)}


def _body(node: Node) -> str | None:
    body = node.get("articleBody")
    return body if isinstance(body, str) else None


def _updates(node: Node) -> Iterator[str]:
    """The updates of a live blog in the order it gives them, headline and text of each."""
    updates = node.get("liveBlogUpdate")
    for update in updates if isinstance(updates, list) else [updates]:
        if isinstance(update, dict) and isinstance(text := update.get("articleBody"), str) and text.strip():
            yield f"{_line(update.get('headline')) or ''}\n{text}".strip()


def _people(value: Any) -> Iterator[str]:
    """Names of the authors, as given; a string is left whole."""
    for person in value if isinstance(value, list) else [value]:
        names = (person.get("name") or _full_name(person)) if isinstance(person, dict) else person
        for name in names if isinstance(names, list) else [names]:
            if line := _line(name):
                yield line


def _full_name(person: Node) -> str | None:
    given, family = _line(person.get("givenName")), _line(person.get("familyName"))
    return f"{given} {family}" if given and family else family


def _name(value: Any) -> str | None:
    return next(_people(value), None)


def _credits(node: Node) -> Iterator[str]:
    """Whom the node names as the text's source beside its publisher."""
    for key in ("creditText", "sourceOrganization", "isBasedOn", "provider", "contributor", "copyrightHolder"):
        yield from _people(node.get(key))


def _address(value: Any) -> str | None:
    if isinstance(value, dict):
        value = value.get("@id") or value.get("url")
    return value.strip() if isinstance(value, str) and value.strip().startswith("http") else None


def _line(value: Any) -> str | None:
    """A string on one line; the first of a list; the value of a language-tagged one."""
    if isinstance(value, list):
        value = next((item for item in value if item), None)
    if isinstance(value, dict):
        value = value.get("@value") or value.get("name")
    return as_line(value) if isinstance(value, str) else None
