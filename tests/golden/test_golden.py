"""The tiny hub becomes what it became before: the inside of every record, every file for programs, every problem."""

import json

import pytest

from hubgen.build import BuildOptions, Built, build
from hubgen.problems import Severity
from hubgen.reports.json import report_json
from tiny_hub import TINY, TODAY, Golden

# What must never stand on the public site: who is internal, and what stands under `private:`.
INTERNAL_WORDS = ("Ada Ng", "ada-ng", "Μάρκου", "eleni-markou", "陽翔", "mori-haruto", "Chidi", "nightfall", "ada-private", "Payments")

FOR_PROGRAMS = (".vcf", ".csv", ".svg", "/feed.xml", "/feed.json")


@pytest.fixture(scope="module", params=["internal", "public"])
def built(request: pytest.FixtureRequest) -> Built:
    return build(TINY, BuildOptions(TODAY, request.param))


def _pages(built: Built) -> dict[str, bytes]:
    records = built.site.records.values()
    return {f"{record.url}index.html": built.site.render(record).html.encode() for record in records}


def test_every_record_is_as_expected(built: Built, golden: Golden) -> None:
    golden(f"records-{built.hub.settings.audience}", _pages(built))


def test_what_every_page_tells_machines_is_as_expected(built: Built, golden: Golden) -> None:
    heads = {url: built.site.render(record).head for url, record in built.site.records.items()}
    data = {url: json.loads(head.partition(">")[2].rpartition("<")[0]) for url, head in heads.items() if head}
    told = json.dumps(data, indent=2, ensure_ascii=False)
    golden(f"linked-{built.hub.settings.audience}", {"linked.json": f"{told}\n".encode()})


def test_what_assistants_read_is_as_expected(built: Built, golden: Golden) -> None:
    golden(f"assistants-{built.hub.settings.audience}", {path: built.site.assets[path] for path in ("llms.txt", "llms-full.txt")})


def test_every_calendar_is_as_expected(built: Built, golden: Golden) -> None:
    made = {path: content for path, content in built.site.assets.items() if path.endswith(".ics")}
    golden(f"calendars-{built.hub.settings.audience}", made)


def test_every_feed_contact_table_and_badge_is_as_expected(built: Built, golden: Golden) -> None:
    made = {path: content for path, content in built.site.assets.items() if path.endswith(FOR_PROGRAMS) or path.startswith("feeds/")}
    golden(f"files-{built.hub.settings.audience}", made)


def test_the_problems_are_as_expected(built: Built, golden: Golden) -> None:
    golden("problems", {"problems.json": report_json(built.problems).encode()})


def test_the_tiny_hub_has_nothing_worse_than_notices(built: Built) -> None:
    assert {problem.severity for problem in built.problems} <= {Severity.NOTICE}


def test_the_public_site_names_nobody_internal_and_nothing_private() -> None:
    site = build(TINY, BuildOptions(TODAY, "public")).site
    made = {url: f"{record!r} {site.render(record)!r}" for url, record in site.records.items()}
    made |= {path: content.decode() for path, content in site.assets.items() if path.endswith((".ics", ".txt", ".xml", *FOR_PROGRAMS)) or path.startswith("feeds/")}
    leaks = [(url, word) for url, text in made.items() for word in INTERNAL_WORDS if word in text]
    assert leaks == []


def test_records_are_the_same_in_any_order_of_rendering(built: Built) -> None:
    forwards = _pages(built)
    records = reversed(list(built.site.records.values()))
    backwards = {f"{record.url}index.html": built.site.render(record).html.encode() for record in records}
    assert backwards == forwards
