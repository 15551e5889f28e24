"""Made-up feeds and agency messages, to be varied by the tests."""

from __future__ import annotations

from html import escape

from make_page import PARAGRAPHS

MARKUP = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
TEXT = "\n\n".join(PARAGRAPHS)


def rss(*items: str) -> bytes:
    """A feed of RSS 2.0 of the Omaro Echo."""
    return (
        '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/"><channel>'
        "<title>Omaro Echo</title><link>https://omaroecho.example/</link><language>en-GB</language>"
        f"{''.join(items)}</channel></rss>"
    ).encode()


def rss_item(title: str = "Ferry runs aground off Omaro", body: str = MARKUP, **more: str) -> str:
    """An item with a full text; ``more``: further elements by name, ``_`` for ``:``."""
    others = "".join(f"<{name.replace('_', ':')}>{text}</{name.replace('_', ':')}>" for name, text in more.items())
    return f"<item><title>{title}</title><content:encoded><![CDATA[{body}]]></content:encoded>{others}</item>"


def atom(*entries: str) -> bytes:
    """An Atom feed of the Omaro Echo."""
    return f'<feed xmlns="http://www.w3.org/2005/Atom"><title>Omaro Echo</title>{"".join(entries)}</feed>'.encode()


def news_item(*, meta: str = "", content: str = "", rights: str = "", body: str | None = None, version: int = 1) -> str:
    """A NewsML-G2 item of the Ostrel News Agency with an XHTML body."""
    inner = body if body is not None else (
        '<inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><head><title/></head>'
        f"<body>{MARKUP}</body></html></inlineXML>"
    )  # fmt: skip
    return (
        '<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" standard="NewsML-G2" xml:lang="en" '
        f'guid="urn:newsml:ostrel.example:20250304:ferry" version="{version}"><rightsInfo>{rights}</rightsInfo>'
        '<itemMeta><itemClass qcode="ninat:text"/><provider literal="Ostrel"><name>Ostrel News Agency</name></provider>'
        f"<versionCreated>2025-03-04T14:00:00+01:00</versionCreated>{meta}</itemMeta>"
        "<contentMeta><headline>Ferry runs aground off Omaro</headline>"
        f"{content}</contentMeta><contentSet>{inner}</contentSet></newsItem>"
    )


def news_message(*items: str) -> bytes:
    """A message with several items."""
    return (
        '<?xml version="1.0"?><newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><header>'
        f"<sent>2025-03-04T14:00:00Z</sent></header><itemSet>{''.join(items)}</itemSet></newsMessage>"
    ).encode()


def nitf(*, docdata: str = "", top: str = "", status: str = "usable", media: str = "") -> bytes:
    """An NITF document of the Ostrel News Agency."""
    return (
        '<?xml version="1.0" encoding="ISO-8859-1"?><!DOCTYPE nitf SYSTEM "nitf-3-5.dtd">'
        f'<nitf><head><title>BC-Ferry</title><docdata management-status="{status}"><doc-id id-string="ostrel-17"/>'
        f'<date.issue norm="20250304T130000Z"/>{docdata}</docdata></head><body><body.head>'
        f"<hedline><hl1>Ferry runs aground off Omaro</hl1></hedline>{top}</body.head>"
        f"<body.content>{media}{MARKUP}</body.content></body></nitf>"
    ).encode("latin-1")


def escaped(markup: str) -> str:
    """Markup as the text of an element."""
    return escape(markup)
