"""An article's id changes, and everything that speaks of the article follows: rows, verdicts, names that were.

A version that proves earlier takes the plain id, and the one that had it is numbered; a duplicate with a lesser id
gives it to the article that both are.
"""

from __future__ import annotations

from wirecopy.store import Store
from wirecopy.store.superseded import article_follows

PARKED = "\x00"
"""Stands for an article's id between its going and its coming back under the id that it then has."""


def rename(store: Store, old: str, new: str) -> None:
    """Give the article ``old`` the id ``new``, which is free. Call it inside a transaction."""
    store.connection.execute("UPDATE articles SET id = ? WHERE id = ?", (new, old))
    store.connection.execute("UPDATE copies SET original = ? WHERE original = ?", (new, old))
    hand_on(store, old, new)


def hand_on(store: Store, old: str, new: str) -> None:
    """What was said of ``old`` is said of ``new``: duplicates dropped for it, verdicts, names that lead to it.

    Of two verdicts on one pair the later holds, and none is on an article and itself.
    """
    execute = store.connection.execute
    execute(
        "UPDATE dropped SET detail = ? WHERE reason = 'duplicate' AND detail = ?",
        (duplicate_of(new), duplicate_of(old)),
    )
    execute("UPDATE OR REPLACE superseded SET article = ? WHERE article = ?", (new, old))
    for a, b, *said, given in execute("SELECT * FROM verdicts WHERE ? IN (a, b)", (old,)).fetchall():
        execute("DELETE FROM verdicts WHERE a = ? AND b = ?", (a, b))
        a, b = (new if id == old else id for id in (a, b))
        later = execute("SELECT 1 FROM verdicts WHERE a = ? AND b = ? AND given > ?", (a, b, given)).fetchone()
        if a != b and later is None:
            execute("INSERT OR REPLACE INTO verdicts VALUES (?, ?, ?, ?, ?)", (a, b, *said, given))


def succeed(store: Store, old: str, new: str) -> None:
    """Where nothing goes by ``old`` any more, it leads to ``new``. Call it inside a transaction."""
    if store.connection.execute("SELECT 1 FROM articles WHERE id = ?", (old,)).fetchone() is None:
        article_follows(store, old, new)


def duplicate_of(kept: str) -> str:
    """The detail of a record that was dropped because it is the article ``kept`` again."""
    return _AGAIN + kept


def kept_for(store: Store, file: str) -> str | None:
    """The article as whose duplicate the record ``file`` was dropped."""
    query = "SELECT detail FROM dropped WHERE file = ? AND reason = 'duplicate'"
    row = store.connection.execute(query, (file,)).fetchone()
    return str(row[0]).removeprefix(_AGAIN) if row else None


_AGAIN = "same article as "
