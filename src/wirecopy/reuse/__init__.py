"""Passages: every stretch of text that two articles share, with what it is.

Texts go in, rows of the contract's table ``passages`` come out. The compiled kernels are imported when first
needed, not with the package.
"""

from wirecopy.reuse.crew import Progress
from wirecopy.reuse.passages import PASSAGES, PHASES, find_passages

__all__ = ["PASSAGES", "PHASES", "Progress", "find_passages"]
