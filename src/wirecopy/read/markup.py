"""What a page says of itself in its markup: meta elements, links, times and bylines.

In: a page's tree. Out: :class:`Facts`, used where JSON-LD is silent. The names of the meta elements are
those that news sites are seen to use (Open Graph, Dublin Core, Parse.ly, Sailthru, Chartbeat, cXense).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from lxml.etree import XPath
from lxml.html import HtmlElement

from wirecopy.read.facts import Facts, as_line
from wirecopy.read.words import words

_HEADLINE = ("og:title", "twitter:title", "headline", "title", "dc.title", "parsely-title", "sailthru.title")
_STANDFIRST = ("og:description", "description", "twitter:description", "dc.description")
_BYLINE = (
    "author", "article:author", "article:author_name", "parsely-author", "sailthru.author", "byl", "byline",
    "dc.creator", "dcterms.creator", "citation_author", "cxenseparse:author", "article.author", "mediator_author",
    "twitter:misc:written by", "articleauthor", "article_author", "news_author",
)  # fmt: skip
_PUBLISHED = (
    "article:published_time", "datepublished", "og:published_time", "article:published", "parsely-pub-date",
    "sailthru.date", "publishdate", "publish-date", "publish_date", "pubdate", "published_date", "published_time",
    "publication_date", "dc.date.issued", "dcterms.created", "dcterms.issued", "dc.date.created", "dc.date",
    "article_date_original", "originalpublicationdate", "displaydate", "ptime", "rnews:datepublished",
    "cxenseparse:recs:publishtime", "cxenseparse:publishtime", "cse_pub_date", "iptc.created", "date", "last-published",
)  # fmt: skip
_MODIFIED = (
    "article:modified_time", "datemodified", "og:updated_time", "lastmod", "last-modified", "modified_date",
    "dcterms.modified", "dc.date.modified", "utime", "article:updated_time", "moddate", "update_date",
)  # fmt: skip
_OUTLET = ("og:site_name", "application-name", "publisher", "dc.publisher", "cre", "apple-mobile-web-app-title")
_SECTION = ("article:section", "section", "parsely-section", "articlesection", "cxenseparse:articlesection")
_CREDITS = ("syndication-source", "original-source", "source", "copyright", "dc.source", "article:publisher_name",
            "dc.rights", "news_source", "provider")  # fmt: skip

_HEADINGS = (XPath(".//h1[contains(@itemprop, 'headline')]"), XPath(".//article//h1"), XPath(".//h1"))
_BYLINE_CLASS = re.compile(r"(?:^|[\s_-])(?:by-?line|author|autor|auteur)s?(?:[\s_-]*name)?(?:$|[\s_-])", re.IGNORECASE)
_BYLINE_PATHS = (XPath(".//*[@itemprop='author']"), XPath(".//a[@rel='author']"), XPath(".//address"))
_FORMATTED_NAMES = XPath(".//*[contains(concat(' ', @class, ' '), ' fn ')]")  # hCard's, in the head of a blog's post
_CLASSED = XPath(".//*[@class]")
_ASIDE = re.compile(
    r"(?:^|[\s_-])(?:comments?\w*|kommentare?\w*|related|teasers?|cards?|sidebar|recommend\w*|popular|opinions?|latest)"
    r"(?:$|[\s_-])",
    re.IGNORECASE,
)
# A byline names a few people; what is longer is a portrait of the author.
_LONGEST_BYLINE = 120


def read_markup(tree: HtmlElement) -> Facts:
    """The fields that meta elements and the page's own markup tell."""
    meta = _meta(tree)

    def first(names: tuple[str, ...]) -> str | None:
        return next((meta[name][0] for name in names if name in meta), None)

    bylines: list[Sequence[str]] = [meta[name] for name in _BYLINE if name in meta]
    bylines += [(author,)] if (author := _labelled_author(meta)) else []
    named = (tuple(b for b in given if "@" not in b and not b.startswith(("http", "/"))) for given in bylines)
    return Facts(
        headline=first(_HEADLINE),
        standfirst=first(_STANDFIRST),
        byline=next((given for given in named if given), ()),
        outlet=first(_OUTLET),
        section=first(_SECTION),
        published=first(_PUBLISHED),
        modified=first(_MODIFIED),
        url=_address(first(("og:url",))),
        canonical_url=_canonical(tree),
        language=as_line(tree.get("lang") or tree.get("xml:lang")) or first(("og:locale",)),
        kind=first(("og:type",)),
        credits=tuple(value for name in _CREDITS for value in meta.get(name, ())),
    )  # fmt: skip


