"""A small sound file of every format that is read: as others write it, else as argmap does."""

from argmap.formats.registry import Format, formats
from argmap.model.graph import ArgumentMap
from argmap.model.order import spread
from argmap.model.records import INFO, Citation, Group, Link, MapInfo, Node, Source

WRITTEN_BY_OTHERS = {
    "aif": """{"nodes": [
        {"nodeID": "1", "text": "Parks should close at night.", "type": "I", "timestamp": ""},
        {"nodeID": "2", "text": "Noise keeps people awake.", "type": "I", "timestamp": ""},
        {"nodeID": "3", "text": "Default Inference", "type": "RA", "timestamp": "", "scheme": "x"},
        {"nodeID": "4", "text": "Ann : Parks should close.", "type": "L", "timestamp": "2020-01-01 10:00:00"},
        {"nodeID": "5", "text": "Asserting", "type": "YA", "timestamp": ""}],
        "edges": [{"edgeID": "1", "fromID": "2", "toID": "3"}, {"edgeID": "2", "fromID": "3", "toID": "1"},
        {"edgeID": "3", "fromID": "4", "toID": "5"}, {"edgeID": "4", "fromID": "5", "toID": "1"}],
        "locutions": [{"nodeID": "4", "personID": "Ann"}]}""",
    "xaif": """{"AIF": {"nodes": [{"nodeID": 1, "text": "a", "type": "I"}, {"nodeID": 2, "text": "b", "type": "I"},
        {"nodeID": 3, "text": "CA", "type": "CA"}], "edges": [{"edgeID": 1, "fromID": 1, "toID": 3},
        {"edgeID": 2, "fromID": 3, "toID": 2}], "locutions": null}, "OVA": {"nodes": [{"nodeID": 1, "x": 5, "y": 7,
        "visible": true}], "edges": []}, "text": "<span id=\\"node1\\" class=\\"highlighted\\">a</span>"}""",
    "kialo": """Discussion Name:
Should the library open on Sundays?

1. Thesis:
The library should open on Sundays.

  1.1. Con:
  Staff would lose [1] their only free day.

    1.1.1. Con:
    -> See 1.2.

  1.2. Pro:
  Most people [work](https://example.org/a) on Saturdays.

Sources:
[1] https://example.org/staff
"They work six days."
""",
    "argdown": """===
title: A debate
===
# Lights

[Thesis]: Streets should be lit. #public {weight: 1}
  + <Safety>: People see *where* they go.
    - <Stars>
  _ [Cost]: It costs too much.
  >< [Dark]: Streets should be dark.

<Stars>: Nobody sees stars.

(1) [Light]: Light hides stars.
(2) There is light.
----
(3) Nobody sees stars.

// a remark
""",
    "opml": """<?xml version="1.0"?><opml version="2.0"><head><title>T</title></head><body>
        <outline text="A claim" _note="a note"><outline text="+ for it"/><outline text="Con: against">
        <outline text="&lt;b&gt;bold&lt;/b&gt; words" url="https://example.org"/></outline></outline></body></opml>""",
    "freeplane": """<map version="1.9.0"><node TEXT="A claim" ID="a"><hook NAME="MapStyle"><map_styles>
        <stylenode TEXT="x"/></map_styles></hook><node ID="b" TEXT="for it"><icon BUILTIN="yes"/></node>
        <node ID="c"><richcontent TYPE="NODE"><html><body><p>against &#xe9;</p></body></html></richcontent>
        <icon BUILTIN="button_cancel"/><arrowlink DESTINATION="b"/></node></node></map>""",
    "mindmup": """{"formatVersion": 3, "id": "root", "ideas": {"1": {"id": 1, "title": "Claim", "ideas": {
        "1": {"id": 2, "title": "", "attr": {"group": "supporting"}, "ideas": {"1": {"id": 3, "title": "First"},
        "10": {"id": 4, "title": "Second"}}}, "-1": {"id": "5.x", "title": "Left alone", "attr": {"note": {"text":
        "n"}}}}}}, "links": [{"ideaIdFrom": 5, "ideaIdTo": 3}]}""",
    "jsoncanvas": """{"nodes": [{"id": "a", "type": "text", "text": "A", "x": 0, "y": 0, "width": 250, "height": 60},
        {"id": "b", "type": "link", "url": "https://example.org", "x": 0, "y": 200, "width": 250, "height": 60},
        {"id": "g", "type": "group", "label": "G", "x": -20, "y": -20, "width": 300, "height": 120}],
        "edges": [{"id": "e", "fromNode": "b", "toNode": "a", "label": "supports", "color": "4"}]}""",
    "dot": r"""digraph "T" { rankdir=BT; node [shape=box]
        subgraph cluster_1 { label="G"; a [label="A \"quoted\"\ntext"]; }
        b [label=<x<b>y</b>&amp;>]; b -> a [color=red]; c -> b:n [label="supports"] /* remark */ }""",
    "graphml": """<graphml xmlns="http://graphml.graphdrawing.org/xmlns"><key id="d" attr.name="label"/>
        <graph edgedefault="directed"><node id="a"><data key="d">A &amp; B</data></node><node id="b"><graph id="b:">
        <node id="c"/></graph></node><edge source="c" target="a"><data key="d">attacks</data></edge></graph></graphml>""",
    "arggraph": """<?xml version='1.0' encoding='UTF-8'?>
        <!DOCTYPE arggraph SYSTEM "arggraph.dtd">
        <arggraph id="t"><edu id="e1"><![CDATA[A claim.]]></edu><edu id="e2"><![CDATA[A reason.]]></edu>
        <edu id="e3"><![CDATA[But no.]]></edu><adu id="a1" type="pro"/><adu id="a2" type="pro"/><adu id="a3" type="opp"/>
        <edge id="c4" src="e1" trg="a1" type="seg"/><edge id="c5" src="e2" trg="a2" type="seg"/>
        <edge id="c6" src="e3" trg="a3" type="seg"/><edge id="c1" src="a2" trg="a1" type="sup"/>
        <edge id="c2" src="a3" trg="c1" type="und"/></arggraph>""",
    "carneades": """meta:
  title: A debate
statements:
  a: The light is red.
  b: "The thing looks red."
  c:
    text: 'A red lamp shines on it.'
arguments:
  a1: {premises: [b], conclusion: a, undercutter: c}
  a2:
    conclusion: c
    premises:
      - b
assumptions: [b]
""",
    "iccma": "# a comment\np af 3\n1 2\n2 3\n",
    "apx": "% a comment\narg(a).\narg(b).\natt(a,b).\nsupport(b,a).\n",
    "tgf": "1 A first one\n2 B\n#\n1 2 attacks\n2 1\n",
    "csv": 'id,text,parent,stance,note\n1,"A, or",,,\n2,B,1,pro,"two\nlines"\n3,C,2,con,\'=1\n',
    "tsv": "text\tparent\tstance\nA\t\t\nB\tA\tpro\n",
    "markdown": "# Title\n\n## Group\n\n- A *claim* with a [page](https://example.org)\n  - + for it\n  - Con: against\n",
    "outline": "A claim\n  + because of this\n    - but not that\n    - -> A claim\n\tMixed: tabs\n1.2 A number\n",
}


