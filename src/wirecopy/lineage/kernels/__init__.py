"""The inner loops of hanging a text: arrays in, arrays out, nothing of articles known here.

Compiled by numba and kept in its cache. ``arborescence`` and ``derivation`` say the same in plain Python, and property
tests hold them equal.
"""

from wirecopy.lineage.kernels.deriving import derive
from wirecopy.lineage.kernels.hanging import cheapest_arborescence

__all__ = ["cheapest_arborescence", "derive"]
