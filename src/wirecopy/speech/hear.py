"""One article heard: everything that this stage reads from its parse.

In: an article and its parsed text. Out: its rows of four tables. A pure function; ``run`` splits the work.
"""

from __future__ import annotations

from wirecopy.model import Article
from wirecopy.read.language import language_of
from wirecopy.speech.figures import find_figures
from wirecopy.speech.heard import Heard
from wirecopy.speech.mentions import find_mentions
from wirecopy.speech.parsed import ParsedText
from wirecopy.speech.people import find_people
from wirecopy.speech.statements import find_statements
from wirecopy.speech.times import find_times

LANGUAGE = "en"


def hear(article: Article, parsed: ParsedText) -> Heard:
    """What ``article``, which is in English and whose text is ``parsed``, says."""
    people = find_people(parsed)
    times = find_times(parsed, article)
    return Heard(
        statements=tuple(find_statements(parsed, article, people)),
        mentions=tuple(find_mentions(parsed, article, people)),
        times=tuple(times),
        figures=tuple(find_figures(parsed, article, times)),
    )


def is_understood(article: Article) -> bool:
    """Whether the article is in English: as it says, or where it does not say, as its text looks."""
    return (article.language or language_of(article.text)) == LANGUAGE
