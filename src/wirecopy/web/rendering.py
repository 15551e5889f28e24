"""Templates to HTML: everything from a store is escaped, cut where it is endless, and set apart from its surroundings.

An article's words may run from right to left, or hold marks that turn the line around; ``<bdi>`` keeps what they do to
themselves.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from hashlib import sha256
from importlib import resources
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from wirecopy import __version__
from wirecopy.pictures import changes, verdicts, words
from wirecopy.pictures.harmless import harmless
from wirecopy.web import addresses

_HEADLINE = 240


def render(template: str, **values: Any) -> str:
    """The template filled in."""
    return environment().get_template(template).render(values)


def compile_templates() -> None:
    """Compile every template now, so that nobody waits for it on the first page of a kind."""
    for name in environment().list_templates():
        environment().get_template(name)


@cache
def environment() -> Environment:
    """The templates, with the few functions that they may call."""
    made = Environment(
        loader=PackageLoader("wirecopy.web"),
        autoescape=True,
        auto_reload=False,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters.update(
        said=said,
        found=found,
        clip=words.clip,
        when=words.when,
        percent=words.percent,
        number=lambda value: f"{value:,}",
        outside=addresses.outside,
    )
    made.globals.update(
        page=addresses.page,
        listing=addresses.listing,
        anchor=addresses.anchor,
        count=words.count,
        relation=words.relation,
        sureness=words.sureness,
        is_unsure=words.is_unsure,
        lost_name=words.lost_name,
        change_pieces=changes.change_pieces,
        headline_note=changes.headline_note,
        words_told=changes.words_told,
        told_of=verdicts.told_of,
        static=static,
        version=__version__,
    )
    return made


def said(text: str | None, length: int = _HEADLINE) -> Markup:
    """Words from outside on one line, cut at ``length`` characters and kept to themselves."""
    return Markup(f"<bdi>{escape(words.clip(text or '', length))}</bdi>")


def found(text: str, marks: Sequence[tuple[int, int]], length: int = _HEADLINE) -> Markup:
    """Words from outside on one line, cut at ``length`` code points, with the stretches ``marks`` marked."""
    shown, at, text = Markup(), 0, text[:length]
    for start, end in marks:
        shown += escape(harmless(text[at:start])) + Markup("<mark>{}</mark>").format(harmless(text[start:end]))
        at = end
    return Markup("<bdi>{}</bdi>").format(shown + escape(harmless(text[at:])))


@cache
def static(name: str) -> str:
    """The address of a file of ours, which changes with its content."""
    data = resources.files("wirecopy.web").joinpath("static", name).read_bytes()
    return f"/static/{name}?{sha256(data).hexdigest()[:12]}"
