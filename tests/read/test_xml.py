"""Feeds and agency formats to articles."""

from __future__ import annotations

from pathlib import Path

import pytest
from make_page import PARAGRAPHS
from make_xml import MARKUP, TEXT, atom, escaped, news_item, news_message, nitf, rss, rss_item

from wirecopy.model import Dropped, Page
from wirecopy.model.identity import address_id
from wirecopy.read import RawRecord, raw_records, read_record
from wirecopy.read.split_xml import split_xml


def read_all(data: bytes) -> list[Page | Dropped]:
    return [read_record(RawRecord(f"a.xml#{n}", "xml", record)) for n, record in enumerate(split_xml(data), 1)]


def only(data: bytes) -> Page:
    (page,) = read_all(data)
    assert isinstance(page, Page), page
    return page


def why(data: bytes) -> tuple[str, str | None]:
    (dropped,) = read_all(data)
    assert isinstance(dropped, Dropped)
    return dropped.reason, dropped.detail


def test_each_item_of_a_feed_is_an_article_of_its_outlet() -> None:
    link = "https://omaroecho.example/ferry"
    first = rss_item(link=link, dc_creator="Ann Lee", pubDate="Tue, 04 Mar 2025 13:20:00 +0100", category="Islands")
    one, two = read_all(rss(first, rss_item("Inquiry begins", guid="https://omaroecho.example/inquiry")))
    assert isinstance(one, Page)
    assert isinstance(two, Page)
    assert (one.text, one.outlet, one.headline, one.byline) == (
        TEXT,
        "Omaro Echo",
        "Ferry runs aground off Omaro",
        ("Ann Lee",),
    )
    assert (one.published, one.section, one.language) == ("2025-03-04T12:20:00Z", "Islands", "en")
    assert (one.id, two.url) == (address_id(link), "https://omaroecho.example/inquiry")


def test_a_feeds_full_text_goes_before_its_summary() -> None:
    summary = "What happened on the night when the ferry Calvessa met the pier."
    page = only(rss(rss_item(description=summary)))
    assert (page.text, page.standfirst) == (TEXT, summary)


@pytest.mark.parametrize("summary", [PARAGRAPHS[0], f"{TEXT} {TEXT} […]"])
def test_a_teaser_is_no_article(summary: str) -> None:
    item = f"<item><title>Ferry</title><description>{summary}</description></item>"
    assert why(rss(item)) == ("not_an_article", "a feed's entry with a summary only")


def test_a_description_as_long_as_an_article_is_one() -> None:
    markup = escaped(MARKUP + "".join(f"<p>{p.replace('ferry', 'boat')}</p>" for p in PARAGRAPHS))
    assert only(rss(f"<item><title>Ferry</title><description>{markup}</description></item>")).text.startswith(TEXT)


def test_a_feeds_pictures_and_sources_are_kept() -> None:
    media = (
        '<media:content url="https://omaroecho.example/a.jpg" medium="image"><media:description>The ferry at anchor.'
        "</media:description><media:credit>Bo Diaz/Reuters</media:credit></media:content>"
        '<source url="https://www.theguardian.com/rss">The Guardian</source>'
    )
    page = only(rss(rss_item().replace("</item>", f"{media}</item>")))
    assert [(i.caption, i.credit) for i in page.images] == [("The ferry at anchor.", "Bo Diaz/Reuters")]
    assert ("source", "The Guardian", "metadata") in {(c.role, c.name, c.place) for c in page.credits}


def test_named_characters_and_encodings_of_feeds_are_read() -> None:
    item = rss_item("Caf&eacute; &amp; quay &#8211; closed")
    assert only(rss(item)).headline == "Café & quay – closed"
    data = rss(rss_item("Fähre läuft auf")).decode().replace("UTF-8", "ISO-8859-1").encode("latin-1")
    assert only(data).headline == "Fähre läuft auf"


def test_an_atom_entry_is_read_from_xhtml_and_its_alternate_link() -> None:
    entry = (
        '<entry><id>tag:1</id><title type="html">Ferry &amp;amp; fog</title><link rel="self" href="https://x.example/f"/>'
        '<link href="https://omaroecho.example/1"/><author><name>Ann Lee</name></author>'
        "<published>2025-03-04T13:00:00Z</published><updated>2025-03-05T09:00:00Z</updated>"
        f'<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">{MARKUP}</div></content></entry>'
    )
    page = only(atom(entry))
    assert (page.headline, page.url, page.byline) == ("Ferry & fog", "https://omaroecho.example/1", ("Ann Lee",))
    assert (page.published, page.modified) == ("2025-03-04T13:00:00Z", "2025-03-05T09:00:00Z")
    assert page.text == TEXT


def test_rss_1_has_its_items_beside_the_channel() -> None:
    data = (
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"'
        ' xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Omaro Echo</title></channel>'
        f"{rss_item()}{rss_item('Second')}</rdf:RDF>"
    )
    assert [(p.outlet, p.headline) for p in read_all(data.encode()) if isinstance(p, Page)] == [
        ("Omaro Echo", "Ferry runs aground off Omaro"),
        ("Omaro Echo", "Second"),
    ]


