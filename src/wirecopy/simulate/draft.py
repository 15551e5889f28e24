"""An article of the made-up wire before it is printed: its text, whom it took it from, what it says of that."""

from __future__ import annotations

from dataclasses import dataclass, field

from wirecopy.simulate.press import House
from wirecopy.simulate.text import Paragraph, Sentence

Body = list[Paragraph]


@dataclass(eq=False, slots=True)
class Draft:
    """One article.

    ``body`` is the news text without dateline, credit line and furniture; ``parents`` are the drafts it took text
    from (several for a round-up) and ``roots`` the first texts behind it. ``says``: the drafts that its credits name,
    by the place of the credit. ``minute``: when it was published, in minutes of the world's time. ``withheld``: not
    among the articles that are given out.
    """

    id: str
    house: House
    headline: Sentence
    body: Body
    minute: int
    place: str = ""
    parents: list[Draft] = field(default_factory=list)
    roots: list[Draft] = field(default_factory=list)
    depth: int = 0
    american: bool = False
    byline: tuple[str, ...] = ()
    dateline: Sentence | None = None
    first_line: Sentence | None = None
    last_line: Sentence | None = None
    says: dict[str, Draft] = field(default_factory=dict)
    advert: bool = False
    withheld: bool = False
    published: str | None = None

    def forget(self) -> None:
        """Let go of other drafts: they hold one another."""
        self.parents, self.roots, self.says = [], [], {}

    def paragraphs(self) -> Body:
        """The text as it is printed: with dateline, credit lines, and the furniture of the house."""
        house, body = self.house, self.body
        if self.dateline is not None and body:
            body = [(self.dateline, *body[0]), *body[1:]]
        if self.advert and house.advert and len(body) > 2:
            body = [*body[:2], *house.advert, *body[2:]]
        first = [(self.first_line,)] if self.first_line else []
        last = [(self.last_line,)] if self.last_line else []
        return [*house.head, *first, *body, *last, *house.foot]