def printed_headings(tree: HtmlElement) -> tuple[str, ...]:
    """The page's first-level headings, the surest first: the one marked as headline, the article's, others."""
    headings = (heading for path in _HEADINGS for heading in path(tree))
    lines = (as_line(_spaced(heading.itertext())) for heading in headings)
    return tuple(dict.fromkeys(line for line in lines if line))


def printed_title(tree: HtmlElement) -> str | None:
    """The text of the title element."""
    title = next(tree.iter("title"), None)
    return as_line(title.text_content()) if title is not None else None


def _spaced(parts: Iterable[str]) -> str:
    """The parts of a heading as one string, apart where a line ends and another begins: "Lisbon" + "Ferry sinks"."""
    text = ""
    for part in parts:
        text += f" {part}" if text[-1:].islower() and part[:1].isupper() else part
    return text


def printed_bylines(tree: HtmlElement) -> Iterator[str]:
    """Short texts that the markup calls an author's, the surest first; comments and teasers aside."""
    for path in _BYLINE_PATHS:
        yield from _short_texts(path(tree))
    yield from _short_texts([e for e in _CLASSED(tree) if _BYLINE_CLASS.search(e.get("class"))])
    yield from _short_texts(_FORMATTED_NAMES(tree))


_TIMES = (  # time elements, microdata, and the abbreviations of hAtom, which blog software still writes
    ".//*[@itemprop='datePublished' or @itemprop='dateModified'] | .//time"
    " | .//abbr[@title and contains(concat(' ', @class, ' '), ' published ')]"
)


def printed_times(tree: HtmlElement) -> Iterator[tuple[str, str]]:
    """Each time element and date property as (its property or class, its date)."""
    for element in tree.xpath(_TIMES):
        given = element.get("datetime") or element.get("content") or (element.tag == "abbr" and element.get("title"))
        value = as_line(given or element.text_content()[:100])
        if value:
            kind = " ".join((element.get("itemprop") or "", element.get("class") or "", element.get("pubdate") or ""))
            yield kind, value


def _meta(tree: HtmlElement) -> dict[str, list[str]]:
    """Contents of the meta elements by their name or property in lower case, repeated ones in order."""
    found: dict[str, list[str]] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop")
        content = as_line(element.get("content"))
        if name and content:
            values = found.setdefault(name.lower().strip(), [])
            if content not in values:
                values.append(content)
    return found


def _labelled_author(meta: dict[str, list[str]]) -> str | None:
    """The author that cards for networks name below a label: ``twitter:label1`` "Written by", ``twitter:data1``."""
    for n in "12":
        label = meta.get(f"twitter:label{n}", [""])[0].lower()
        if label in words("by_words") and f"twitter:data{n}" in meta:
            return meta[f"twitter:data{n}"][0]
    return None


def _canonical(tree: HtmlElement) -> str | None:
    for link in tree.iter("link"):
        if "canonical" in (link.get("rel") or "").lower().split():
            return _address(link.get("href"))
    return None


def _short_texts(elements: list[HtmlElement]) -> Iterator[str]:
    for element in elements[:20]:
        if element.tag in ("script", "style", "meta", "link") or _is_aside(element):
            continue
        line = as_line(", ".join(part for text in element.itertext() if (part := text.strip())))
        if line and len(line) <= _LONGEST_BYLINE:
            yield line


def _is_aside(element: HtmlElement) -> bool:
    """Whether an element belongs to comments, teasers of other articles or the page's frame."""
    return any(
        parent.tag in ("nav", "footer", "aside")
        or _ASIDE.search(f"{parent.get('class') or ''} {parent.get('id') or ''}")
        for parent in (element, *element.iterancestors())
    )


def _address(value: str | None) -> str | None:
    value = (value or "").strip()
    return value if value.startswith(("http://", "https://")) else None
