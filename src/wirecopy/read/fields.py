"""The names that the fields of a record go by in other people's files."""

from __future__ import annotations

from wirecopy.model import Article

# Contract name: other names, in order of preference. The contract's own name always goes first.
ALIASES: dict[str, tuple[str, ...]] = {
    "text": ("content", "body", "maintext", "article_text", "full_text"),
    "headline": ("title",),
    "standfirst": ("subtitle", "description", "summary"),
    "published": (
        "date", "published_at", "publish_date", "date_publish", "publication_date", "pub_date", "date_published",
    ),
    "modified": ("updated", "updated_at", "date_modify", "date_modified"),
    "retrieved": ("retrieved_at", "date_download", "crawl_date", "crawled_at", "fetched_at"),
    "outlet": ("source", "publisher", "publication", "site_name", "sitename", "source_domain"),
    "byline": ("authors", "author", "bylines"),
    "url": ("link", "uri"),
    "canonical_url": ("canonical", "canonical_link"),
    "language": ("lang",),
    "section": ("category",),
}  # fmt: skip

# Every name, in lower case, under which a record's field may be found.
COLUMNS = frozenset(Article.__struct_fields__) | {alias for others in ALIASES.values() for alias in others}
