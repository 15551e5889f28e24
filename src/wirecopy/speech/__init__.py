"""What articles say: who said what to whom, when, where, how many, who.

In: articles. Out: the contract's ``statements``, ``mentions``, ``times`` and ``figures``. Every distinct sentence is
parsed once; all four are read from that one parse.
"""

SPEECH = "4"
"""Version of this stage: to be raised with every change of what it finds."""
