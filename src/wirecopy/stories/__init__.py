"""Stories: all articles about one event, with the sources behind them; and claims: what they say alike.

Words of headline and lead (``words``) of each family and single article (``units``), indexed (``index``), joined
(``join``, with ``kernels`` and their ``oracle``), told as rows with why each source counts (``sources``, ``tell``).
"""

from wirecopy.stories.tell import STORIES, Stories, Traced, tell_stories

__all__ = ["STORIES", "Stories", "Traced", "tell_stories"]
