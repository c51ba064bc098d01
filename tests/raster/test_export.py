"""Pictures in files: all words in them, nothing else in them, whatever the words are."""

import re
import unicodedata

import numpy as np
import pypdfium2
import pytest
from defusedxml import ElementTree
from PySide6.QtGui import QImage

from argmap.analysis.strength import evaluate
from argmap.analysis.whatif import NOTHING, under
from argmap.formats.svg import write_svg
from argmap.layout.pivot import arrange
from argmap.layout.sizes import fit_card
from argmap.model.errors import FormatError
from argmap.model.graph import ArgumentMap
from argmap.model.records import DIRECTIONS, INFO, Group, Link, MapInfo, Node
from argmap.picture.palette import load_theme
from argmap.picture.scene import compose
from argmap.raster.export import write_pdf, write_png
from argmap.raster.measure import QtMeasure
from argmap.raster.pictures import write_picture

RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
SVG = "{http://www.w3.org/2000/svg}"
AWKWARD = {
    "markup": "<b>bold</b> & <script>alert(1)</script>",
    "quotes": "\"double\" 'single' “curly” ]]> <!-- --> &amp; &#0;",
    "control": "a\x00b\x01c\x07d\x08e\x0bf\x1fg\x7fh",
    "noncharacters": "x\ufffey\uffffz",
    "emoji": "😀",
    "family": "👨‍👩‍👧‍👦 🏳️‍🌈",
    "hebrew": "שלום עולם",
    "mixed": "العربية with English 123",
    "han": "这是一个没有空格的很长的句子，用来看看它在哪里换行。" * 3,
    "long": "x" * 5000,
    "combining": "e\u0301" * 60,
    "lines": "one\ntwo\n\nfour\ttab",
    "empty": "",
    "spaces": "   ",
}
pytestmark = pytest.mark.usefixtures("qapp")


def scene_of(map, theme="light", direction=None, whatif=NOTHING):
    measure = QtMeasure()
    fits = {id: fit_card(node, measure) for id, node in map.nodes.items()}
    sizes = {id: (fit.width, fit.height) for id, fit in fits.items()}
    placement = arrange(map, sizes, direction or map.info.direction)
    return compose(map, evaluate(map, whatif), placement, fits, load_theme(theme), whatif)


def awkward_map():
    nodes = [
        Node(id=id, kind="claim", text=text, title=text[:80] or None, order=f"a{i}")
        for i, (id, text) in enumerate(AWKWARD.items())
    ]
    links = [
        Link(id=f"k{n.id}", stance="attack", premises={n.id: "a0"}, target="markup", order=n.order)
        for n in nodes[1:]
    ]
    group = Group(id="g", title="<group> & \x02")
    nodes[2] = Node(id="control", kind="<kind> & \x03", text=AWKWARD["control"], group="g")
    return ArgumentMap(
        [*{n.id: n for n in nodes}.values(), *links, group],
        MapInfo(id=INFO, title="<title> & \x01", main="markup"),
    )


def words_of_svg(data):
    root = ElementTree.fromstring(data)
    return {
        group.get("data-id"): " ".join(t.text for t in group.iter(f"{SVG}text"))
        for group in root.iter(f"{SVG}g")
        if group.get("data-id")
    }


def plain(text):
    return re.sub(r"\s+", "", text)


@pytest.mark.parametrize("direction", DIRECTIONS)
def test_an_svg_holds_every_word_of_every_card_as_text(example, direction):
    found = words_of_svg(write_svg(scene_of(example, direction=direction)))
    assert found.keys() == example.nodes.keys()
    for id, node in example.nodes.items():
        assert plain(node.text) in plain(found[id])
        assert plain(node.title or "") in plain(found[id])


def test_an_svg_has_no_script_and_asks_for_nothing(example):
    for map in (example, awkward_map()):
        data = write_svg(scene_of(map))
        tags = {element.tag for element in ElementTree.fromstring(data).iter()}
        assert tags <= {
            SVG + name
            for name in (
                "svg",
                "g",
                "path",
                "text",
                "title",
                "circle",
                "rect",
                "line",
                "polyline",
                "polygon",
                "ellipse",
            )
        }
        attributes = {name for element in ElementTree.fromstring(data).iter() for name in element.attrib}
        assert not any(name.startswith("on") or "href" in name or name == "style" for name in attributes)
        assert b"url(" not in data