def sound_files(format: Format) -> list[bytes]:
    """Give small files of a format: one of others, and one of argmap's own where it writes them."""
    files = [WRITTEN_BY_OTHERS[format.id].encode()] if format.id in WRITTEN_BY_OTHERS else []
    if format.write is not None:
        files.append(format.write(small_map(), {}))
    return files


def readable() -> list[Format]:
    """Give all formats that are read."""
    return [one for one in formats() if one.read is not None]


def small_map() -> ArgumentMap:
    """Make a map with a bit of everything."""
    orders = spread(4)
    texts = (
        "Parks should close at night.",
        "Noise “wakes” people;\nöfter 漢.",
        "They <b>sleep</b> & rest",
        "x = y",
    )
    nodes = [
        Node(id=f"n{i}", kind="claim", text=text, order=orders[i], group="g" if i else None)
        for i, text in enumerate(texts)
    ]
    nodes[1] = Node(
        id="n1",
        kind="evidence",
        text=texts[1],
        title="Noise",
        credence=0.25,
        note="# a note",
        tags={"loud": True},
        citations={"c": Citation(id="c", source="s", quote="so it is")},
        order=orders[1],
        at=(10, -20),
    )
    return ArgumentMap(
        [
            *nodes,
            Link(
                id="k0",
                stance="support",
                premises={"n1": "a0", "n2": "a1"},
                target="n0",
                weight=0.5,
                order="a0",
            ),
            Link(id="k1", stance="attack", premises={"n3": "a0"}, target="k0", scheme="sign", order="a1"),
            Link(id="k2", stance="attack", premises={"n0": "a0"}, target="n3", order="a2"),
            Link(id="k3", stance="neutral", premises={"n2": "a0"}, target="n3", order="a3"),
            Group(id="g", title="Group: one"),
            Source(id="s", title="The Times", url="https://example.org"),
        ],
        MapInfo(id=INFO, title="Parks", main="n0"),
    )
