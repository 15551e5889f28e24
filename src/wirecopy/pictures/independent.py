"""How many pages there are, and how many independent sources stand behind them."""

from __future__ import annotations

from wirecopy.pictures.words import count
from wirecopy.store import Store


def independence(store: Store) -> str:
    """ "17 pages, but 9 independent sources: 11 of the pages copy one another, in 3 stories"."""
    ask = store.connection.execute
    pages = store.count("articles")
    (kin,) = ask("SELECT count(DISTINCT article) FROM families").fetchone()
    (without,) = ask("SELECT count(*) FROM articles WHERE id NOT IN (SELECT article FROM story_articles)").fetchone()
    (sources,) = ask("SELECT coalesce(sum(independent_sources), 0) FROM stories").fetchone()
    (sharing,) = ask("SELECT count(*) FROM stories WHERE families > 0").fetchone()
    stories = count(sharing, "story", "stories")
    joint = "but" if sources + without < pages else "and"
    line = f"{count(pages, 'page')}, {joint} {count(sources + without, 'independent source')}"
    return f"{line}: {kin:,} of the pages share their text with others, in {stories}." if kin else line + "."
