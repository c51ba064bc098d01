"""What a report on a file keeps of what it is told."""

from argmap.formats.report import WARNING_LIMIT, Report


def test_a_report_is_told_in_lines_whatever_it_quotes():
    report = Report()
    report.warn("There is no “a\n  b” here.", 3)
    report.drop("cells of\n“c”", 2)
    assert report.warnings == [(3, "There is no “a b” here.")]
    assert report.dropped == {"cells of “c”": 2}


def test_equal_remarks_are_said_once_with_the_first_line_and_a_count():
    report = Report()
    for line in (3, 7, None):
        report.warn("Odd.", line)
    report.warn("Alone.", 5)
    report.warn("Everywhere.")
    report.warn("Everywhere.")
    report.drop("tags", 2)
    assert report.remarks() == [
        "Left out: tags (2)",
        "Line 3 and 2 more: Odd.",
        "Line 5: Alone.",
        "Everywhere. (2 times)",
    ]


def test_of_very_many_warnings_the_first_are_kept_and_the_rest_is_mentioned():
    report = Report()
    for line in range(1, WARNING_LIMIT + 100):
        report.warn("Odd.", line)
    assert len(report.warnings) == WARNING_LIMIT + 1
    assert report.warnings[WARNING_LIMIT - 1].line == WARNING_LIMIT
    assert "more like this" in report.warnings[-1].message