def test_awkward_words_survive_in_an_svg():
    found = words_of_svg(write_svg(scene_of(awkward_map())))
    assert found.keys() == AWKWARD.keys()
    for id in ("markup", "quotes", "emoji", "family", "hebrew", "mixed", "han", "combining"):
        assert plain(AWKWARD[id]) in plain(found[id])
    assert "x" * 100 in plain(found["long"])
    assert not re.search(r"[\x00-\x08\x0b\x1f\ufffe\uffff]", "".join(found.values()))
    assert "a\ufffdb\ufffdc" in found["control"]


def test_right_to_left_lines_are_marked_and_begin_at_the_right():
    map = ArgumentMap([Node(id="n", kind="claim", text=AWKWARD["hebrew"])], MapInfo(id=INFO))
    lines = [
        t for t in ElementTree.fromstring(write_svg(scene_of(map))).iter(f"{SVG}text") if t.get("direction")
    ]
    assert [line.text for line in lines] == [AWKWARD["hebrew"]]
    [((x, *_), width)] = [((rect[0],), look.fit.width) for look, rect in scene_of(map).cards]
    assert float(lines[0].get("x")) > x + width / 2


def test_the_scale_of_an_svg_is_its_size_and_no_more(example):
    small, large = (ElementTree.fromstring(write_svg(scene_of(example), scale)) for scale in (1.0, 2.0))
    assert small.get("viewBox") == large.get("viewBox")
    assert float(large.get("width")) == pytest.approx(2 * float(small.get("width")), abs=0.02)


@pytest.mark.parametrize("scale", [0.25, 1.0, 1.5])
def test_a_png_is_as_large_as_was_asked_for(example, scale):
    scene = scene_of(example)
    image = QImage.fromData(write_png(scene, scale), "PNG")
    assert (image.width(), image.height()) == (round(scene.bounds[2] * scale), round(scene.bounds[3] * scale))
    assert image.dotsPerMeterX() == round(3780 * scale)


def test_a_png_too_large_to_be_read_is_refused(example):
    with pytest.raises(FormatError, match=r"would be \d+ × \d+ pixels; use a smaller scale"):
        write_png(scene_of(example), 20)


def test_light_and_dark_differ_everywhere(example):
    light, dark = (QImage.fromData(write_png(scene_of(example, theme), 0.3)) for theme in ("light", "dark"))
    assert light.size() == dark.size()
    a, b = (
        np.frombuffer(i.convertToFormat(QImage.Format.Format_RGB32).constBits(), np.uint8)
        for i in (light, dark)
    )
    assert (a != b).mean() > 0.6


@pytest.mark.parametrize("write", [write_svg, write_png, write_pdf])
def test_the_same_scene_gives_the_same_picture(example, write):
    def without_date(data):
        return re.sub(rb"/(CreationDate|ID)[^\n]*|<xmp.*|uuid:[-0-9a-f]*|/Length \d+", b"", data)

    first, second = (without_date(write(scene_of(example))) for _ in range(2))
    assert len(first) == len(second)
    if write is not write_pdf:
        assert first == second


def words_of_pdf(data):
    page = pypdfium2.PdfDocument(data)[0]
    return unicodedata.normalize("NFKC", page.get_textpage().get_text_range()), page.get_size()


def test_the_words_of_every_card_can_be_taken_from_a_pdf(example):
    scene = scene_of(example)
    text, (width, height) = words_of_pdf(write_pdf(scene))
    for node in example.nodes.values():
        for word in re.findall(r"[A-Za-z]{4,}", node.text):
            assert word in plain(text)
    assert width / height == pytest.approx(scene.bounds[2] / scene.bounds[3], rel=0.01)
    assert width == pytest.approx(scene.bounds[2] * 0.75, rel=0.01)


@pytest.mark.parametrize(
    ("title", "authors"),
    [
        ("Phones?", ("A school", "A class")),
        ("<b>“Zwölf” & שלום 😀</b>", ("Büro <7>",)),
        ("a\x01b\nc\ufffe 👨‍👩‍👧", ()),
        ("", ()),
    ],
)
def test_a_pdf_says_its_title_and_authors(title, authors):
    info = MapInfo(id=INFO, title=title, authors=authors)
    data = write_pdf(scene_of(ArgumentMap([Node(id="n", kind="claim", text="Word")], info)))
    found = pypdfium2.PdfDocument(data).get_metadata_dict()
    expected = "a\ufffdb c\ufffd 👨‍👩‍👧" if title.startswith("a") else title
    assert (found["Title"], found["Author"]) == (expected, "; ".join(authors))
    described = re.search(rb"<x:xmpmeta.*</x:xmpmeta>", data, re.DOTALL)[0]
    named = [item.text or "" for item in ElementTree.fromstring(described).iter(f"{RDF}li")]
    assert named[:2] == [expected, "; ".join(authors)]


