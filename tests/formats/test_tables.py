"""Tables of nodes and links, and tables as teachers and spreadsheets make them."""

import csv
import io
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from argmap.formats import native, tables
from argmap.formats.registry import find_format
from argmap.formats.report import WARNING_LIMIT
from argmap.formats.tables import tabbed
from argmap.formats.tables.cells import as_written, join, split, still
from argmap.model.errors import FormatError
from argmap.model.graph import ArgumentMap
from argmap.model.order import spread
from argmap.model.records import Link, MapInfo, Node
from tests.strategies import maps


def read(text, **options):
    return tables.read(text.encode(), options)


def links(text, **options):
    """Give the links of a table as “premise stance target”, and lone cards by themselves."""
    map = read(text, **options).map
    words = {id: node.text for id, node in map.nodes.items()}
    linked = {id for link in map.links.values() for id in (*link.premises, link.target)}
    signs = {"support": "+", "attack": "-", "neutral": "~"}
    return [
        f"{'&'.join(words[id] for id in map.premises(link))} {signs[link.stance]} {words.get(link.target, link.target)}"
        for link in map.links.values()
    ] + [words[id] for id in map.nodes if id not in linked]


# A parent column


@pytest.mark.parametrize(
    "text",
    [
        "id,text,parent,stance\n1,A,,\n2,B,1,pro\n3,C,2,con\n",
        "id;text;parent;stance\r\n1;A;;\r\n2;B;1;+\r\n3;C;2;-\r\n",
        "ID\tClaim\tReply to\tPro/Con\n1\tA\t\t\n2\tB\t1\tPro\n3\tC\t2\tCON\n",
        "Nr|Statement|About|Relation\n1|A||\n2|B|1|supports\n3|C|2|attacks\n",
        "sep=;\nid;text;parent;stance\n1;A;;\n2;B;1;for\n3;C;2;against\n",
        "text,parent,stance\nA,,\nB,A,yes\nC,b,no\n",
        "text,parent,stance\nA,,\nB,1,1\nC,2,-1\n",
        "claim,parent,type\nA,,claim\nB,1,pro\nC,2,objection\n",
        "level,text,stance\n1,A,\n2,B,pro\n3,C,con\n",
        "number,text,stance\n1,A,\n1.1,B,pro\n1.1.1.,C,con\n",
        'id, text, parent, stance\n1, "A", ,\n2, "B", 1, pro\n3, "C", 2, con\n',
    ],
)
def test_a_table_with_what_each_row_is_about_becomes_a_tree(text):
    assert links(text) == ["B + A", "C - B"]


def test_parents_may_come_after_their_children():
    assert links("id,text,parent,stance\n2,B,1,con\n1,A,,\n") == ["B - A"]


def test_rows_without_a_stance_are_neutral_or_reasons_as_chosen():
    assert links("text,parent\nA,\nB,A\n") == ["B ~ A"]
    assert links("text,parent\nA,\nB,A\n", children="reasons") == ["B + A"]


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("text,parent\nA,\nB,nobody\n", 3, "no “nobody”"),
        ('text,parent\n"A\nA",\nB,x\n', 4, "no “x”"),
        ("text,parent,stance\nA,,\nB,A,maybe\n", 3, "maybe"),
        ("id,text\n1,A\n1,B\n", 3, "given twice"),
        ("id,text,credence\n1,A,surely\n", 2, "surely"),
        ("premises,target,weight\na,b,7\n", 2, "between 0 and 1"),
        ("row,id,text,premises,target\nlink,k,,a,\n", 2, "lacks an end"),
        ("id,text,parent\n1,A,\n3,Short,1,spare words\n", 3, "“spare words” left out"),
        ("id,text,parent\n1,A,\n2,Animals suffer, and they get ill,1\n", 3, "“1” left out"),
    ],
)
def test_what_cannot_be_read_is_reported_with_its_line(text, line, words):
    assert any(at == line and words in message for at, message in read(text).report.warnings)


def test_cells_to_the_right_of_the_last_heading_are_told_for_a_limited_number_of_rows():
    warnings = read("id,text\n" + "".join(f"{n},A,B\n" for n in range(2_000))).report.warnings
    assert len(warnings) == WARNING_LIMIT + 1


