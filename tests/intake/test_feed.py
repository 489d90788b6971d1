"""Every item of a feed is a document with its day, address and words."""

from datetime import date

import pytest

from hudna.intake.intake import read_bytes

RSS = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>
<title>Exercise Wire</title><language>ar</language>
<item><title>خروقات في إدلب</title><link>https://example.org/1</link><dc:creator>Desk</dc:creator>
<pubDate>Sun, 22 Sep 2019 23:30:00 +0300</pubDate><description>Short.</description>
<content:encoded><![CDATA[<p>سجل المركز خمسة خروقات.</p>
<p>تمرين &amp; اختبار.</p>]]></content:encoded></item>
<item><title>Second &nbsp;</title><link>javascript:alert(1)</link>
<description>&lt;b&gt;Talks&lt;/b&gt; went on.</description></item>
</channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Exercise Atom</title>
<entry><title>Talks end</title><link rel="self" href="https://example.org/x"/>
<link href="https://example.org/2"/>
<author><name>Exercise Desk</name><email>x@y.example</email></author>
<published>2019-09-22T01:00:00Z</published><updated>2019-09-23T01:00:00Z</updated>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">
<p>They ended.</p><p>No result.</p></div></content>
</entry></feed>"""


def test_items_of_rss_are_documents_in_their_order() -> None:
    taken = read_bytes("wire.xml", RSS.encode())
    assert [document.name for document in taken.documents] == ["wire.xml#1", "wire.xml#2"]
    first, second = taken.documents
    assert first.text == "خروقات في إدلب\n2019-09-22\nسجل المركز خمسة خروقات.\nتمرين & اختبار."
    assert (first.title, first.address) == ("خروقات في إدلب", "https://example.org/1")
    assert second.text.split("\n") == ["Second", "Talks went on."]
    assert second.address is None


def test_an_item_says_what_its_feed_says_of_it() -> None:
    facts = read_bytes("wire.xml", RSS.encode()).facts[0]
    assert (facts.site, facts.language, facts.author) == ("Exercise Wire", "ar", "Desk")
    assert facts.published == date(2019, 9, 22)


def test_an_atom_entry_is_read_as_well() -> None:
    taken = read_bytes("atom.xml", ATOM.encode())
    (document,), (facts,) = taken.documents, taken.facts
    assert document.text == "Talks end\n2019-09-22\nThey ended.\nNo result."
    assert document.address == "https://example.org/2"
    assert (facts.author, facts.updated) == ("Exercise Desk", date(2019, 9, 23))


def test_what_is_kept_of_an_item_gives_the_same_document_again() -> None:
    taken = read_bytes("wire.xml", RSS.encode())
    for document in taken.documents:
        assert read_bytes(document.name, taken.contents[document.id]).documents == (document,)


def test_an_item_keeps_its_identity_when_others_join_the_feed() -> None:
    more = RSS.replace(
        "<item>", "<item><title>New</title><description>x</description></item><item>", 1
    )
    before = {document.id for document in read_bytes("wire.xml", RSS.encode()).documents}
    assert before < {document.id for document in read_bytes("wire.xml", more.encode()).documents}


@pytest.mark.parametrize(
    "declared",
    ['<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;">', '<!ENTITY b SYSTEM "file:///etc/hostname">'],
    ids=["own", "external"],
)
def test_entities_are_never_followed(declared: str) -> None:
    items = "<rss><channel><item><title>&b;</title></item></channel></rss>"
    feed = f'<?xml version="1.0"?><!DOCTYPE rss [{declared}]>{items}'
    taken = read_bytes("wire.xml", feed.encode())
    assert taken.documents == ()
    assert "entities" in taken.problems[0].message


def test_a_feed_without_items_or_with_too_many_says_so() -> None:
    assert "no items" in read_bytes("a.xml", b"<rss><channel/></rss>").problems[0].message
    many = "<rss><channel>" + "<item><title>x</title></item>" * 1_001 + "</channel></rss>"
    assert "items of a feed" in read_bytes("a.xml", many.encode()).problems[0].message
