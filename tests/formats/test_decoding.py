import pytest

from argmap.formats.decoding import peek, read_text
from argmap.formats.report import Report
from argmap.model.errors import FormatError


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_text_is_read_with_and_without_a_mark(encoding):
    report = Report()
    assert read_text("Über\r\nä\rb\n".encode(encoding), report) == "Über\nä\nb\n"
    assert report.is_clean


def test_bytes_that_are_no_utf8_are_reported_by_line():
    report = Report()
    assert read_text(b"one\ntw\xe4\nthree", report) == "one\ntw\ufffd\nthree"
    assert [warning.line for warning in report.warnings] == [2]


def test_a_replacement_character_in_the_file_itself_is_no_fault():
    report = Report()
    read_text("a \ufffd b".encode(), report)
    assert report.is_clean


def test_many_lines_of_another_encoding_give_a_short_report():
    report = Report()
    read_text(b"\xe4\n" * 500, report)
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
