"""Maps as documents: everything is told, once; nothing in a file runs, loads or breaks it."""

import re
import zipfile
from base64 import b64encode
from collections import Counter
from hashlib import sha256
from html.parser import HTMLParser
from io import BytesIO

import pytest
from defusedxml import ElementTree
from hypothesis import given
from hypothesis import strategies as st

from argmap.formats.documents import webpage, word
from argmap.formats.documents.essay import Point
from argmap.formats.documents.listing import safe_address
from argmap.formats.documents.telling import tell
from argmap.formats.registry import read_as
from argmap.model.errors import FormatError
from argmap.model.graph import ArgumentMap
from argmap.model.records import INFO, Citation, Group, Link, MapInfo, Node, Source
from tests.strategies import maps

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
BOTH = pytest.mark.parametrize("form", [webpage, word], ids=["html", "docx"])
TOGETHER = "These work only together:"
AWKWARD = "<b>&amp; <script>alert(1)</script> ]]> \"two\" 'one' \x00\x1f\ufffe line\r\nbreak שלום 😀"


def node(id, text="", **fields):
    return Node(id=id, kind=fields.pop("kind", "claim"), text=text or f"Text of {id}.", **fields)


def link(id, premises, target, stance="support", **fields):
    return Link(
        id=id,
        stance=stance,
        premises={one: f"a{i}" for i, one in enumerate(premises)},
        target=target,
        **fields,
    )


def about(main, *records, **fields):
    return ArgumentMap(records, MapInfo(id=INFO, main=main, **fields))


def points_of(essay):
    return [*([essay.main] if essay.main else []), *(point for part in essay.parts for point in part.points)]


def told(map):
    """Give what is told: part → number, role and words of each point."""
    return {
        part.title: [(point.number, point.role, point.title or point.text) for point in part.points]
        for part in tell(map).parts
    }


# The essay


@given(maps())
def test_every_statement_stands_in_full_once_and_every_link_is_told_once(map):
    points = points_of(tell(map))
    in_full = [point for point in points if point.refers is None and point.text != TOGETHER]
    assert Counter(point.text for point in in_full) == Counter(node.text for node in map.nodes.values())
    unlinked = {"", "Main claim", "Premise", "Premise of this step"}
    of_links = [p for p in points if p.role not in unlinked and not p.role.startswith("Continues")]
    assert len(of_links) == sum(map.is_sound(link) for link in map.links.values())


@given(maps())
def test_whatever_is_referred_to_stands_in_full(map):
    points = points_of(tell(map))
    in_full = {point.number for point in points if point.refers is None}
    assert {point.refers for point in points} - {None} <= in_full
    assert len({point.number for point in points}) == len(points)


@given(maps())
def test_sources_are_numbered_in_the_order_in_which_they_are_cited(map):
    essay = tell(map)
    cited = [cited.number for point in points_of(essay) for cited in point.citations]
    assert list(dict.fromkeys(cited)) == [source.number for source in essay.sources if source.number]
    assert len(essay.sources) == len(map.sources)


def test_reasons_come_first_then_objections_remarks_and_what_follows():
    map = about(
        "m",
        *(node(id) for id in "mabcd"),
        link("k1", "a", "m", "attack", order="a1"),
        link("k2", "b", "m", order="a2"),
        link("k3", "m", "c", order="a3"),
        link("k4", "d", "m", "neutral", order="a0"),
    )
    assert told(map) == {
        "Reasons": [("1", "Reason", "Text of b.")],
        "Objections": [("2", "Objection", "Text of a.")],
        "Remarks": [("3", "Remark", "Text of d.")],
        "What follows": [("4", "Follows", "Text of c.")],
    }


def test_linked_premises_stand_together_and_an_undercut_is_about_their_step():
    map = about(
        "m",
        *(node(id) for id in "mabu"),
        link("k1", "ab", "m", scheme="Modus ponens", weight=0.5),
        link("k2", "u", "k1", "attack"),
    )
    assert told(map)["Reasons"] == [
        ("1", "Reason", "Text of a. + Text of b."),
        ("1.1", "Premise", "Text of a."),
        ("1.2", "Premise", "Text of b."),
        ("1.3", "Objection to the step", "Text of u."),
    ]
    assert tell(map).parts[0].points[0].facts == ("Modus ponens", "weight 0.50")