def test_words_in_a_pdf_stay_words_and_lines_stay_lines(example):
    page = pypdfium2.PdfDocument(write_pdf(scene_of(example)))[0]
    kinds = {thing.type for thing in page.get_objects()}
    assert pypdfium2.raw.FPDF_PAGEOBJ_IMAGE not in kinds
    assert {pypdfium2.raw.FPDF_PAGEOBJ_TEXT, pypdfium2.raw.FPDF_PAGEOBJ_PATH} <= kinds
    first = next(iter(example.nodes.values()))
    assert page.get_textpage().search(first.text.split()[0]).get_next() is not None


def test_a_pdf_is_never_larger_than_a_page_may_be():
    nodes = [Node(id=f"n{i}", kind="claim", order=f"a{i:03}") for i in range(100)]
    links = [
        Link(id=f"k{i}", stance="support", premises={f"n{i}": "a0"}, target="n0", order=f"a{i:03}")
        for i in range(1, 100)
    ]
    _, (width, height) = words_of_pdf(
        write_pdf(scene_of(ArgumentMap([*nodes, *links], MapInfo(id=INFO, main="n0"))))
    )
    assert max(width, height) <= 14_401


@pytest.mark.parametrize("write", [write_png, write_pdf])
def test_awkward_words_can_be_painted(write):
    assert len(write(scene_of(awkward_map()))) > 1000


@pytest.mark.parametrize("suffix", [".svg", ".png", ".pdf"])
@pytest.mark.parametrize(
    "map", [ArgumentMap(), ArgumentMap([Node(id="n", kind="claim")])], ids=["empty", "one card"]
)
def test_the_smallest_maps_can_be_exported(tmp_path, map, suffix):
    out = tmp_path / f"picture{suffix}"
    write_picture(map, out)
    assert out.stat().st_size > 100


def test_a_suffix_that_is_no_picture_is_refused(tmp_path):
    with pytest.raises(FormatError, match=r"\.svg, \.png or \.pdf, not in “\.gif”"):
        write_picture(ArgumentMap(), tmp_path / "a.gif")
    assert list(tmp_path.iterdir()) == []


def test_a_map_placed_by_hand_is_exported_as_it_lies(tmp_path):
    nodes = [
        Node(id="a", kind="claim", text="A", at=(0, 0)),
        Node(id="b", kind="claim", text="B", at=(3000, 40)),
    ]
    map = ArgumentMap(nodes, MapInfo(id=INFO, arrangement="free"))
    write_picture(map, tmp_path / "a.svg")
    assert float(ElementTree.parse(tmp_path / "a.svg").getroot().get("width")) > 3000
    write_picture(map, tmp_path / "b.svg", direction="down")
    assert float(ElementTree.parse(tmp_path / "b.svg").getroot().get("width")) < 3000


def test_a_scenario_is_shown_on_the_cards_it_is_about(example):
    scenario = next(iter(example.scenarios.values()))
    found = words_of_svg(write_svg(scene_of(example, whatif=under(scenario))))
    assert all("assumed" in found[id] for id in scenario.assume)


@pytest.mark.parametrize("arrangement", ["auto", "free"])
def test_a_picture_shows_all_the_words_of_long_cards(tmp_path, arrangement):
    texts = {"long": " ".join(f"w{n}" for n in range(300)), "below": "Short", "title": "t"}
    places = {"long": (0, 0), "below": (0, 400), "title": (300, 0)}
    nodes = [
        Node(id=id, kind="claim", text=text, title=texts["long"] if id == "title" else "", at=places[id])
        for id, text in texts.items()
    ]
    map = ArgumentMap(nodes, MapInfo(id=INFO, arrangement=arrangement))
    write_picture(map, tmp_path / "a.svg")
    said = words_of_svg((tmp_path / "a.svg").read_bytes())
    assert {"w0", "w150", "w299"} <= set(said["long"].split())
    assert {"w0", "w150", "w299"} <= set(said["title"].split())
    assert not any("…" in words for words in said.values())
