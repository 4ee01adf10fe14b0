"""The page that explains every code says what the checks say, and its examples hold what they promise."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from hubgen.checks import CHECKS
from hubgen.content.codes import FILES, VALUES
from hubgen.content.yamltext import read_tree
from hubgen.engines.leaks.codes import LEAKS
from hubgen.importers.codes import IMPORTS
from hubgen.problems import Place, Problem, Severity, help_url
from hubgen.reports.reference import code_of, meaning_of, parts_of, write_reference
from hubgen.reports.text import report_text

ROOT = Path(__file__).parents[2]
PAGE = write_reference({"Imports": IMPORTS, "Published sites": LEAKS})
CODES = [*FILES, *VALUES, *map(code_of, CHECKS), *IMPORTS, *LEAKS]
UNREADABLE = ("yaml-syntax", "duplicate-key", "several-documents", "yaml-alias", "yaml-tag", "too-deep")


def test_the_page_in_docs_is_what_the_checks_say() -> None:
    done = subprocess.run([sys.executable, ROOT / "docs" / "dev" / "reference.py", "--check"], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_every_code_has_one_section_which_is_its_anchor() -> None:
    titles = re.findall(r"^### (\S+)$", PAGE, re.MULTILINE)
    assert sorted(titles) == sorted(CODES)
    assert len(set(CODES)) == len(CODES)


def test_a_problem_links_to_a_section_of_the_page() -> None:
    text = report_text([Problem(Place("a.yml"), code, "x") for code in CODES], {})
    assert set(re.findall(r"docs/reference/checks\.md#(\S+)", text)) == set(re.findall(r"^### (\S+)$", PAGE, re.MULTILINE))
    assert help_url("vague-goal", "").split("#")[0] == "docs/reference/checks.md"


def test_a_section_says_how_much_it_matters() -> None:
    severities = re.findall(r"^\*([A-Z][a-z]+(?: or [a-z]+)*)\.\*$", PAGE, re.MULTILINE)
    assert len(severities) == len(CODES)
    assert {word for text in severities for word in text.lower().split(" or ")} == set(Severity)


@pytest.mark.parametrize("check", CHECKS, ids=code_of)
def test_a_notice_is_never_more_than_a_notice(check: object) -> None:
    assert callable(check)
    severities = meaning_of(check).severities
    assert len(severities) == 1 or Severity.NOTICE not in severities


@pytest.mark.parametrize("code", CODES)
def test_a_good_example_can_be_read(code: str) -> None:
    meanings = {**FILES, **VALUES, **{code_of(check): meaning_of(check) for check in CHECKS}, **IMPORTS, **LEAKS}
    _, bad, good = parts_of(meanings[code].text)
    assert bad != good
    assert read_tree(good.strip("-\n"))[1] == [] or good.startswith(("---", "See "))


@pytest.mark.parametrize("code", UNREADABLE)
def test_a_bad_example_of_a_file_gives_the_problem_that_it_explains(code: str) -> None:
    _, bad, _ = parts_of(FILES[code].text)
    assert [fault.code for fault in read_tree(bad)[1]] == [code]
