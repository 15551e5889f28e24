"""What was found of a text: the text with its shared stretches marked and who had each first, then the articles.

In colour a stretch is green; where colour cannot be shown it stands in ⟦brackets⟧. The number behind it leads to who
had it first, of the articles found: the earliest whose time is known.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.text import Text

from wirecopy.cli.views.record import columns, section
from wirecopy.pictures.found import Mark, marks
from wirecopy.pictures.harmless import harmless
from wirecopy.pictures.words import clip, count, percent, when
from wirecopy.store.find import Finding, Found

_ARTICLES_SHOWN, _PASSAGES_SHOWN = 10, 3
_STRETCH = 360  # characters of a stretch, shared or not, before its middle is left out
_PASSAGE, _HEADLINE = 50, 90


def print_found(console: Console, found: Found, plain: bool, everything: bool) -> None:
    """Print the marked text, who had its stretches first, and the articles, best first."""
    stretches = marks(found)
    owners = list(dict.fromkeys(mark.first.article for mark in stretches if mark.first))
    numbers = {article: number for number, article in enumerate(owners, 1)}
    console.print(_marked(found.text, stretches, numbers, plain, everything))
    console.print(section("Who had it first, of the articles found"))
    by_id = {finding.article: finding for finding in found.findings}
    grid = columns(5)
    for article, number in numbers.items():
        first = by_id[article]
        size = sum(_words(found.text[m.start : m.end]) for m in stretches if m.first and m.first.article == article)
        grid.add_row(f"[{number}]", Text(_name(first), "bold"), when(first.published), count(size, "word"),
                     Text(harmless(article), "dim"))  # fmt: skip
    console.print(grid)
    console.print(section(f"{count(len(found.findings), 'article')} with passages of it, best first"))
    console.print(Text("passages by their characters in the text ↔ in the article", "dim"))
    shown = found.findings if everything else found.findings[:_ARTICLES_SHOWN]
    for finding in shown:
        for part in _article(found, finding, None if everything else _PASSAGES_SHOWN):
            console.print(part)
    if len(shown) < len(found.findings):
        console.print(Text(f"… {len(found.findings) - len(shown):,} more (--all shows them)", "dim"))


def _marked(text: str, stretches: Sequence[Mark], numbers: dict[str, int], plain: bool, everything: bool) -> Text:
    printed = Text()
    for mark in stretches:
        part = text[mark.start : mark.end]
        shown = harmless(part if everything else _without_middle(part), keep_lines=True)
        if mark.first is None:
            printed.append(shown)
        else:
            printed.append(f"⟦{shown}⟧" if plain else shown, "" if plain else "green")
            printed.append(f"[{numbers[mark.first.article]}]", "bold")
    return printed


def _without_middle(part: str) -> str:
    """``part`` with its middle left out at words' ends where it is long."""
    if len(part) <= _STRETCH:
        return part
    head, tail = part[: _STRETCH // 2], part[-_STRETCH // 2 :]
    return f"{head.rpartition(' ')[0] or head} … {tail.partition(' ')[2] or tail}"


def _article(found: Found, finding: Finding, most: int | None) -> Iterator[RenderableType]:
    facts = f"  {when(finding.published)}  {harmless(finding.article)}"
    yield Text.assemble("● ", (_name(finding), "bold"), (facts, "dim"))
    if finding.headline:
        yield Padding(Text(clip(finding.headline, _HEADLINE), "italic"), (0, 0, 0, 2))
    text, article = percent(finding.share_of_text), percent(finding.share_of_article)
    yield Text(f"  {count(finding.words, 'word')}: {text} of the text, {article} of the article")
    grid = columns(4)
    for p in finding.passages[:most]:
        where = f"{p.start}-{p.end} ↔ {p.article_start}-{p.article_end}"
        grid.add_row(p.label, where, percent(p.similarity), f"“{clip(found.text[p.start : p.end], _PASSAGE)}”")
    yield Padding(grid, (0, 0, 0, 2))
    if most is not None and len(finding.passages) > most:
        yield Text(f"  … {count(len(finding.passages) - most, 'more passage')} (--all shows them)", "dim")


def _name(finding: Finding) -> str:
    return harmless(finding.outlet or finding.headline or finding.article)


def _words(text: str) -> int:
    return len(text.split())
