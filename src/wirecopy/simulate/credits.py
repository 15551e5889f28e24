"""What a copy says of where it is from: a credit in one place or another, a wrong one, or none."""

from __future__ import annotations

from importlib import resources

import msgspec

from wirecopy.simulate.chance import Chance
from wirecopy.simulate.dates import day_of
from wirecopy.simulate.draft import Draft
from wirecopy.simulate.press import (
    AGENCY,
    BRIEF_DATELINE,
    BYLINE,
    DATELINE,
    FIRST_LINE,
    FULL_DATELINE,
    JOINT_BYLINE,
    LAST_LINE,
    NO_DATELINE,
    House,
    Press,
)  # fmt: skip
from wirecopy.simulate.text import ATTRIBUTION, NAME, WORDS, Sentence, Slot
from wirecopy.simulate.world import World

_KEEPS_LINE, _KEEPS_DATELINE, _NAMES_FIRST = 0.3, 0.5, 0.3
_DATELINE_SLOTS = (Slot(NAME), Slot(WORDS), Slot(ATTRIBUTION), Slot(WORDS))
_LINE_SLOTS = (Slot(ATTRIBUTION),)
_MONTHS = ("Jan.", "Feb.", "March", "April", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec.")
_LINES = msgspec.json.decode(resources.files("wirecopy.simulate").joinpath("data/credit_lines.json").read_bytes())
CORRECTIONS: list[str] = _LINES["correction"]


def put_dateline(draft: Draft, uid: int, agency: str = "") -> None:
    """A dateline in the house's form, naming ``agency`` where the form has room for one."""
    form = draft.house.dateline or (BRIEF_DATELINE if agency else NO_DATELINE)
    if form == NO_DATELINE or not draft.place:
        return
    day = day_of(draft.minute)
    on = f", {_MONTHS[day.month - 1]} {day.day}" if form == FULL_DATELINE else ""
    named = f" ({agency})" if agency else ""
    draft.dateline = Sentence(uid, (draft.place.upper(), on, named, " —"), _DATELINE_SLOTS)


def put_credit(chance: Chance, world: World, press: Press, draft: Draft, uid: int) -> None:
    """Credit the draft that ``draft`` took its text from, as its house does, or not, or wrongly; ``uid`` is free.

    What the parent itself says of its origin is often copied with the text.
    """
    parent = draft.parents[0]
    _keep_what_it_says(chance, draft, parent)
    if chance.often(world.linked):
        draft.says["link"] = parent
    if chance.often(world.uncredited):
        draft.byline = (chance.pick(draft.house.staff),) if chance.often(0.5) else ()
        return
    named = draft.roots[0] if chance.often(_NAMES_FIRST) else parent
    house = press.outlet(chance, draft.house) if chance.often(world.miscredited) else named.house
    place = _print_credit(chance, draft, house, uid)
    if house is named.house:
        draft.says[place] = named


def _keep_what_it_says(chance: Chance, draft: Draft, parent: Draft) -> None:
    whole = bool(draft.body) and draft.body[0] is parent.body[0] if parent.body else False
    if whole and parent.dateline is not None and chance.often(_KEEPS_DATELINE):
        draft.dateline = parent.dateline
        if parent.house.kind == AGENCY:
            draft.says["dateline"] = parent
        elif "dateline" in parent.says:
            draft.says["dateline"] = parent.says["dateline"]
    if parent.last_line is not None and "last_line" in parent.says and chance.often(_KEEPS_LINE):
        draft.last_line, draft.says["last_line"] = parent.last_line, parent.says["last_line"]


def _print_credit(chance: Chance, draft: Draft, house: House, uid: int) -> str:
    """Print the credit and give its place."""
    form = draft.house.credits_in
    if form == DATELINE and (house.kind != AGENCY or not draft.place):
        form = LAST_LINE
    if form in (BYLINE, JOINT_BYLINE) and house.kind != AGENCY and chance.often(0.7):
        form = LAST_LINE
    if form == DATELINE:
        put_dateline(draft, draft.dateline.uid if draft.dateline else uid, house.short)
        return "dateline"
    if form in (BYLINE, JOINT_BYLINE):
        joint = form == JOINT_BYLINE
        draft.byline = (chance.pick(draft.house.staff), house.name) if joint else (house.name,)
        return "byline"
    year = day_of(draft.minute).year
    lines = _LINES["agency" if house.kind == AGENCY else "outlet"]["first" if form == FIRST_LINE else "last"]
    text = chance.pick(lines).format(name=house.name, short=house.short, year=year)
    line = Sentence(uid + 1, (text,), _LINE_SLOTS)
    if form == FIRST_LINE:
        draft.first_line = line
        return "first_line"
    draft.last_line = line
    return "last_line"