def test_columns_and_values_that_argmap_does_not_know_are_counted():
    report = read("text,kind,shoe size\nA,claim,43\nB,gossip,\n").report
    assert report.dropped == {"cells of the column “shoe size”": 1, "kinds that argmap does not know": 1}


def test_sources_and_credences_of_a_table_are_kept():
    map = read(
        'text,source,quote,credence,tags\nA,https://example.org,so it is,30 %,"x, y"\nB,The Times,,likely,\n'
    ).map
    first, second = map.nodes.values()
    assert first.credence == 0.3
    assert second.credence == (0.55, 0.8)
    assert list(first.tags) == ["x", "y"]
    (citation,) = first.citations.values()
    assert citation.quote == "so it is"
    assert [(source.title, source.url) for source in map.sources.values()] == [
        ("example.org", "https://example.org"),
        ("The Times", ""),
    ]


def test_the_link_of_a_row_has_the_weight_and_scheme_that_stand_there():
    (link,) = read("text,parent,weight,scheme,note\nA,,,,\nB,A,0.5,modus ponens,mine\n").map.links.values()
    assert (link.weight, link.scheme, link.note) == (0.5, "modus ponens", "")


def test_cells_beside_rows_that_have_no_place_for_them_are_counted():
    report = read("text,parent,stance,weight\nA,,pro,0.5\nB,A,con,1\n").report
    assert report.dropped == {
        "cells of the column “stance” beside cards that are about nothing": 1,
        "cells of the column “weight” beside cards that are about nothing": 1,
    }
    report = read("premises,target,belief\na,b,0.5\n").report
    assert report.dropped == {"cells of the column “belief” beside links": 1}


def test_headings_in_other_languages_are_known():
    assert links("Nr;Aussage;Bezug;Pro oder Contra\n1;A;;\n2;B;1;Contra\n") == ["B - A"]
    assert links("Nummer;Inhalt;Gehört zu;Art\n1;A;;\n2;B;1;Für\n") == ["B + A"]
    assert links("N°;Thèse;Porte sur;Pour/Contre\n1;A;;\n2;B;1;Contre\n") == ["B - A"]


def test_a_table_of_cards_whose_links_stand_in_unknown_columns_says_so():
    (warning,) = read("Nr;These;Hangs on\n1;A;\n2;B;1\n").report.warnings
    assert "not linked" in warning.message
    assert "“Hangs on”" in warning.message


# Links


def test_a_kind_of_link_that_names_no_stance_is_told_with_its_line():
    assert links("source,target,type\na,b,undermines\n") == ["a - b"]
    assert read("source,target,type\na,b,undermines\nc,b,rephrases\n").report.warnings == [
        (3, "“rephrases” is neither for nor against.")
    ]


def test_the_label_of_a_link_is_its_stance_or_its_note():
    map = read("source,target,label\na,b,attacks\nc,b,because it is so\nd,b,see p. 3\n").map
    assert [(link.stance, link.note) for link in map.links.values()] == [
        ("attack", ""),
        ("support", "because it is so"),
        ("neutral", "see p. 3"),
    ]


def test_a_table_of_links_alone_makes_its_cards():
    assert links("source,target,stance\na,b,attack\nc,b,support\n") == ["a - b", "c + b"]


def test_nodes_and_links_stand_in_one_table():
    text = (
        "row,id,text,premises,stance,target\n"
        "node,n1,A,,,\nnode,n2,B,,,\nnode,n3,C,,,\nlink,k2,,n3,attack,k1\nlink,k1,,n1; n3,support,n2\n"
    )
    map = read(text).map
    assert map.links["k1"].premises.keys() == {"n1", "n3"}
    assert map.links["k2"].target == "k1"
    assert map.is_undercut(map.links["k2"])


# Steps from left to right


@pytest.mark.parametrize(
    "text",
    [
        "A,,\n,B,\n,,C\n,D,\n",
        "A,B,C\nA,D,\n",
        "A\tB\tC\n\tD\t\n",
        "A,B,C\n,D,\n",
    ],
)
def test_columns_without_headings_are_steps(text):
    assert sorted(links(text)) == ["B ~ A", "C ~ B", "D ~ A"]
    assert sorted(links(text, children="reasons")) == ["B + A", "C + B", "D + A"]