def test_lists_of_feeds_and_other_xml_are_dropped_by_name() -> None:
    opml = b'<opml><body><outline xmlUrl="https://a.example/f"/><outline xmlUrl="https://b.example/f"/></body></opml>'
    assert why(opml) == ("not_an_article", "a list of 2 feeds (OPML), no articles")
    assert why(b"<urlset><url/></urlset>") == ("not_an_article", "XML of another kind: urlset")
    assert why(rss()) == ("not_an_article", "a feed without items")


def test_a_news_items_fields() -> None:
    page = only(
        news_item(
            meta="<firstCreated>2025-03-04T13:00:00+01:00</firstCreated>",
            content="<by>By ANN LEE</by><dateline>OMARO, March 4</dateline><creditline>Reuters</creditline>"
            '<description role="drol:summary">Forty people were saved.</description><language tag="en"/>',
            rights="<copyrightHolder><name>Ostrel News Agency</name></copyrightHolder>"
            "<usageTerms>Not for use after a week.</usageTerms>",
        ).encode()
    )
    assert (page.id, page.outlet) == ("urn:newsml:ostrel.example:20250304:ferry", "Ostrel News Agency")
    assert (page.published, page.modified) == ("2025-03-04T12:00:00Z", "2025-03-04T13:00:00Z")
    assert (page.byline, page.dateline, page.standfirst) == (("ANN LEE",), "OMARO, March 4", "Forty people were saved.")
    assert page.text == TEXT
    # the agency does not credit itself; whom it passes on it credits
    assert [(c.role, c.name, c.place) for c in page.credits] == [("agency", "Reuters", "metadata")]


def test_every_item_of_a_message_is_a_record() -> None:
    picture = news_item(body="").replace("ninat:text", "ninat:picture")
    found = read_all(news_message(news_item(), picture))
    assert isinstance(found[0], Page)
    assert isinstance(found[1], Dropped)
    assert (found[1].reason, found[1].detail) == ("not_an_article", "no text: picture")


def test_a_later_version_keeps_its_id() -> None:
    later = news_item(version=2).replace("forty people", "forty-one people")
    assert later != news_item(version=2)
    assert only(news_item().encode()).id == only(later.encode()).id


@pytest.mark.parametrize("status", ["canceled", "withheld"])
def test_what_its_sender_withdraws_is_no_article(status: str) -> None:
    item = news_item(meta=f'<pubStatus qcode="stat:{status}"/>')
    assert why(item.encode()) == ("not_an_article", f"its sender says: {status}")
    assert why(nitf(status=status)) == ("not_an_article", f"its sender says: {status}")


def test_an_embargo_ends_before_publication() -> None:
    assert (
        only(news_item(meta="<embargoed>2025-03-06T00:30:00Z</embargoed>").encode()).published == "2025-03-06T00:30:00Z"
    )
    assert only(nitf(docdata='<date.release norm="20250306T003000Z"/>')).published == "2025-03-06T00:30:00Z"


def test_plain_text_in_a_news_item_has_its_paragraphs() -> None:
    item = news_item(body=f'<inlineData contenttype="text/plain">{TEXT}</inlineData>')
    assert only(item.encode()).text == TEXT


def test_an_nitf_documents_fields() -> None:
    media = (
        '<media media-type="image"><media-reference source="a.jpg"/><media-caption><p>The ferry at anchor.</p>'
        "</media-caption><media-producer>Bo Diaz</media-producer></media>"
    )
    page = only(
        nitf(
            docdata='<doc.copyright holder="Ostrel News Agency"/>',
            top="<byline>By <person>Ann Lee</person><byttl>Ostrel Writer</byttl></byline>"
            "<distributor>Reuters</distributor>"
            "<dateline><location>OMARO</location><story.date>March 4</story.date></dateline>"
            "<abstract><p>Forty people were saved.</p></abstract>",
            media=media,
        )
    )
    assert (page.id, page.headline, page.byline) == ("ostrel-17", "Ferry runs aground off Omaro", ("Ann Lee",))
    assert (page.published, page.dateline) == ("2025-03-04T13:00:00Z", "OMARO, March 4")
    assert (page.standfirst, page.text) == ("Forty people were saved.", TEXT)
    assert [(i.caption, i.credit, i.url) for i in page.images] == [("The ferry at anchor.", "Bo Diaz", "a.jpg")]


def test_nitf_within_a_news_item_is_read_with_it() -> None:
    inner = nitf().decode("latin-1").split(">", 2)[2]
    page = only(news_item(body=f"<inlineXML>{inner}</inlineXML>").encode())
    assert (page.id, page.text) == ("urn:newsml:ostrel.example:20250304:ferry", TEXT)


def test_entities_are_not_resolved() -> None:
    data = nitf().replace(
        b'SYSTEM "nitf-3-5.dtd"', b'[<!ENTITY a "aaaa"><!ENTITY b "&a;&a;"><!ENTITY f SYSTEM "/etc/hosts">]'
    )
    assert only(data.replace(b"Ferry runs", b"&b;&f;Ferry runs")).headline == "&b;&f;Ferry runs aground off Omaro"


def test_files_are_cut_into_their_records(tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_bytes(rss(rss_item(), rss_item()))
    (tmp_path / "b.xml").write_bytes(nitf())
    root = tmp_path.as_posix()
    assert [r.file for r in raw_records(tmp_path)] == [f"{root}/a.xml#1", f"{root}/a.xml#2", f"{root}/b.xml"]
