"""Why one article is believed to be a copy of another: a file for each kind of evidence of the contract.

Every function takes what it needs of the supposed copy and the supposed original and gives evidence for that direction,
with a weight in log-odds; the reverse is the same question asked the other way round. ``weigh`` puts together what can
be said of a pair alone; ``innovation`` needs its whole family. Decision note 0005 says where the weights are from.
"""

from wirecopy.lineage.evidence.credit import STRONG_PLACES, credit_weight
from wirecopy.lineage.evidence.innovation import innovation, of_family
from wirecopy.lineage.evidence.link import LINK_TO_SITE
from wirecopy.lineage.evidence.time import published_within, time
from wirecopy.lineage.evidence.weigh import UNDECIDED, both_ways, confidence, of_pair, signs, weigh

__all__ = [
    "LINK_TO_SITE",
    "STRONG_PLACES",
    "UNDECIDED",
    "both_ways",
    "confidence",
    "credit_weight",
    "innovation",
    "of_family",
    "of_pair",
    "published_within",
    "signs",
    "time",
    "weigh",
]