@pytest.mark.parametrize(
    "text",
    [
        "Claim,Pro,Con\nA,B,C\n,D,\n",
        "Claim;Arguments for;Arguments against\nA;B;C\nA;D;\n",
    ],
)
def test_columns_for_pros_and_cons_are_about_the_claim(text):
    assert sorted(links(text)) == ["B + A", "C - A", "D + A"]


def test_evidence_is_about_the_reason_before_it():
    map = read("Claim,Reason,Evidence\nA,B,C\n").map
    assert [node.kind for node in map.nodes.values()] == ["claim", "claim", "evidence"]
    assert links("Claim,Reason,Evidence\nA,B,C\n") == ["B + A", "C + B"]


@pytest.mark.parametrize(
    "headings",
    [
        "Main claim,Reason 1,Reason 2,Objection 1",
        "Claim,1. Pro,2. Pro,1. Con",
        "Thesis,Pro argument,First reason,Counter-argument",
        "These,Argument dafür,Begründung,Einwand",
        "Thèse,Pour,Avantages,Contre",
        "Claim,Argument 1,Argument 2,Argument against",
    ],
)
def test_numbers_and_other_languages_in_headings_change_nothing(headings):
    assert sorted(links(headings + "\nA,B,C,D\n")) == ["B + A", "C + A", "D - A"]
    assert read(headings + "\nA,B,C,D\n").report.is_clean


def test_headings_name_questions_answers_and_replies():
    assert links("Question,Answer,Evidence\nA,B,C\n") == ["B ~ A", "C + B"]
    assert next(iter(read("Question,Answer\nA,B\n").map.nodes.values())).kind == "question"
    assert links("Claim,Reason,Objection,Response\nA,B,C,D\n") == ["B + A", "C - A", "D - C"]


def test_reasons_may_stand_on_both_sides_of_their_claim():
    assert links("Pro,Claim,Con\nB,A,C\nD,,E\n") == ["B + A", "C - A", "D + A", "E - A"]


def test_sources_beside_steps_are_cited_and_other_columns_are_counted():
    map, report = read("Nr,Claim,Pro,Con,Source,Note\n1,A,B,C,The Times,so\n")
    assert links("Nr,Claim,Pro,Con,Source,Note\n1,A,B,C,The Times,so\n") == ["B + A", "C - A"]
    assert [node.text for node in map.nodes.values() if node.citations] == ["C"]
    assert report.dropped == {"cells of the column “note”": 1}


@pytest.mark.parametrize("headings", ["Pro,Contra", "+;-", "Für\tGegen"])
def test_reasons_without_a_claim_bear_on_a_card_named_after_their_headings(headings):
    delimiter = next(one for one in ",;\t" if one in headings)
    text = f"{headings}\nB,C\nD,B\n".replace(",", delimiter)
    root = headings.replace(delimiter, " / ")
    assert links(text) == [f"B + {root}", f"C - {root}", f"D + {root}", f"B - {root}"]
    (warning,) = read(text).report.warnings
    assert "does not say what its reasons are for or against" in warning.message


def test_a_row_above_the_headings_is_the_title_and_names_the_claim_where_none_is():
    text = "Zoo debate,,\n,,\nClaim,Pro,Con\nA,B,C\n"
    assert links(text) == ["B + A", "C - A"]
    assert read(text).map.info.title == "Zoo debate"
    assert links("Close zoos?,\nPro,Con\nB,C\n") == ["B + Close zoos?", "C - Close zoos?"]
    map, report = read("Zoos,,\n5 May,,\nid,text,parent\n1,A,\n2,B,1\n")
    assert (map.info.title, len(map.nodes), len(map.links)) == ("Zoos", 2, 1)
    assert report.warnings == [(2, "“5 May” stands above the headings and was left out.")]


def test_rows_that_are_sentences_are_links():
    assert links("A,supports,B\nC,attacks,B\n") == ["A + B", "C - B"]


def test_marks_in_cells_are_read():
    assert links("A,+ B\n,- C\n") == ["B + A", "C - A"]


# Writing


