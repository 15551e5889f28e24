"""The names that the fields of a record go by in other people's files.

In: the keys of a JSON object or the columns of a table. Out: which field of an article each gives. Names are compared
without their case and joints: "publishedAt", "Published At" and "published_at" are one. The aliases are those of news
APIs, extractors, archives and data sets that are seen in use.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from wirecopy.model import Article

# Contract name: other names, in order of preference. The contract's own name always goes first.
ALIASES: dict[str, tuple[str, ...]] = {
    "id": ("article_id", "story_id", "doc_id", "document_id", "guid", "uuid", "_id"),
    "text": (
        "content", "body", "maintext", "main_text", "article_text", "full_text", "fulltext", "plaintext", "plain_text",
        "body_text", "article_body", "article", "story", "raw_text",
    ),
    "headline": ("title", "heading", "hed", "headline_main", "article_title", "web_title"),
    "standfirst": (
        "subtitle", "subheadline", "subhead", "sub_title", "lead", "dek", "description", "summary", "excerpt",
        "abstract", "short_description",
    ),
    "published": (
        "date", "published_at", "publish_date", "date_publish", "publication_date", "pub_date", "date_published",
        "publishing_date", "published_date", "published_on", "date_time_pub", "web_publication_date", "datetime",
        "date_time", "timestamp", "created_at",
    ),
    "modified": (
        "updated", "updated_at", "date_modify", "date_modified", "last_modified", "modified_at", "update_date",
    ),
    "retrieved": (
        "retrieved_at", "date_download", "download_date", "crawl_date", "crawled_at", "fetched_at", "scraped_at",
        "scrape_date", "warc_date", "collected_at", "access_date",
    ),
    "outlet": (
        "source", "publisher", "publication", "site_name", "sitename", "source_name", "media_name", "newspaper",
        "publication_title", "outlet_name", "media_outlet", "source_domain", "source_hostname", "hostname", "domain",
        "site",
    ),
    "byline": ("authors", "author", "bylines", "by", "creator", "writer", "journalist", "author_name"),
    "url": ("link", "uri", "web_url", "article_url", "page_url", "original_url", "permalink", "href"),
    "canonical_url": ("canonical", "canonical_link"),
    "language": ("lang", "language_code"),
    "section": ("category", "section_name", "desk", "rubric"),
}  # fmt: skip

# Every name under which a record's field may be found, as folded_name gives it.
COLUMNS = frozenset(Article.__struct_fields__) | {alias for others in ALIASES.values() for alias in others}


def folded_name(name: str) -> str:
    """A key as it is compared.

    >>> folded_name("publishedAt"), folded_name("Publication Title"), folded_name("TEXT")
    ('published_at', 'publication_title', 'text')
    """
    return _JOINT.sub("_", _HUMP.sub("_", name.strip())).lower()


def names_taken(names: Iterable[str]) -> dict[str, str]:
    """The keys that are taken for a field of another name: "title" for "headline".

    >>> names_taken(["text", "title", "source_id"])
    {'title': 'headline'}
    """
    given = {folded_name(name): name for name in reversed(list(names))}
    taken = {}
    for field, aliases in ALIASES.items():
        alias = next((known for known in (field, *aliases) if known in given), None)
        if alias is not None and alias != field:
            taken[given[alias]] = field
    return taken


_HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_JOINT = re.compile(r"[\s.-]+")
