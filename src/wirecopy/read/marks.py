"""The marks of a saving program taken out of a text: numbers of links, Markdown, placeholders of pictures.

In: a text as saved. Out: the text as a reader saw it. A mark is taken out only where the text has so many of its
kind that they are no accident.
"""

from __future__ import annotations

import re


def without_marks(text: str) -> str:
    """``text`` without the marks of text browsers and of Markdown.

    >>> without_marks("[1]Home [2]News [3]Sport\\n[quay.jpg]\\nThe ferry sank.")
    'Home News Sport\\n\\nThe ferry sank.'
    >>> without_marks("# Ferry sinks\\n\\n*By Jane Roe*\\n\\nIt sank [off Omaro](https://omaro.example/).")
    'Ferry sinks\\n\\nBy Jane Roe\\n\\nIt sank off Omaro.'
    """
    if len(_LINK_NUMBER.findall(text)) >= _LEAST_LINKS:
        text = _LINK_NUMBER.sub("", text)
    text = _PLACEHOLDER.sub("", text)
    if sum(pattern.search(text) is not None for pattern in _MARKDOWN) >= _LEAST_MARKS:
        text = _IMAGE.sub(r"\1", text)
        text = _LINK.sub(r"\1", text)
        text = _HEADING.sub("", text)
        text = _STRESS.sub(r"\2", text)
    return text


# Three numbered links are a text browser's; "[1]" and "[2]" may be notes of the article.
_LEAST_LINKS = 3
# One kind of Markdown may be chance ("*" of a foot-note, "#1"), two are Markdown.
_LEAST_MARKS = 2
_LINK_NUMBER = re.compile(r"\[\d{1,4}\](?=[^\W_]|\[)")
_PLACEHOLDER = re.compile(
    r"^[ \t]*[\[<(](?:[\w./%-]+\.(?:jpe?g|png|gif|webp)|(?:image|img|picture|logo|photo)|INLINE)[\])>][ \t]*$",
    re.IGNORECASE | re.MULTILINE,
)
_IMAGE = re.compile(r"!\[([^\]\n]*)\]\([^)\s]+(?:\s+\"[^\"]*\")?\)")
_LINK = re.compile(r"\[([^\]\n]+)\]\((?:https?:|/|#|mailto:)[^)\s]*(?:\s+\"[^\"]*\")?\)")
_HEADING = re.compile(r"^#{1,6}[ \t]+", re.MULTILINE)
_STRESS = re.compile(r"(?<![\w*_])(\*{1,3}|__|_)(?=\S)([^*\n]*?\S)\1(?![\w*_])")
_MARKDOWN = (
    _HEADING,
    _LINK,
    _IMAGE,
    re.compile(r"\*\*\S[^*\n]*\*\*"),
    re.compile(r"^\*[^*\s][^*\n]*\*$", re.MULTILINE),
)
