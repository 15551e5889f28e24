"""What the words of a time mean: the reader of each rule of the grammar, by the name that ``data/rules.tsv`` has.

In: the groups of a rule and where it stands. Out: what it reads, or ``None`` where the words are no time after all. A
value that the text and the date of publication do not settle is ``None``, or has ``X`` for the digits that are open.
"""

from __future__ import annotations

from collections.abc import Callable

from wirecopy.speech.times import clock, dates, lengths, relative, spans
from wirecopy.speech.times.where import Groups, Read, Where

Reader = Callable[[Groups, Where], Read | None]

_READERS: tuple[Reader, ...] = (
    clock.noon,
    clock.clock,
    clock.whichpart,
    dates.iso,
    dates.slashed,
    dates.day,
    dates.days,
    dates.month,
    dates.monthalone,
    dates.weekday,
    dates.whichday,
    dates.whichmonth,
    dates.festival,
    lengths.span,
    lengths.every,
    lengths.often,
    lengths.age,
    lengths.duration,
    lengths.pair,
    lengths.bare,
    relative.which,
    relative.today,
    relative.ago,
    relative.shift,
    relative.same,
    relative.nextday,
    relative.vague,
    relative.thistime,
    relative.thispart,
    relative.yearbefore,
    relative.partofday,
    relative.nextpart,
    relative.yearend,
    spans.quarter,
    spans.half,
    spans.within,
    spans.season,
    spans.years,
    spans.decade,
    spans.century,
    spans.year,
    spans.shortyear,
)

READERS: dict[str, Reader] = {reader.__name__: reader for reader in _READERS}
