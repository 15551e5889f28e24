"""The readers that are compared: what each makes of a page, in one form.

In: a page's bytes. Out: an :class:`Answer`. ``PEERS`` names the libraries and their calls as their own documents
give them; one that is not installed is left out with a line.
"""

from __future__ import annotations

import importlib.util
from collections.abc import Callable
from typing import NamedTuple

import lxml.html

from wirecopy.model import Dropped
from wirecopy.read import RawRecord, read_record


class Answer(NamedTuple):
    """What a reader made of a page; ``credits``: names, where the reader lists them, else ``None``."""

    body: str = ""
    title: str | None = None
    authors: tuple[str, ...] = ()
    date: str | None = None
    credits: tuple[str, ...] | None = None


Reader = Callable[[bytes], Answer]


def wirecopy(data: bytes) -> Answer:
    """Ours."""
    read = read_record(RawRecord("page.html", "html", data))
    if isinstance(read, Dropped):
        return Answer(credits=())
    names = tuple(credit.name for credit in read.credits if credit.role != "photo")
    return Answer(read.text, read.headline, read.byline, read.published, names)


def trafilatura(data: bytes) -> Answer:
    """Precision mode, without comments, with its metadata: the body that ours begins with."""
    return _trafilatura(data, fast=False)


def trafilatura_fast(data: bytes) -> Answer:
    """The same without the second extractor that it compares its own body with."""
    return _trafilatura(data, fast=True)


def _trafilatura(data: bytes, fast: bool) -> Answer:
    from trafilatura import bare_extraction

    document = bare_extraction(data, favor_precision=True, include_comments=False, with_metadata=True, fast=fast)
    if document is None or isinstance(document, dict):
        return Answer()
    authors = tuple(name.strip() for name in (document.author or "").split(";") if name.strip())
    return Answer(document.text or "", document.title, authors, document.date)


def newspaper4k(data: bytes) -> Answer:
    """Its ``Article``, given the page; it takes text and finds no encoding itself."""
    import newspaper

    article = newspaper.Article("https://page.example/", fetch_images=False)
    article.download(input_html=data.decode("utf-8", "replace"))
    article.parse()
    published = article.publish_date
    day = published.date().isoformat() if hasattr(published, "date") else None
    return Answer(article.text or "", article.title, tuple(article.authors or ()), day)


def readability(data: bytes) -> Answer:
    """readability-lxml, which gives body and title only."""
    from readability import Document

    document = Document(data)
    body = lxml.html.fromstring(document.summary())
    return Answer("\n".join(body.itertext()), document.short_title())


# Name of the row, module to be installed, reader.
PEERS: tuple[tuple[str, str, Reader], ...] = (
    ("trafilatura", "trafilatura", trafilatura),
    ("  fast", "trafilatura", trafilatura_fast),
    ("newspaper4k", "newspaper", newspaper4k),
    ("readability-lxml", "readability", readability),
)


def installed() -> list[tuple[str, Reader]]:
    """The peers that can be run here; says which cannot."""
    found = []
    for name, module, reader in PEERS:
        if importlib.util.find_spec(module) is None:
            print(f"{name.strip()} is not installed: left out")
        else:
            found.append((name, reader))
    return found
