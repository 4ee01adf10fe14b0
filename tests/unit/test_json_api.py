"""What the JSON of a hub says is what its pages say, and nothing else."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import chain
from pathlib import Path
from typing import Any

import pytest
import yaml
from api_support import SITE, told
from icalendar import Calendar
from jsonschema import Draft202012Validator
from small_hub import circle, claims, hub, meets, note, person, program, ref, session, skill

from hubgen.build import BuildOptions, build
from hubgen.content.audience import seen_by
from hubgen.content.hub import Cadence, Goal, Pair, SkillRef, Status
from hubgen.content.load import load
from hubgen.content.settings import Insights, Settings
from hubgen.engines.leaks.search import find_leaks
from hubgen.reports.insights_json import insights_json
from hubgen.site.api.files import api_files
from hubgen.site.pages import make_site
from hubgen.views.insights.measures import measure
from hubgen.views.insights.overview import overview
from hubgen.views.insights.trends import MonthCounts
from hubgen.views.insights.whole import insights_view
from tiny_hub import TINY, TODAY

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture(scope="module")
def sample() -> Mapping[str, bytes]:
    """The files of the repository's own hub."""
    return build(ROOT, BuildOptions(TODAY, "internal")).site.assets


# What stands where


def test_everything_that_the_index_names_is_there(sample: Mapping[str, bytes]) -> None:
    index = json.loads(sample["api/v1/index.json"])
    lists = [[paths] if isinstance(paths, str) else paths for paths in index["files"].values()]
    named = [*chain(*lists), *index["schemas"].values()]
    assert len(named) >= 20
    assert [path for path in named if f"api/v1/{path}" not in sample] == []


def test_the_sample_hub_is_as_its_schemas_say(sample: Mapping[str, bytes]) -> None:
    index = json.loads(sample["api/v1/index.json"])
    for name in index["files"]:
        Draft202012Validator(json.loads(sample[f"api/v1/schemas/{name}.json"])).validate(json.loads(sample[f"api/v1/{name}.json"]))


@pytest.mark.parametrize("kind", ["people", "skills", "circles", "programs", "teams"])
def test_what_stands_by_slug_stands_the_same_in_the_whole(sample: Mapping[str, bytes], kind: str) -> None:
    whole = json.loads(sample[f"api/v1/{kind}.json"])[kind]
    each = {path.split("/")[3]: json.loads(sample[path]) for path in sample if path.startswith(f"api/v1/{kind}/")}
    assert each == {f"{thing['slug']}.json": thing for thing in whole}


def test_everyone_has_a_file_up_to_two_thousand() -> None:
    people = [person(f"p-{number}") for number in range(2001)]
    paths = [{path for path, _ in api_files(hub(*some), "", None)} for some in (people[:2000], people)]
    assert ["api/v1/people/p-7.json" in found for found in paths] == [True, False]
    assert told(hub(*people[:2000]), "index")["by_slug"]
    assert not told(hub(*people), "index")["by_slug"]


def test_who_has_left_takes_no_place_and_is_in_no_list() -> None:
    of = hub(person("ada"), person("bo", status=Status.FORMER), circle("sea", notes=(note("sea", "2026-11-03-tides", presenters=("bo",)),)))
    assert [each["slug"] for each in told(of, "people")["people"]] == ["ada"]
    assert "api/v1/people/bo.json" not in dict(api_files(of, "", None))
    assert told(of, "circles/sea")["notes"][0]["presenters"] == [{"slug": "bo", "name": "Bo"}]


def test_a_hub_can_do_without() -> None:
    paths = make_site(hub(person("ada"), settings=Settings(api=False))).assets
    assert [path for path in paths if path.startswith("api/")] == []


def test_an_empty_hub_has_all_files() -> None:
    of = hub()
    assert [told(of, kind)[kind] for kind in ("people", "skills", "circles", "programs", "teams")] == [[], [], [], [], []]
    assert told(of, "calendar")["events"] == []
    assert told(of, "insights")["counts"]["people"] == 0


def test_the_same_hub_gives_the_same_bytes() -> None:
    once, again = ({path: make() for path, make in api_files(seen_by(load(TINY, TODAY)[0], "public"), SITE, None)} for _ in range(2))
    assert once == again
    assert all(data.endswith(b"\n") and data.decode() for data in once.values())


