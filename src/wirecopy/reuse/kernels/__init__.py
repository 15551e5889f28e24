"""The matcher's inner loops: arrays in, arrays out, nothing of articles known here.

Compiled by numba and kept in its cache; each releases the GIL. This page is the only door to them, so that a compiled
wheel can take their place. ``oracle`` says the same in plain Python, and property tests hold the two equal. The
method, a file a step: words → hashes (``words``) → five-word grams → winnowing (``grams``) → equal grams by sorting
(``holders``) → seeds of each pair → ungapped extension with x-drop → joined segments (``pairs``), of those pairs that
the linking rule asks for (``linking``) → where they stand (``places``) → what pairs share in all (``weighing``).
"""

from wirecopy.reuse.kernels.components import components
from wirecopy.reuse.kernels.grams import GRAM, MAX_WORDS, POSITION_BITS, WINDOW, part, winnow
from wirecopy.reuse.kernels.holders import CAP, NEAR_BITS, SLOT_BITS, gather, mark, survey
from wirecopy.reuse.kernels.linking import CAME, NEW, RELINKED, TIED, freshen, link, tie
from wirecopy.reuse.kernels.meeting import meet
from wirecopy.reuse.kernels.pairs import DROP, JOIN, OPEN, PENALTY, RECENT, REWARD
from wirecopy.reuse.kernels.places import locate
from wirecopy.reuse.kernels.weighing import join_stretches, sum_pairs
from wirecopy.reuse.kernels.words import BUCKETS, count, lay, sift, tokenise

__all__ = [
    "BUCKETS",
    "CAME",
    "CAP",
    "DROP",
    "GRAM",
    "JOIN",
    "MAX_WORDS",
    "NEAR_BITS",
    "NEW",
    "OPEN",
    "PENALTY",
    "POSITION_BITS",
    "RECENT",
    "RELINKED",
    "REWARD",
    "SLOT_BITS",
    "TIED",
    "WINDOW",
    "components",
    "count",
    "freshen",
    "gather",
    "join_stretches",
    "lay",
    "link",
    "locate",
    "mark",
    "meet",
    "part",
    "sift",
    "sum_pairs",
    "survey",
    "tie",
    "tokenise",
    "winnow",
]
