"""The records that every stage speaks in, their tables, times and identities.

The other packages import from here and never from one another sideways; this one imports none of them.
"""

from wirecopy.model.records import (
    Article,
    Change,
    Claim,
    ClaimStatement,
    Copy,
    Credit,
    Dropped,
    Evidence,
    Family,
    Figure,
    Image,
    LostOriginal,
    Mention,
    Page,
    Passage,
    Record,
    Run,
    Statement,
    Story,
    StoryArticle,
    StorySource,
    TimeExpression,
    Verdict,
)
from wirecopy.model.tables import TABLES, Table

__all__ = [
    "TABLES",
    "Article",
    "Change",
    "Claim",
    "ClaimStatement",
    "Copy",
    "Credit",
    "Dropped",
    "Evidence",
    "Family",
    "Figure",
    "Image",
    "LostOriginal",
    "Mention",
    "Page",
    "Passage",
    "Record",
    "Run",
    "Statement",
    "Story",
    "StoryArticle",
    "StorySource",
    "Table",
    "TimeExpression",
    "Verdict",
]