def test_half_a_sign_breaks_nothing() -> None:
    made = dict(api_files(hub(person("ada", about="a\ud800b \U0001f426")), "", None))["api/v1/people/ada.json"]()
    assert json.loads(made)["about"] == "a?b \U0001f426"


# Addresses


def test_addresses_are_whole_where_the_site_has_one() -> None:
    of = hub(person("ada"), circle("sea", meets=meets()))
    assert told(of, "people/ada")["url"] == "https://learn.example/people/ada/"
    assert told(of, "people/ada", "")["url"] == "people/ada/"
    assert told(of, "circles/sea")["calendar"] == "https://learn.example/circles/sea/calendar.ics"


def test_a_person_on_a_shared_page_is_found_there() -> None:
    of = hub(person("ada"), settings=Settings(people_pages="shared"))
    assert told(of, "people/ada")["url"] == "https://learn.example/people/page-1/#p-ada"


def test_every_address_leads_to_a_page_or_a_file() -> None:
    site = build(TINY, BuildOptions(TODAY, "internal")).site
    texts = (site.assets[path].decode() for path in site.assets if path.startswith("api/v1/"))
    urls = {url for text in texts for url in addresses(json.loads(text)) if url.startswith("https://learn.tern.example/")}
    paths = {url.removeprefix("https://learn.tern.example/").split("#")[0].split("?")[0] for url in urls}
    assert len(paths) > 20
    assert sorted(path for path in paths if path not in site.records and path not in site.assets) == []


def addresses(value: object) -> Iterator[str]:
    """Give every text that could be an address."""
    if isinstance(value, str) and value.startswith("https://"):
        yield value
    elif isinstance(value, dict):
        yield from (url for each in value.values() for url in addresses(each))
    elif isinstance(value, list):
        yield from (url for each in value for url in addresses(each))


# People, skills, teams


def test_people_are_as_their_files_say() -> None:
    """Read the tiny hub's files once more, without hubgen, and lay the private values over."""
    names = {file.stem: yaml.safe_load(file.read_text("utf-8"))["name"] for file in (TINY / "skills").glob("*.yml")}
    made = {each["slug"]: each for each in told(seen_by(load(TINY, TODAY)[0], "internal"), "people")["people"]}
    written = {file.stem: yaml.safe_load(file.read_text("utf-8")) for file in (TINY / "people").glob("*.yml")}
    here = {slug: data for slug, data in written.items() if data.get("status") != "former"}
    assert made.keys() == here.keys()
    for slug, data in here.items():
        said = {**data, **data.get("private", {})}
        assert (made[slug]["name"], made[slug]["role"], made[slug]["confirmed"]) == (said["name"], said.get("role", ""), str(said["confirmed"]))
        assert made[slug]["contact"]["email"] == data.get("contact", {}).get("email", "")
        assert {one["skill"]["name"] for one in made[slug]["skills"]} <= {*names.values()}


def test_a_claim_says_what_was_said_of_it() -> None:
    of = hub(
        person("ada", claims=(*claims("sql", level=3, teaches=True, since=2019, confirmed=date(2026, 10, 1)), *claims("tea"))),
        skill("sql", "SQL"),
    )
    nobody_said = {"since": None, "note": "", "evidence": "", "confirmed": None}
    sql = {**nobody_said, "skill": {"slug": "sql", "name": "SQL"}, "level": 3, "teaches": True, "since": 2019, "confirmed": "2026-10-01"}
    tea = {**nobody_said, "skill": {"slug": None, "name": "tea"}, "level": None, "teaches": False}
    assert told(of, "people/ada")["skills"] == [sql, tea]


def test_prose_is_plain_words() -> None:
    of = hub(person("ada", about="I keep *bees* well.\n\n- See [Bo](../people/bo.yml)"), skill("sql", description="A `language` to ask in."))
    assert told(of, "people/ada")["about"] == "I keep bees well. See Bo"
    assert told(of, "skills/sql")["description"] == "A language to ask in."


def test_a_skill_counts_who_is_here() -> None:
    of = hub(person("ada", claims=claims("sql", teaches=True)), person("bo", claims=claims("sql")), person("cy", claims=claims("sql"), status=Status.FORMER), skill("sql"))
    made = told(of, "skills/sql")
    assert (made["know"], made["teach"], made["want"], made["teachers"]) == (2, 1, 0, [{"slug": "ada", "name": "Ada"}])


