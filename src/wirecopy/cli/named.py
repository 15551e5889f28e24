"""What an ID on the command line means, with a word on stderr where it goes by another id now."""

from __future__ import annotations

from wirecopy.cli.failures import say
from wirecopy.pictures.resolve import Found, renamed, resolve
from wirecopy.store import Store


def named(store: Store, given: str, *kinds: str) -> Found:
    """The story, family or article that ``given`` means, or the first of ``kinds`` that it means.

    Raises :class:`wirecopy.errors.NoSuchRecord`.
    """
    found = resolve(store, given, kinds) if kinds else resolve(store, given)
    if line := renamed(given, found):
        say(line)
    return found
