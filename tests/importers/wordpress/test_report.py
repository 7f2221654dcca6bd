"""The report that an import ends with."""

from importers.wordpress import Report


def test_report_of_nothing_shows_zeros_only() -> None:
    lines = list(Report("A Site", "https://e.org").lines())
    assert lines[0] == "A Site (https://e.org)"
    assert len(lines) == 9
    assert lines[3] == "  authors              0             0"


def test_report_shows_counts_details_and_sections() -> None:
    report = Report("A Site", "https://e.org")
    report.imported["posts"], report.known["posts"] = 1_234, 5
    report.details["posts"].update({"published": 1_233, "drafts": 1, "scheduled": 0})
    report.left_out.update({"menu items": 70, "nothing": 0})
    report.drafted["private"].append("Secret plans")
    text = "\n".join(report.lines())
    assert "  posts            1,234             5  1 drafts, 1,233 published\n" in text
    assert "\n\nLeft out:\n  menu items: 70\n\n" in text
    assert text.endswith("Drafts now, until you publish them here:\n  private: 1\n    Secret plans")
    assert "nothing" not in text


def test_report_of_many_drafts_names_twenty() -> None:
    report = Report("A Site", "https://e.org")
    report.drafted["private"] += [f"Title {number}" for number in range(23)]
    lines = list(report.lines())
    assert lines[-1] == "    … and 3 more"
    assert lines[-2] == "    Title 19"
