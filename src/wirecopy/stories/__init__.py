"""Stories: all articles about one event, with the sources behind them; and claims: what they say alike.

Words of headline and lead (``words``) of each family and single article (``units``), indexed (``index``), joined
(``join``, with ``kernels`` and their ``oracle``), told as rows with why each source counts (``sources``, ``tell``).
What is said in them: ``claims``, and in order ``timeline``.
"""

from wirecopy.stories.claims import Claims, Heard, find_claims
from wirecopy.stories.tell import STORIES, Stories, Traced, tell_stories

__all__ = ["STORIES", "Claims", "Heard", "Stories", "Traced", "find_claims", "tell_stories"]
