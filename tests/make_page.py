"""A made-up page of a made-up paper, to be varied by the tests."""

from __future__ import annotations

import json
from typing import Any

PARAGRAPHS = (
    "The ferry Calvessa ran aground off the northern pier of Omaro on Tuesday night, with forty people on board.",
    "Rescuers brought all passengers ashore within two hours, the harbour office said, and nobody was badly hurt.",
    "The captain had reported thick fog shortly before midnight and asked the port for a second pilot, who never came.",
    "An inquiry will begin on Thursday. The ship's owner, a company of the island, would not comment on the pilot.",
)


def page(
    *,
    head: str = "",
    before: str = "",
    after: str = "",
    title: str = "Ferry runs aground off Omaro",
    paragraphs: tuple[str, ...] = PARAGRAPHS,
) -> str:
    """A page with a menu, a headline, the paragraphs and a footer; the rest as given."""
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return (
        f"<!DOCTYPE html><html lang='en'><head><title>{title}</title>{head}</head><body>"
        "<nav><a href='/'>Home</a> <a href='/sport'>Sport</a></nav>"
        f"<article><h1>{title}</h1>{before}{body}{after}</article>"
        "<footer>Imprint and privacy</footer></body></html>"
    )


def jsonld(**fields: Any) -> str:
    """A JSON-LD script of a NewsArticle."""
    return f"<script type='application/ld+json'>{json.dumps({'@type': 'NewsArticle', **fields})}</script>"
