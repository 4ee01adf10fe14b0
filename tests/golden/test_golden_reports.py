"""Problems with ordinary and with hostile values become what they became before, in every format."""

from hubgen.reports.github import report_github
from hubgen.reports.gitlab import report_gitlab
from hubgen.reports.json import report_json
from hubgen.reports.junit import report_junit
from hubgen.reports.sarif import report_sarif
from hubgen.reports.summary import report_summary
from hubgen.reports.text import report_text
from report_examples import EXAMPLES, PROBLEMS, SITE_URL
from tiny_hub import Golden


def test_every_report_is_as_expected(golden: Golden) -> None:
    sources = {problem.place.path: "name: x\n" * 20 + problem.message for problem in EXAMPLES}
    made = {
        "report.txt": report_text(EXAMPLES, sources, older=2),
        "github.txt": report_github(EXAMPLES, site_url=SITE_URL, older=2, listed=True),
        "gitlab.json": report_gitlab(EXAMPLES, site_url=SITE_URL),
        "report.sarif": report_sarif(EXAMPLES, site_url=SITE_URL, older=2),
        "junit.xml": report_junit(EXAMPLES, strict=False, older=2),
        "report.json": report_json(PROBLEMS, older=2),
        "summary.md": report_summary(EXAMPLES, site_url=SITE_URL, older=2),
    }
    golden("reports", {name: text.encode() for name, text in made.items()})