def test_a_table_has_the_columns_that_are_used():
    map = ArgumentMap(
        [
            Node(id="a", kind="claim", text="A, or", credence=(0.2, 0.4), order="a0"),
            Node(id="b", kind="claim", text="=1+1", order="a1"),
            Link(id="k", stance="support", premises={"b": "a0"}, target="a"),
        ]
    )
    assert tables.write(map, {}).decode() == (
        "row,id,text,kind,credence,premises,stance,target\r\n"
        'node,a,"A, or",claim,0.2..0.4,,,\r\nnode,b,\'=1+1,claim,,,,\r\nlink,k,,,,b,support,a\r\n'
    )
    assert tables.write(map, {"rows": "links", "delimiter": "semicolon"}) == (
        b"id;premises;stance;target\r\nk;b;support;a\r\n"
    )
    assert tabbed.write(map, {"rows": "nodes"}).startswith(b"id\ttext\tkind\tcredence\r\na\tA, or\t")


@pytest.mark.parametrize("cell", ["=cmd()", "+1 for", "-1-1", "@sum", "\tx", "'=x", "''-y", "=", "-"])
def test_no_cell_that_is_written_runs_in_a_spreadsheet(cell):
    assert still(cell).startswith("'")
    assert as_written(still(cell)) == cell


@pytest.mark.parametrize("cell", ["-1", "+2.5", "-1e5", "'tis", "a=b", "", "1"])
def test_numbers_and_words_are_written_as_they_are(cell):
    assert still(cell) == cell
    assert as_written(cell) == cell


@given(st.text(alphabet="'=+-@\ta1", max_size=6))
def test_what_is_kept_still_can_be_undone(cell):
    assert as_written(still(cell)) == cell
    assert not still(cell).startswith(("=", "@", "\t"))


@given(st.lists(st.text(alphabet="\\;, a", min_size=1).map(str.strip).filter(bool), max_size=4))
def test_several_values_in_a_cell_come_apart_again(values):
    assert split(join(values)) == values


def carried(map):
    """Keep what a table carries: ids and order stay, order keys are made new."""
    nodes = sorted(map.nodes.values(), key=lambda node: (node.order, node.id))
    rows = sorted(map.links.values(), key=lambda link: (link.order, link.id))
    keys = iter(spread(len(nodes) + len(rows)))
    kept = [
        *map.groups.values(),
        *(
            replace(
                node,
                citations={},
                tags={tag.strip(): True for tag in node.tags if tag.strip()},
                order=next(keys),
                at=(1.5, -2.0) if node.credence else None,
                note=node.text * 2,
            )
            for node in nodes
        ),
        *(
            replace(
                link,
                premises=dict(zip(map.premises(link), spread(len(link.premises)), strict=True)),
                order=next(keys),
                scheme=link.id if link.weight else None,
            )
            for link in rows
        ),
    ]
    return ArgumentMap(kept, MapInfo(id="map"))


@pytest.mark.parametrize("format", [tables, tabbed], ids=["csv", "tsv"])
@given(map=maps(), delimiter=st.sampled_from(["comma", "semicolon"]))
def test_what_a_table_carries_comes_back(format, map, delimiter):
    kept = carried(map)
    written = format.write(kept, {"delimiter": delimiter})
    back, report = format.read(written, {})
    assert report.is_clean
    assert back == kept


@given(st.lists(st.text(alphabet="'=+-@\t;,|\"\\\n a1", max_size=8), max_size=4))
def test_any_words_come_back_from_a_table(texts):
    map = ArgumentMap(
        [Node(id=f"n{i}", kind="claim", text=text, order=f"a{i}") for i, text in enumerate(texts)]
    )
    assert {id: node.text for id, node in tables.read(tables.write(map, {}), {}).map.nodes.items()} == {
        id: node.text for id, node in map.nodes.items()
    }


@given(maps())
def test_another_reader_of_tables_sees_every_row(map):
    rows = list(csv.DictReader(io.StringIO(tables.write(map, {}).decode(), newline="")))
    assert [row["row"] for row in rows].count("node") == len(map.nodes)
    assert {row["id"] for row in rows if row["row"] == "link"} == set(map.links)


def test_a_table_for_excel_begins_with_the_mark_by_which_excel_knows_utf_8():
    map = ArgumentMap([Node(id="a", kind="claim", text="schützt", order="a0")])
    marked, plain = tables.write(map, {"excel": "yes"}), tables.write(map, {})
    assert marked == b"\xef\xbb\xbf" + plain
    assert plain.startswith(b"row,id,text")
    assert tables.read(marked, {}) == tables.read(plain, {})


