"""What a saved page tells of its article beside headline and body: address, outlet, authors, times, section, credits.

In: the labelled header, the lines that were read and their layout, the titles. Out: the fields, each from the place
that says it most plainly; ``None`` where no place says it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from wirecopy.model import Article
from wirecopy.model.identity import is_home_page, same_site
from wirecopy.read.authors import split_byline, staff_of
from wirecopy.read.banners import Banner
from wirecopy.read.bylines import is_nameless
from wirecopy.read.caption import Caption
from wirecopy.read.credits import Surroundings
from wirecopy.read.dateline import Dateline
from wirecopy.read.dates import parse_printed
from wirecopy.read.furniture import Line
from wirecopy.read.label_header import LabelHeader
from wirecopy.read.layout import Layout
from wirecopy.read.names import host_of, look_up, row_of_host, signs_as
from wirecopy.read.title_lines import PATH_STEP, Titles, is_masthead, section_of_path
from wirecopy.read.words import has_any, words


class PageFacts:
    """What header and furniture tell of the article; the nearest to the body goes last, the header first."""

    def __init__(
        self,
        banner: Banner,
        header: LabelHeader,
        lines: Sequence[Line],
        layout: Layout,
        around: list[Line],
        titles: Titles,
        dateline: str | None,
    ):
        self.banner = banner
        self.dateline = dateline
        self.header = header
        self.lines = lines
        self.layout = layout
        self.around = around
        self.titles = titles

    def url(self) -> str | None:
        """The address printed for the article itself: of a header, or alone on a line around the body."""
        own = self.header.first("url")
        if own and _ADDRESS.match(own):
            return own.strip("<>")
        if self.banner.url:
            return self.banner.url
        if (source := self._clipped_from()) is not None:
            return source
        for line in self.around:
            if line.address and "//" in line.address and not is_home_page(line.address) and not self._is_origin(line):
                return line.address
        return None

    def _clipped_from(self) -> str | None:
        """The address that a header gives as source: the page's own, unless the text names another outlet."""
        source = self.header.first("source")
        if source and _ADDRESS.match(source) and not (self.header.first("outlet") or self.titles.outlet):
            return source.strip("<>")
        return None

    def _is_origin(self, line: Line) -> bool:
        """Whether an address stands below a label of its own that says it is another's: "Source:"."""
        at = self.lines.index(line)
        above = self.lines[at - 1].text.lower().strip(" :.–—-") if at else ""
        return above in words("source_labels") or above in _ORIGINS

    def outlet(self) -> str | None:
        """Who published it: what the page calls itself, else the host of its address."""
        named = self._named_outlet()
        if named:
            row = look_up(named)
            return row.name if row is not None else named
        url = self.url()
        if url:
            row = row_of_host(url)
            return row.name if row else host_of(url)
        return None

    def _named_outlet(self) -> str | None:
        for value in (self.header.first("outlet"), self.header.first("source")):
            if value and not _ADDRESS.match(value) and not _is_agency(value):
                return re.split(r"\s*[,;|(]\s*", value)[0]
        if self.titles.outlet:
            return self.titles.outlet
        for line in self.around:
            match = _SHARED_BYLINE.fullmatch(line.text)
            if match and is_masthead(match["name"]) and _is_agency(match["agency"]):
                return match["name"]
            if line.clutter and (match := _FREE.match(line.text)):
                return match["name"]
            if line.date and line.date.outlet:
                return line.date.outlet
        title = self._title_line()
        for line in (self.lines[n] for n in self.layout.head if n < title):
            if line.kind == "credit" and _is_agency(line.text):  # an agency's own page
                return line.text
        for line in self.around:
            if line.kind == "rights" and (owner := _owner(line.text)):
                return owner
        return next((outlet for author in self.byline() if (outlet := staff_of(author))), None)

    def byline(self) -> tuple[str, ...]:
        """Who wrote it: a byline's people, else those of a date line; organisations where there are no people."""
        given = [name for value in self.header.fields.get("byline", ()) for name in split_byline(value)]
        if given:
            return tuple(dict.fromkeys(name for name in given if not is_nameless(name)))
        bylines = [line for line in self.around if line.kind == "byline"]
        bylines = [line for line in bylines if _AUTHORED.match(line.text)] or bylines
        people = [person for line in bylines for person in line.people]
        people = people or [person for line in self.around if line.kind == "date" for person in line.people]
        if not people:
            named = [named for line in self.around if line.kind == "byline" for named in line.names]
            people = [name.printed for name in named if name.role != "contributor"]
        houses = [name for name in people if name.split()[-1].lower() in words("institution_words")]
        authors = [name for name in people if name not in houses or len(houses) == len(people)]
        return tuple(dict.fromkeys(name for name in authors if not is_nameless(name)))

    def time(self, field: str) -> str | None:
        """When it was published, modified or retrieved: near the body, else in the header."""
        found = next((time for line in self._dated() if line.date and (time := getattr(line.date, field))), None)
        if field == "retrieved" and self.banner.retrieved:
            return self.banner.retrieved
        declared = next((time for v in self.header.fields.get(field, ()) if (time := parse_printed(v))), None)
        if found is None and field == "published" and self.dateline is not None:
            found = parse_printed(self.dateline)  # "LISSEN, 12 March 2001 (AFP) -"
        return (found or declared) if self.header.is_mail else (declared or found)

    def _dated(self) -> list[Line]:
        """Date lines, the likeliest first: a labelled one, then below the headline, above it (where papers print
        today's date), below the body."""
        title = self._title_line()
        head = sorted(self.layout.head, key=lambda n: n < title)
        lines = [self.lines[n] for n in (*head, *self.layout.foot)]
        return sorted((line for line in lines if line.date), key=lambda line: not (line.date and line.date.labelled))

    def _title_line(self) -> int:
        """The number of the headline's line, 0 where it is not among the lines."""
        start = (self.titles.headline or "")[:30]
        return next((n for n in self.layout.head if start and start in self.lines[n].text), 0)

    def section(self) -> str | None:
        """The part of the paper it stood in."""
        dated = next((line.date.section for line in self.around if line.date and line.date.section), None)
        named = [line for line in self.around if line.section]
        labelled = next((line.section for line in named if line.section != line.text.strip(" :")), None)
        told = self.header.first("section") or labelled or dated
        return told or self._kicker() or self.titles.section or self._crumb()

    def _crumb(self) -> str | None:
        """The last step of a path: "Home > News > World"."""
        menus = [self.lines[n].text for n in self.layout.head if self.lines[n].clutter == "menu"]
        paths = [menu for menu in menus if PATH_STEP.search(menu)]
        return section_of_path(paths[-1], self.titles.headline) if paths else None

    def _kicker(self) -> str | None:
        """The name of a section alone on the line above the headline, not the last word of a menu."""
        head = [self.lines[n] for n in self.layout.head if self.lines[n].clutter not in _NOISE]
        for place, line in enumerate(head):
            below = head[place + 1].kind if place + 1 < len(head) else "text"
            if not _is_section_name(line) or below not in ("text", "date"):
                continue
            if place == 0 or not _is_section_name(head[place - 1]):
                return line.text.strip(" :>»›|/")
        return self._word_above()

    def _word_above(self) -> str | None:
        """One word on the line directly above the headline, as papers print a topic: "Police"."""
        title = self._title_line()
        above = [self.lines[n] for n in self.layout.head if n < title and self.lines[n].clutter not in _NOISE]
        word = above[-1].text.strip(" :") if above and above[-1].kind == "text" else ""
        known = look_up(word) is not None or is_masthead(word) or word.lower() in words("not_places")
        return word if word.isalpha() and word[0].isupper() and len(word) > 2 and not known else None

    def surroundings(self, article: Article, dateline: Dateline | None, captions: Sequence[Caption]) -> Surroundings:
        """What may credit somebody."""
        inside = [self.lines[n] for n in range(len(self.lines)) if n not in self.layout.body]
        end = self.layout.foot[-1] if self.layout.foot else self.layout.body[-1]
        lines = [
            line.text for line in inside if line.kind in ("credit", "rights", "date") and line in self.lines[: end + 1]
        ]
        last = next((line.text for line in self._below()), "")
        if len(last) < _LONGEST_SIGNATURE and signs_as(last.strip(" .")):
            lines.append(f"— {last}")  # two letters are signed as if behind a dash: "PA"
        given = (value for value in self.header.fields.get("source", ()) if value.strip("<>") != article.url)
        sources = [f"Source: {value}" for value in given]
        addresses = [line.address for line in self.around if line.address and line.address != article.url]
        credit_lines = tuple(dict.fromkeys((*sources, *lines)))
        return Surroundings(
            credit_lines=credit_lines,
            captions=tuple(
                f"{caption.text or ''} Photo: {caption.credit}".strip() for caption in captions if caption.credit
            ),
            links=tuple(
                a
                for a in addresses
                if "//" in a and _CREDITED.match(self._text_of(a)) and not (article.url and same_site(article.url, a))
            ),
            bylines=(
                *self.header.fields.get("byline", ()),
                *(line.date.byline for line in self.around if line.date and line.date.byline),
                *(line.text for line in self.around if line.kind == "byline"),
            ),
            datelines=(dateline.printed,) if dateline else (),
        )

    def _below(self) -> list[Line]:
        """The lines below the body that say anything."""
        foot = [self.lines[n] for n in self.layout.foot]
        return [line for line in foot if line.kind != "clutter"]

    def _text_of(self, address: str) -> str:
        return next(line.text for line in self.around if line.address == address)