def test_what_follows_names_its_other_premises():
    map = about("m", *(node(id) for id in "mxf"), link("k", "mx", "f"))
    assert told(map)["What follows"] == [
        ("1", "Follows", "Text of f."),
        ("1.1", "Premise of this step", "Text of m."),
        ("1.2", "Premise of this step", "Text of x."),
    ]


def test_a_ring_ends_and_a_statement_that_attacks_itself_refers_to_itself():
    ring = about("a", node("a"), node("b"), link("k1", "a", "b"), link("k2", "b", "a"), link("k3", "a", "a"))
    assert [(point.number, point.refers) for point in points_of(tell(ring))] == [
        ("", None),
        ("1", None),
        ("2", ""),
        ("3", "1"),
    ]


def test_a_statement_under_its_own_heading_is_not_told_inside_another():
    map = about(
        "m",
        *(node(id) for id in "mab"),
        link("k1", "a", "m", order="a1"),
        link("k2", "b", "m", order="a2"),
        link("k3", "b", "a"),
    )
    points = tell(map).parts[0].points
    assert [(point.number, point.refers) for point in points] == [("1", None), ("1.1", "2"), ("2", None)]


def test_deep_branches_go_on_under_a_heading_of_their_own():
    ids = [f"n{i}" for i in range(60)]
    links = [link(f"k{i}", [ids[i + 1]], ids[i]) for i in range(59)]
    essay = tell(about("n0", *map(node, ids), *links))
    points = points_of(essay)
    assert max(point.depth for point in points) == 9
    assert [point.text for point in points if point.refers is None] == [f"Text of {id}." for id in ids]
    continued = [point for point in points if point.role.startswith("Continues")]
    assert continued[0].refers == "1.1.1.1.1.1.1.1.1"


def test_without_a_main_claim_the_weightiest_statement_is_told_first():
    map = ArgumentMap(
        [node("lone"), node("a"), node("b"), node("c"), link("k1", "a", "b"), link("k2", "b", "c")]
    )
    assert tell(map).main.text == "Text of c."
    assert told(ArgumentMap([node("lone")])) == {"Statements": [("1", "", "Text of lone.")]}


def test_what_is_known_of_a_statement_is_told_with_it():
    full = node(
        "m",
        kind="evidence",
        credence=(0.2, 0.45),
        judgement="accepted",
        tags={"origin": True},
        group="g2",
        note="Mind this.",
        citations={"c": Citation(id="c", source="s", credibility=2)},
    )
    map = about(
        "m", full, Group(id="g1", title="War"), Group(id="g2", title="Front", parent="g1"), Source(id="s")
    )
    assert tell(map).main.facts == (
        "Evidence",
        "credence unlikely (20–45 %)",
        "accepted",
        "in War › Front",
        "#origin",
        "source 1: credibility 2: probably true",
    )
    assert tell(map).main.notes == ("Mind this.",)


def test_groups_in_a_ring_are_named_once():
    map = about(
        "m",
        node("m", group="g1"),
        Group(id="g1", title="A", parent="g2"),
        Group(id="g2", title="B", parent="g1"),
    )
    assert tell(map).main.facts == ("in B › A",)


@pytest.mark.parametrize(
    ("given", "safe"),
    [
        ("https://example.org/a?b=1#c", True),
        ("HTTP://example.org", True),
        ("mailto:desk@example.org", True),
        ("javascript:alert(1)", False),
        ("data:text/html,<script>", False),
        ("file:///etc/passwd", False),
        ("//host/share", False),
        ("\\\\host\\share", False),
        ("https:///path", False),
        ("http://[::1", False),
        ("mailto:nobody", False),
        ("https://exa mple.org", False),
        ("https://example.org/\x01", False),
    ],
)
def test_only_addresses_of_pages_and_mail_can_be_clicked(given, safe):
    assert bool(safe_address(given)) == safe


# Files


