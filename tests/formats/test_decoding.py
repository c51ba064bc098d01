import pytest

from argmap.formats.decoding import peek, read_text
from argmap.formats.report import Report
from argmap.formats.xmltree import read_xml
from argmap.model.errors import FormatError


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_text_is_read_with_and_without_a_mark(encoding):
    report = Report()
    assert read_text("Über\r\nä\rb\n".encode(encoding), report) == "Über\nä\nb\n"
    assert report.is_clean


def test_broken_bytes_in_utf8_are_reported_by_line():
    report = Report()
    assert (
        read_text("schön, größer\ntw".encode() + b"\xe4\nthree", report) == "schön, größer\ntw\ufffd\nthree"
    )
    assert [warning.line for warning in report.warnings] == [2]


@pytest.mark.parametrize("text", ["Wer schützt Bären?\nWir", "“Quoted” – 5 €", "ä"])
def test_what_is_no_utf8_is_read_as_windows_wrote_it_and_told_once(text):
    report = Report()
    assert read_text(text.encode("cp1252"), report) == text
    assert report.warnings == [
        (None, "The file is not UTF-8; it was read as Windows-1252 (Western European).")
    ]


def test_bytes_that_windows_has_no_letter_for_are_told_as_well():
    report = Report()
    assert read_text(b"\xe4\n\x81", report) == "ä\n\ufffd"
    assert [warning.line for warning in report.warnings] == [None, 2]


def test_xml_that_names_the_wrong_encoding_is_read_as_windows_wrote_it():
    report = Report()
    root = read_xml('<?xml version="1.0" encoding="UTF-8"?><a b="schützt"/>'.encode("cp1252"), report)
    assert root.attrib == {"b": "schützt"}
    assert len(report.warnings) == 1


def test_breaks_within_a_paragraph_and_between_pages_part_words():
    assert read_text(b"a\x0bb\x0cc", Report(), is_prose=True) == "a\u2028b\nc"
    assert read_text(b"a\x0bb\x0cc", Report()) == "a b c"


def test_a_replacement_character_in_the_file_itself_is_no_fault():
    report = Report()
    read_text("a \ufffd b".encode(), report)
    assert report.is_clean


def test_many_lines_with_broken_bytes_give_a_short_report():
    report = Report()
    read_text("ä".encode() * 500 + b"\xe4\n" * 500, report)
    assert len(report.warnings) == 21
    assert "480" in report.warnings[-1].message


def test_a_file_with_zero_bytes_is_no_text():
    with pytest.raises(FormatError, match=r"Line 2: .* not a text file"):
        read_text(b"one\ntwo \x00", Report())
    assert peek(b"one \x00") == ""


def test_control_characters_are_left_out_and_counted():
    report = Report()
    assert read_text(b"a\x07b\x1b", report) == "ab"
    assert report.dropped == {"control characters": 2}