def test_a_team_names_the_skills_that_most_of_it_have() -> None:
    of = hub(person("ada", team="Sea", claims=claims("sql", "tea")), person("bo", team="Sea", claims=claims("tea", teaches=True)), skill("tea", "Tea"))
    made = told(of, "teams/sea")
    assert [one["slug"] for one in made["people"]] == ["ada", "bo"]
    assert made["skills"] == [
        {"skill": {"slug": "tea", "name": "Tea"}, "know": 2, "teach": 1, "want": 0},
        {"skill": {"slug": None, "name": "sql"}, "know": 1, "teach": 0, "want": 0},
    ]


# What takes place


def test_the_calendar_says_what_the_calendar_files_say(sample: Mapping[str, bytes]) -> None:
    made = json.loads(sample["api/v1/calendar.json"])
    first, last = made["today"], made["until"]
    told_by_files = {
        (path.split("/")[1], (starts := event["DTSTART"].dt.astimezone(UTC)), starts + event["DURATION"].dt)
        for path in sample
        if path.startswith("programs/") and path.endswith("/calendar.ics")
        for event in Calendar.from_ical(sample[path]).walk("VEVENT")
        if first <= event["DTSTART"].dt.date().isoformat() <= last
    }
    timed = [event for event in made["events"] if event["program"] and event["starts"]]
    assert told_by_files
    assert {(event["program"], moment(event["starts"]), moment(event["ends"])) for event in timed} == told_by_files


def moment(text: str) -> datetime:
    return datetime.fromisoformat(text).astimezone(UTC)


def test_events_stand_in_the_order_in_which_they_begin(sample: Mapping[str, bytes]) -> None:
    starts = [moment(event["starts"]) for event in json.loads(sample["api/v1/calendar.json"])["events"] if event["starts"]]
    assert len(starts) > 20
    assert starts == sorted(starts)


def test_a_circle_that_meets_weekly_meets_twelve_times_in_twelve_weeks() -> None:
    made = told(hub(circle("sea", meets=meets()), circle("air", meets=meets(), status="paused")), "calendar")
    days = [event["date"] for event in made["events"]]
    assert (len(days), days[0], days[-1], made["until"]) == (12, "2026-11-24", "2027-02-09", "2027-02-14")
    assert {event["circle"] for event in made["events"]} == {"sea"}


def test_a_session_that_is_written_down_is_over() -> None:
    """Sundays from today on, for two weeks; the pair has written down today's."""
    pair, both = Pair("ada", "bo", ref("sql")), ("ada", "bo")
    held = session("p", "2026-11-22-bo", pair=both)
    one = program("p", status="running", starts=date(2026, 11, 22), weeks=2, session=Cadence(on="sun"), pairs=(pair,))
    days = [
        [event["date"] for event in told(hub(person("ada"), person("bo"), each), "calendar")["events"] if event["kind"] == "session"]
        for each in (one, replace(one, notes=(held,)))
    ]
    assert days == [["2026-11-22", "2026-11-29"], ["2026-11-29"]]


def test_a_program_without_a_time_has_days() -> None:
    one = program("p", status="running", starts=date(2026, 11, 23), weeks=1, goal=Goal(learns=SkillRef(None, "tea")))
    event = told(hub(one), "calendar")["events"][0]
    assert (event["date"], event["starts"], event["ends"], event["skill"]) == ("2026-11-23", None, None, {"slug": None, "name": "tea"})


def test_a_draft_has_no_events() -> None:
    assert told(hub(program("p", starts=date(2026, 11, 23), weeks=1)), "calendar")["events"] == []


# Insights


def test_insights_say_what_the_command_says() -> None:
    of = seen_by(load(TINY, TODAY)[0], "internal")
    report, made = json.loads(insights_json(overview(of))), told(of, "insights", "")
    adoption, network = report["adoption"], report["network"]
    assert made["levels"] == report["levels"]
    assert made["counts"] == adoption["counts"]
    assert made["months"] == adoption["months"]
    assert made["wanted"] == without_keys(report["wanted"])
    assert made["single_points"] == without_keys(report["single_points"])
    assert made["circles"] == without_keys(report["circles"])
    assert made["coverage"] == without_keys(report["coverage"])
    assert made["network"] == {key: network[key] for key in made["network"]}
    points = {one["team"]["slug"]: one["single_points"] for one in report["teams_with_single_points"]}
    assert made["teams"] == [{"team": one["team"], "single_points": points.get(one["team"]["slug"], 0), **one["counts"]} for one in adoption["teams"]]


