"""What a copy did to its original: the two texts aligned by sentences and words, their differences as typed changes.

In: two articles with the furniture of each. Out: the contract's eleven kinds of change with spans in both texts. The
modules are the steps: ``text`` reads sentences, ``pairing`` finds which is which, ``agreement`` aligns their words,
``kinds`` says what each difference is (by ``facts``, ``figures``, ``hedges``, ``sources``, ``spelling``), ``settling``
makes it presentable, ``find`` makes rows; ``telling`` says which of them to show first.
"""

from wirecopy.lineage.changes.find import Sharing, find_changes
from wirecopy.lineage.changes.headline import HeadlineChange, headline_change

__all__ = ["HeadlineChange", "Sharing", "find_changes", "headline_change"]