def _is_section_name(line: Line) -> bool:
    """Whether a line is a section's name alone."""
    if line.kind == "section":
        return True
    if PATH_STEP.search(line.text):
        return False
    return line.clutter == "menu" and len(line.text.split()) <= 3 and line.text.lower().strip(" :") not in _NO_SECTION


def _owner(rights: str) -> str | None:
    """The outlet that a notice of rights names, ``None`` where it is an agency or a formula alone."""
    found = _RIGHTS_OF.search(_COMPANY.sub("", rights))
    name = found["name"].strip(" .,") if found else ""
    return None if not name or _is_agency(name) or has_any(name.lower(), "rights_words") else name


def _is_agency(printed: str) -> bool:
    row = look_up(printed)
    return row is not None and row.kind == "agency"


# "Le Monde avec AFP", "Omaro Echo with Reuters": who publishes, and whose copy was used.
# Who wrote it, beside who posted it.
_AUTHORED = re.compile(r"\W*(?:Authored|Written|Originally (?:written|posted)) by\b", re.IGNORECASE)
_SHARED_BYLINE = re.compile(
    r"\W{0,3}(?:(?:By|Par|Por|Von|Door)\s+)?(?P<name>[A-ZÀ-Þ][^,;:()]{1,40}?),?\s+(?:avec|with|mit|con|com|met|and|et|und|y|e)"
    r"(?:\s+l['’])?\s*(?P<agency>[^,;:()]{2,40})\W{0,3}"
)
# A wiki's line below its title: "From Wikinews, the free news source".
_FREE = re.compile(r"From (?P<name>[\w ]{3,30}), the free ")
_LONGEST_SIGNATURE = 5
_NOISE = {"rule", "advert", "count", "call"}
# What a company's name ends with, which is no part of an outlet's.
_COMPANY = re.compile(r",?\s+(?:L\.?P\.?|Inc\.?|Ltd\.?|LLC|GmbH|plc|PLC|S\.?A\.?|S\.?p\.?A\.?)(?=\W|$)")
_ADDRESS = re.compile(r"<?(?:https?://|www\.)\S+$", re.IGNORECASE)
_ORIGINS = {"read more", "read on", "originally", "original", "see also", "read the original", "originally published"}
_CREDITED = re.compile(r"https?:", re.IGNORECASE)
_RIGHTS_OF = re.compile(
    r"(?:©|\(c\)|copyright)\s*(?:©|\(c\))?\s*(?:\d{4}(?:\s*[-–]\s*\d{4})?)?,?\s*(?:by\s+)?"
    r"(?P<name>[A-ZÀ-Þ][^.,|©\d]{2,40}?)(?=\s*(?:[.,|]|\d{4}|All rights|$))",
    re.IGNORECASE,
)
_NO_SECTION = {"home", "menu", "search", "start", "inicio", "accueil", "startseite", "subscribe", "sign in", "log in"}