def awkward_map():
    return about(
        "m",
        node("m", AWKWARD, title="<i>T</i>", note=AWKWARD, tags={AWKWARD: True}),
        node("r", "שלום עולם", citations={"c": Citation(id="c", source="s1", quote=AWKWARD)}),
        node("o", AWKWARD, kind="<kind>", citations={"d": Citation(id="d", source="s2")}),
        node("p", "Cites again.", citations={"e": Citation(id="e", source="s1")}),
        node("empty", " "),
        link("k1", ["r"], "m", scheme=AWKWARD),
        link("k2", ["o", "p"], "m", "attack", note=AWKWARD),
        link("k3", ["empty"], "k2", "<stance>"),
        Source(id="s1", title=AWKWARD, url="https://example.org/?a=1&b=\"2'"),
        Source(id="s2", title="Bad", url="javascript:alert(1)", author=AWKWARD, origin="s1"),
        Source(id="s3", title="Nobody cites this"),
        title=AWKWARD,
        question=AWKWARD,
        authors=(AWKWARD,),
    )


@BOTH
def test_the_same_map_gives_the_same_bytes(form, example):
    assert form.write(example, {}) == form.write(example, {})


@BOTH
def test_a_document_cannot_be_read(form):
    with pytest.raises(FormatError, match=r"argmap writes .*, but does not read it"):
        read_as(form.FORMAT, form.write(ArgumentMap(), {}))


class Outline(HTMLParser):
    """What a page is made of, and whether its tags close in the order in which they were opened."""

    VOID = frozenset({"meta", "br"})

    def __init__(self, page):
        super().__init__()
        self.tags, self.attributes, self.open, self.text = Counter(), [], [], []
        self.feed(page)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag, attrs):
        self.tags[tag] += 1
        self.attributes += attrs
        if tag == "li":
            assert self.open[-1] in {"ul", "ol"}
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.text.append(data)

    def values(self, name):
        return [value for key, value in self.attributes if key == name]


def page_of(map):
    return webpage.write(map, {}).decode()


@given(maps())
def test_a_page_is_well_formed_and_its_links_lead_somewhere(map):
    page = Outline(page_of(map))
    ids = page.values("id")
    assert len(set(ids)) == len(ids)
    assert {href[1:] for href in page.values("href") if href.startswith("#")} <= set(ids)


def test_a_page_holds_every_word_of_a_map(example):
    text = " ".join(" ".join(Outline(page_of(example)).text).split())
    words = [example.info.title, example.info.question]
    for one in example.nodes.values():
        words += [one.text, one.title or "", one.note, *(c.quote for c in one.citations.values())]
    words += [source.title for source in example.sources.values()]
    words += [one.note for one in example.links.values()]
    assert [line for line in words if " ".join(line.split()) not in text] == []


def test_a_page_runs_nothing_and_fetches_nothing():
    page = page_of(awkward_map())
    outline = Outline(page)
    assert outline.tags.keys() <= set(
        "html head meta title style body main header section h1 h2 h3 p ul ol li a sup span strong blockquote br bdi".split()
    )
    names = {name for name, _ in outline.attributes}
    assert names <= set("charset http-equiv content name id class dir href rel".split())
    outside = [href for href in outline.values("href") if not href.startswith("#")]
    assert outside == ["https://example.org/?a=1&b=\"2'"]
    assert "url(" not in page
    assert "@import" not in page
    assert re.search("[\x00-\x08\x0b-\x1f\ufffe]", page) is None


def test_right_to_left_statements_are_marked_on_a_page_and_kept_apart():
    page = page_of(awkward_map())
    assert re.search(r'<h3 [^>]*dir="rtl">\s*<span [^<]*</span>.*<bdi>שלום עולם</bdi></h3>', page)
    assert page.count('dir="rtl"') == 1


def test_the_only_style_a_page_allows_is_its_own(example):
    page = page_of(example)
    style = re.search(r"<style>(.*?)</style>", page, re.DOTALL)[1]
    digest = b64encode(sha256(style.encode()).digest()).decode()
    assert f"default-src 'none'; style-src 'sha256-{digest}'" in page
    assert "prefers-color-scheme: dark" in style