# Hostile and broken files


@given(st.binary(max_size=200))
def test_any_bytes_give_a_map_or_a_format_error(data):
    try:
        native.write(tables.read(data, {}).map)
    except FormatError as error:
        assert str(error)


@given(
    st.lists(
        st.lists(
            st.sampled_from(
                [
                    "id",
                    "text",
                    "parent",
                    "stance",
                    "target",
                    "premises",
                    "level",
                    "row",
                    "1",
                    "2",
                    "1.1",
                    "link",
                    "group",
                    "nan",
                    "-1e999",
                    '"',
                    "a;b",
                    "",
                ]
            ),
            max_size=6,
        ),
        max_size=6,
    )
)
def test_any_rows_give_a_map_or_a_format_error(rows):
    try:
        native.write(read("\n".join(",".join(row) for row in rows)).map)
    except FormatError as error:
        assert str(error)


@pytest.mark.parametrize("text", ["", "\n\n", ",,,\n"])
def test_a_table_without_rows_is_refused(text):
    with pytest.raises(FormatError, match="no rows"):
        read(text)


def test_a_quote_that_is_never_closed_is_refused_in_one_sentence():
    with pytest.raises(FormatError, match="quote is never closed"):
        read('id,text\n1,"' + "x\n" * 100_000)


@pytest.mark.parametrize(
    "text",
    [
        "," * 500_000,
        '"' * 500_000,
        "a\n" * 90_000,
        ("a" + "," * 50 + "\n") * 9_000,
        "text,parent\n" + "A,B\n" * 50_000,
        "id,text\n" + "\n".join(f"{'1.' * (i % 200)}1,x" for i in range(3_000)),
        "premises,target\n" + ";".join("a" * 20_000) + ",b\n",
        "id,tags\n1," + "\\" * 100_000,
        ",".join(["response"] * 16_000) + "\n" + "a," * 16_000,
        "Pro,Con\n" + "a,b\n" * 50_000,
        "a,supports,b\n" * 50_000,
    ],
    ids=lambda text: text[:6],
)
def test_hostile_tables_take_no_time(text):
    started = time.process_time()
    try:
        read(text)
    except FormatError as error:
        assert str(error)
    assert time.process_time() - started < 3


@pytest.mark.parametrize(
    ("name", "text", "id"),
    [
        ("a.csv", "anything\n", "csv"),
        ("a.tsv", "anything\n", "tsv"),
        ("a.dat", "id;text;parent\n1;A;\n", "csv"),
        ("a.dat", "Zoos;;\nClaim;Pro;Con\nA;B;C\n", "csv"),
        ("a.dat", "Claim\tPro\nA\tB\n", "tsv"),
        ("a.dat", "id,text,parent\n1,A\n2,B,1\n", "csv"),
        ("a.dat", "id, text, parent\n1, A,\n2, B, 1\n", "csv"),
        ("a.dat", "The question, the answer\nWe talked about it, and left.\n", "outline"),
        ("a.dat", "The question; the answer\nWe talked about it; we left.\n", "outline"),
        ("a.dat", "Claim, reason, evidence are three words.\n", "outline"),
        ("a.txt", "Claim\tPro\nA\tB\n", "tsv"),
        ("a.txt", "A\tB\n\tC\n", "tsv"),
        ("a.txt", "1.\tA\n2.\tB\n", "outline"),
        ("a.txt", "A\n\tB\n\tC\n", "outline"),
        ("a.txt", "Pros, cons\nand more\n", "outline"),
    ],
)
def test_tables_are_found_by_suffix_and_headings(name, text, id, tmp_path):
    assert find_format(tmp_path / name, text.encode()).id == id


def test_a_table_wider_or_longer_than_any_is_refused_with_its_line():
    with pytest.raises(FormatError, match=r"^Line 2: a row has 16385 cells, 16384 at most\.$"):
        read("id,text\n" + "a," * 16_384)
    with pytest.raises(FormatError, match="more than 100000 cards"):
        read("id,text\n" + "".join(f"{n},a\n" for n in range(100_001)))
