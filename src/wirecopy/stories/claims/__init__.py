"""Claims: what several articles of a story say alike, who stands behind it, and where they differ."""

from wirecopy.stories.claims.find import Claims, Heard, amounts_of, find_claims, sources_of
from wirecopy.stories.claims.versions import Growth, Version, growth_of, versions_of

__all__ = [
    "Claims",
    "Growth",
    "Heard",
    "Version",
    "amounts_of",
    "find_claims",
    "growth_of",
    "sources_of",
    "versions_of",
]