@given(st.text(max_size=30))
def test_any_text_is_a_text_in_both(text):
    map = about("m", node("m", text, title=text, note=text), title=text)
    Outline(page_of(map))
    parts_of(map)


# Word


def parts_of(map):
    """Give the parts of a DOCX file, each parsed."""
    with zipfile.ZipFile(BytesIO(word.write(map, {}))) as file:
        assert file.testzip() is None
        return {name: ElementTree.fromstring(file.read(name)) for name in file.namelist()}


def marks(parts):
    return [int(e.get(f"{W}id")) for e in parts["word/document.xml"].iter(f"{W}endnoteReference")]


def words_of(element):
    return "".join(t.text or "" for t in element.iter(f"{W}t"))


@given(maps())
def test_each_cited_source_is_one_endnote_in_the_order_of_the_text(map):
    parts = parts_of(map)
    notes = [int(e.get(f"{W}id")) for e in parts["word/endnotes.xml"].iter(f"{W}endnote")]
    cited = {c.source for one in map.nodes.values() for c in one.citations.values()}
    assert notes == [-1, 0, *range(1, len(cited) + 1)]
    assert marks(parts) == notes[2:]


def test_a_source_cited_again_refers_to_its_first_mark():
    document = parts_of(awkward_map())["word/document.xml"]
    fields = [e.text.split() for e in document.iter(f"{W}instrText")]
    assert fields == [["NOTEREF", "source1", "\\f", "\\h"]]
    assert "source1" in [e.get(f"{W}name") for e in document.iter(f"{W}bookmarkStart")]


def test_every_part_is_declared_and_every_relation_leads_to_a_part():
    parts = parts_of(awkward_map())
    declared = {e.get("PartName", "").lstrip("/") for e in parts["[Content_Types].xml"]} - {""}
    assert declared == {name for name in parts if name.endswith(".xml") and not name.startswith("[")}
    inside = [e for e in parts["word/_rels/document.xml.rels"] if e.get("TargetMode") is None]
    assert {f"word/{e.get('Target')}" for e in inside} <= parts.keys()
    [outside] = list(parts["word/_rels/endnotes.xml.rels"])
    assert (outside.get("Target"), outside.get("TargetMode")) == (
        "https://example.org/?a=1&b=\"2'",
        "External",
    )
    links = [e.get(RELATION) for e in parts["word/endnotes.xml"].iter(f"{W}hyperlink")]
    assert links == [outside.get("Id")]


def test_every_style_that_is_used_is_there(example):
    parts = parts_of(example)
    known = {e.get(f"{W}styleId") for e in parts["word/styles.xml"].iter(f"{W}style")}
    for name in ("word/document.xml", "word/endnotes.xml"):
        used = {e.get(f"{W}val") for tag in ("pStyle", "rStyle") for e in parts[name].iter(W + tag)}
        assert used <= known


def test_main_reasons_are_headings_and_right_to_left_text_is_marked():
    body = parts_of(awkward_map())["word/document.xml"]
    headings = [
        words_of(p) for p in body.iter(f"{W}p") if p.find(f"{W}pPr/{W}pStyle").get(f"{W}val") == "Heading2"
    ]
    assert headings == [
        "1 Reason: שלום עולם",
        "2 Objection: <b>&amp; <script>alert(1)</script> ]]>… + Cites again.",
    ]
    assert len(list(body.iter(f"{W}bidi"))) == 1


def test_another_reader_finds_headings_and_title(example):
    docx = pytest.importorskip("docx")
    read = docx.Document(BytesIO(word.write(example, {})))
    assert read.core_properties.title == example.info.title
    styles = [paragraph.style.name for paragraph in read.paragraphs]
    assert styles[0] == "Title"
    numbers = [p.text.split()[0] for p in read.paragraphs if p.style.name == "Heading 2"]
    assert numbers == [str(n) for n in range(1, len(numbers) + 1)]


@pytest.mark.parametrize(
    ("title", "stop"), [("A title", "."), ("A question?", ""), ("Cut off…", ""), ("Done.", "")]
)
def test_a_title_that_ends_by_itself_gets_no_second_full_stop(title, stop):
    assert Point(1, "1", "Reason", "support", title, "Words.").stop == stop
