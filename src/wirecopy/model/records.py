"""One frozen record for each table of the contract, a field for each column, in the contract's order.

Spans are half-open ``[start, end)`` in Unicode code points of ``Article.text``. Times are RFC 3339 in
UTC ("2015-05-28T09:30:00Z") or a bare date ("2015-05-28"). Unknown is ``None``, never a guess or "".
"""

from __future__ import annotations

from typing import Literal

import msgspec

CreditRole = Literal["agency", "source", "contributor", "photo"]
CreditPlace = Literal["byline", "dateline", "headline", "body", "credit_line", "caption", "metadata", "link"]
PassageLabel = Literal["copied", "boilerplate", "template", "quotation"]
CopyKind = Literal["reprint", "abridgement", "expansion", "rewrite", "excerpt", "update"]
EvidenceKind = Literal["credit", "link", "time", "containment", "order", "correction", "editing", "innovation"]
ChangeKind = Literal[
    "headline", "cut", "added", "reworded", "moved", "number", "name", "quote", "attribution", "hedge", "spelling"
]  # fmt: skip


class Record(msgspec.Struct, frozen=True):
    """A row of a table."""


class Article(Record, frozen=True, kw_only=True):
    """One published item of one outlet."""

    id: str
    url: str | None = None
    canonical_url: str | None = None
    outlet: str | None = None
    headline: str | None = None
    standfirst: str | None = None
    byline: tuple[str, ...] = ()
    published: str | None = None
    modified: str | None = None
    retrieved: str | None = None
    section: str | None = None
    language: str | None = None
    dateline: str | None = None
    text: str
    file: str | None = None
    sha256: str | None = None


class Image(Record, frozen=True, kw_only=True):
    """A picture of an article: ``n`` counts from 0 in the order of the page."""

    article: str
    n: int
    caption: str | None = None
    credit: str | None = None
    url: str | None = None


class Credit(Record, frozen=True, kw_only=True):
    """A place where an article names where its text, reporting or picture came from.

    ``start`` and ``end`` are ``None`` where the credit stands outside the body.
    """

    article: str
    role: CreditRole
    name: str
    text: str
    start: int | None = None
    end: int | None = None
    place: CreditPlace


class Page(Article, frozen=True, kw_only=True):
    """An article as its reader leaves it: the record with the images and credits of its page.

    It is an :class:`Article` wherever one is wanted; the two lists are stored in tables of their own.
    """

    images: tuple[Image, ...] = ()
    credits: tuple[Credit, ...] = ()


class Passage(Record, frozen=True, kw_only=True):
    """A stretch of text that articles ``a`` and ``b`` share; ``similarity``: share of words equal in order."""

    a: str
    b: str
    a_start: int
    a_end: int
    b_start: int
    b_end: int
    words: int
    similarity: float
    label: PassageLabel


class Family(Record, frozen=True, kw_only=True):
    """One membership: ``article`` is of ``family``."""

    family: str
    article: str


class Evidence(msgspec.Struct, frozen=True, kw_only=True):
    """Why a direction is believed; ``weight`` in log-odds, positive where it speaks for the row it stands in."""

    kind: EvidenceKind
    detail: str
    weight: float


class Copy(Record, frozen=True, kw_only=True):
    """An article and the one it took text from (an article's id, or a lost original's)."""

    copy: str
    original: str
    family: str
    kind: CopyKind | None = None
    share_of_copy: float | None = None
    share_of_original: float | None = None
    confidence: float
    evidence: tuple[Evidence, ...] = ()


class LostOriginal(Record, frozen=True, kw_only=True):
    """An original that must have existed but is not among the inputs."""

    id: str
    name: str | None = None
    family: str
    original: str | None = None
    published_before: str | None = None


class Change(Record, frozen=True, kw_only=True):
    """What a copy did to its original; spans are ``None`` for a headline."""

    copy: str
    original: str
    kind: ChangeKind
    copy_start: int | None = None
    copy_end: int | None = None
    original_start: int | None = None
    original_end: int | None = None
    before: str | None = None
    after: str | None = None


class Statement(Record, frozen=True, kw_only=True):
    """Someone says something: source, cue, content."""

    id: str
    article: str
    source: str | None = None
    source_start: int | None = None
    source_end: int | None = None
    speaker: str | None = None
    cue: str | None = None
    cue_start: int | None = None
    cue_end: int | None = None
    content: str | None = None
    content_start: int | None = None
    content_end: int | None = None
    content_parts: tuple[tuple[int, int], ...] = ()
    mode: Literal["direct", "indirect", "mixed", "none"]
    told_to: str | None = None
    addressee: str | None = None
    hedged: bool
    negated: bool


class Mention(Record, frozen=True, kw_only=True):
    """A person, organization, place or role named in an article."""

    article: str
    start: int
    end: int
    text: str
    kind: Literal["person", "organization", "place", "role"]
    name: str | None = None
    latitude: float | None = None
    longitude: float | None = None


class TimeExpression(Record, frozen=True, kw_only=True):
    """A time named in an article; ``value`` is TIMEX3 / ISO 8601-2."""

    article: str
    start: int
    end: int
    text: str
    value: str | None = None
    kind: Literal["DATE", "TIME", "DURATION", "SET"]


class Figure(Record, frozen=True, kw_only=True):
    """A number named in an article; ``high`` is ``None`` where it is open upwards ("more than")."""

    article: str
    start: int
    end: int
    text: str
    low: float | None = None
    high: float | None = None
    unit: str | None = None
    counted: str | None = None
    approximate: bool


class Story(Record, frozen=True, kw_only=True):
    """All articles about one event."""

    story: str
    headline: str | None = None
    first_published: str | None = None
    articles: int
    families: int
    independent_sources: int


class StoryArticle(Record, frozen=True, kw_only=True):
    """One membership: ``article`` is of ``story``."""

    story: str
    article: str


class StorySource(Record, frozen=True, kw_only=True):
    """Why a family, or an article without kin, of a story counts as an independent source or not."""

    story: str
    family: str | None = None
    article: str | None = None
    independent: bool
    taken_from: str | None = None
    reason: str


class Claim(Record, frozen=True, kw_only=True):
    """What several statements say alike."""

    claim: str
    story: str
    content: str
    articles: int
    independent_sources: int
    disputed: bool


class ClaimStatement(Record, frozen=True, kw_only=True):
    """One membership: ``statement`` makes ``claim``."""

    claim: str
    statement: str


class Verdict(Record, frozen=True, kw_only=True):
    """A person's word on a pair of articles; it outranks all evidence."""

    a: str
    b: str
    verdict: Literal["copy", "original", "kin", "not"]
    note: str | None = None
    given: str


class Dropped(Record, frozen=True, kw_only=True):
    """An input record that made no article, and why."""

    file: str
    reason: str
    detail: str | None = None


class Run(Record, frozen=True, kw_only=True):
    """What made the figures: version, command, options, models and counts of one run."""

    run: str
    started: str
    finished: str | None = None
    version: str
    command: str
    options: dict[str, str]
    models: dict[str, str]
    counts: dict[str, int]
