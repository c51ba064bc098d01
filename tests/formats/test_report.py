"""What a report on a file keeps of what it is told."""

from argmap.formats.report import WARNING_LIMIT, Report


def test_a_report_is_told_in_lines_whatever_it_quotes():
    report = Report()
    report.warn("There is no “a\n  b” here.", 3)
    report.drop("cells of\n“c”", 2)
    assert report.warnings == [(3, "There is no “a b” here.")]
    assert report.dropped == {"cells of “c”": 2}


def test_of_very_many_warnings_the_first_are_kept_and_the_rest_is_mentioned():
    report = Report()
    for line in range(1, WARNING_LIMIT + 100):
        report.warn("Odd.", line)
    assert len(report.warnings) == WARNING_LIMIT + 1
    assert report.warnings[WARNING_LIMIT - 1].line == WARNING_LIMIT
    assert "more like this" in report.warnings[-1].message