def without_keys(value: Any) -> Any:
    """Leave out what the report alone tells: keys of skills, and who holds one outside of the group that was asked for."""
    if isinstance(value, list):
        return [without_keys(each) for each in value]
    if isinstance(value, dict):
        return {name: without_keys(each) for name, each in value.items() if name not in ("key", "elsewhere")}
    return value


def test_history_says_what_was_kept_of_each_month_and_what_is_today() -> None:
    of, then = hub(person("ada"), person("bo", team="Sea")), hub(person("ada"))
    kept = {date(2026, 9, 30): MonthCounts(measure(then))}
    history = json.loads(dict(api_files(of, "", lambda: insights_view(of, kept)))["api/v1/insights.json"]())["history"]
    assert history["months"] == ["2026-09", "2026-10", "2026-11"]
    assert history["figures"]["people"] == [1, None, 2]
    assert history["figures"].keys() == told(of, "insights")["counts"].keys()


def test_levels_are_hidden_where_the_hub_hides_them() -> None:
    of = hub(person("ada", claims=claims("sql", level=3)), person("bo", wants=()), skill("sql"), settings=Settings(insights=Insights(levels=False)))
    made = told(of, "insights")
    assert made["levels"] == []
    assert not any(row["levels"] for row in made["wanted"])
    assert not any(cell["levels"] for row in made["coverage"]["rows"] for cell in row["cells"])


@pytest.mark.parametrize("settings", [Settings(audience="public"), Settings(insights=Insights(pages=False))])
def test_there_are_insights_only_where_there_are_pages_of_them(settings: Settings) -> None:
    assets = make_site(hub(person("ada"), settings=settings)).assets
    assert "api/v1/insights.json" not in assets
    assert json.loads(assets["api/v1/index.json"])["files"]["insights"] is None


# The page of the documentation

PAGE = (ROOT / "docs" / "reference" / "api.md").read_text("utf-8")


def test_the_examples_are_what_the_sample_hub_says(sample: Mapping[str, bytes]) -> None:
    """Each stands below a line with the path of its file, and with the list of which it is the first, if it is one."""
    examples = re.findall(r"(?:The first of `(\w+)` in|A \w+,) `(api/v1/[^`]+)`:\n\n```json\n(.*?)```", PAGE, re.DOTALL)
    assert len(examples) == PAGE.count("```json")
    for name, path, shown in examples:
        said = json.loads(sample[path])
        assert json.loads(shown) == (said[name][0] if name else said)


def test_the_programs_on_the_page_say_what_the_page_says(sample: Mapping[str, bytes], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    programs = re.findall(r"```python\n(.*?)```\n\n```text\n(.*?)```", PAGE, re.DOTALL)
    assert len(programs) == PAGE.count("```python") > 1
    folder = written(tmp_path, sample).as_posix()
    for code, said in programs:
        exec(code.replace('Client("https://learn.saltmarsh.example/")', f"Client({folder!r})"), {})
        assert capsys.readouterr().out == said


def test_the_page_names_every_file(sample: Mapping[str, bytes]) -> None:
    wholes = {path.removeprefix("api/v1/") for path in sample if path.startswith("api/v1/") and path.count("/") == 2}
    assert wholes == set(re.findall(r"^\| `(\w+\.json)` \|", PAGE, re.MULTILINE))


# Who may see what


def test_nothing_is_told_to_the_public_that_is_not_public(tmp_path: Path) -> None:
    sites = {audience: build(TINY, BuildOptions(TODAY, audience)).site.assets for audience in ("internal", "public")}
    found = [find_leaks(written(tmp_path / audience, assets), TINY, docs=TINY / "docs", themes=[]) for audience, assets in sites.items()]
    assert [problem.code for problem in found[0]][:1] == ["leaked-value"], "the checker reads these files"
    assert found[1] == []


def written(folder: Path, assets: Mapping[str, bytes]) -> Path:
    """Write the API alone to *folder*."""
    for path in (path for path in assets if path.startswith("api/")):
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(assets[path])
    return folder


def test_a_link_in_a_public_text_names_nobody_internal() -> None:
    ada = person("ada", about="Ask [her](../people/zoltan.yml).")
    assert "zoltan" not in json.dumps(told(hub(ada, hidden=frozenset({"zoltan"})), "people"))
