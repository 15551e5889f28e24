"""What one event brought forth, and the numbers by which articles and sentences are known."""

from __future__ import annotations

from dataclasses import dataclass, field

from wirecopy.simulate.draft import Draft

_MASK = (1 << 64) - 1


@dataclass(slots=True)
class Happening:
    """Articles that have text in common.

    ``retold``: the uid of a sentence and that of the one it tells anew; ``scanned``: damaged pieces, by their
    identity, and what they were.
    """

    drafts: list[Draft] = field(default_factory=list)
    retold: dict[int, int] = field(default_factory=dict)
    scanned: dict[int, tuple[tuple[str, ...], tuple[str, ...]]] = field(default_factory=dict)


class Numbers:
    """Gives each article its id and each sentence its uid."""

    def __init__(self, seed: int) -> None:
        self.articles = 0
        self._seed, self._next_uid = seed, 1

    def uids(self, n: int) -> int:
        """The first of ``n`` uids that nobody has."""
        first = self._next_uid
        self._next_uid += n
        return first

    def id(self) -> str:
        """Sixteen hex digits that tell nothing of the order of making: splitmix64 of seed and count."""
        self.articles += 1
        z = (self._seed * 0x9E3779B97F4A7C15 + self.articles * 0xD1342543DE82EF95) & _MASK
        z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9 & _MASK
        z = (z ^ z >> 27) * 0x94D049BB133111EB & _MASK
        return f"{z ^ z >> 31:016x}"
