"""What an article says in its own voice: sentences that are nobody's statement.

In: an article's text with its statements, and where the figures or the dates stand that sentences are wanted for. Out:
statements without source and cue, whose content is a whole sentence. No parse is needed. They are there to be compared
with what other articles say; as attributions they do not count.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from wirecopy.model import Figure, Statement
from wirecopy.speech.figures.counted import AGE
from wirecopy.speech.parse.sentences import Span, split_sentences
from wirecopy.speech.statements.details import manner

FEWEST, MOST = 6, 70
"""Words of a sentence: headings and scores have fewer, tables and lists that run on have more."""
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_ENDS = re.compile(r"[.!?][\"”’')\]]*$")


def assertions_in(text: str, article: str, statements: Iterable[Statement], starts: Iterable[int]) -> list[Statement]:
    """The sentences of ``text`` that hold one of the offsets ``starts`` and that no statement touches, in order."""
    wanted = sorted(starts)
    if not wanted:
        return []
    taken = [span for s in statements for span in _spans(s)]
    sentences = list(split_sentences(text))
    begins = [sentence.start for sentence in sentences]
    holding = dict.fromkeys(bisect_right(begins, start) - 1 for start in wanted)
    return [
        _assertion(text, article, sentences[n])
        for n in holding
        if n >= 0 and _is_free(sentences[n], taken) and _is_prose(text[sentences[n].start : sentences[n].end])
    ]


def counting(figures: Iterable[Figure]) -> Iterator[int]:
    """Where the figures begin that count or measure something; an age does not."""
    return (f.start for f in figures if f.counted != AGE and (f.counted or f.unit))


def _spans(statement: Statement) -> Iterator[tuple[int, int]]:
    for start, end in (
        (statement.source_start, statement.source_end),
        (statement.cue_start, statement.cue_end),
        (statement.content_start, statement.content_end),
    ):
        if start is not None and end is not None:
            yield start, end


def _is_free(sentence: Span, taken: Sequence[tuple[int, int]]) -> bool:
    return not any(start < sentence.end and sentence.start < end for start, end in taken)


def _is_prose(sentence: str) -> bool:
    return FEWEST <= len(_WORD.findall(sentence)) <= MOST and _ENDS.search(sentence) is not None


def _assertion(text: str, article: str, sentence: Span) -> Statement:
    start, end = sentence.start, sentence.end
    content = text[start:end]
    return Statement(
        id=f"{article}:{start}",
        article=article,
        content=content,
        content_start=start,
        content_end=end,
        content_parts=((start, end),),
        mode="indirect",
        hedged=not manner("doubt").isdisjoint(word.lower() for word in _WORD.findall(content)),
        negated=False,
    )
