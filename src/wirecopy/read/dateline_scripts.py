"""Datelines of scripts without capitals: "新华社北京5月3日电", "【北京時事】", "(서울=연합뉴스)", "القاهرة (رويترز) -".

In: a paragraph. Out: the place and day as printed, the agency that signs, and where the words behind them begin. Each
wire has its own form, so that the agency's name is looked for in the places where these forms have it.
"""

from __future__ import annotations

import re

import msgspec

from wirecopy.read.names import signs_as


class SignedOpening(msgspec.Struct, frozen=True):
    """``text``: place and day, ``None`` where only the agency stands; ``end``: where the words behind them begin."""

    text: str | None
    agency: str
    printed: str
    end: int


def split_signed_opening(paragraph: str) -> SignedOpening | None:
    """What a paragraph of such a script opens with, ``None`` where no known agency signs it.

    >>> split_signed_opening("新华社北京5月3日电 渡轮周一搁浅。").agency
    '新华社'
    >>> split_signed_opening("渡轮周一搁浅。") is None
    True
    """
    for pattern in _PATTERNS:
        match = pattern.match(paragraph)
        if match is None:
            continue
        for length in range(len(match["agency"]), 1, -1):  # "共同通信" before "共同"
            agency = match["agency"][:length]
            if signs_as(agency) is not None:
                place = match.groupdict().get("place")
                text = place.strip(" ،,=-–—") or None if place else None
                return SignedOpening(text, agency, match.group().strip(), match.end())
    return None


_DAY = r"(?:\d{1,2}月)?\d{1,2}日"
_ARABIC = r"[\u0600-\u06ff]"
_PATTERNS = (
    # 新华社北京5月3日电, 中新网5月3日电, (中央社台北3日電)
    re.compile(
        rf"\s*[(（]?(?P<agency>[\u4e00-\u9fff]{{2,4}}?[社网網])(?P<place>[\u4e00-\u9fff]{{0,8}}?\s*{_DAY})\s*[电電讯訊][)）]?\s*"
    ),
    # 【北京時事】, 【時事】, 【ロンドン共同】
    re.compile(r"\s*【(?P<place>[^【】\n]{0,20}?)[＝=・]?(?P<agency>時事|共同|ロイター|AFP時事|AFP|AP)】\s*"),
    # (서울=연합뉴스) 김철수 기자 =, [서울=뉴시스]
    re.compile(r"\s*[(\[](?P<place>[가-힣·ㆍ ]{2,20})=(?P<agency>[가-힣A-Za-z0-9]{2,12})[)\]](?:\s*[^=\n]{2,40}=)?\s*"),
    # القاهرة (رويترز) -, رويترز -
    re.compile(
        rf"\s*(?P<place>{_ARABIC}[\u0600-\u06ff\s،,/0-9]{{2,40}}?)\s*[(/](?P<agency>{_ARABIC}[\u0600-\u06ff\s]{{1,20}})[)/]\s*[-–—:]?\s*"
    ),
    re.compile(rf"\s*\(?(?P<agency>{_ARABIC}[\u0600-\u06ff]{{2,12}})\)?\s+[-–—]\s+"),
)
