"""Feeds, read by a feed reader."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import feedparser
import pytest
from small_hub import TODAY, circle, claims, hub, meets, note, person, program, ref, skill

from hubgen.content.audience import seen_by
from hubgen.content.hub import Hub, Status, Visibility, Want
from hubgen.content.settings import Settings
from hubgen.site.feeds import MOST_ENTRIES, MOST_OF_A_CIRCLE, feeds
from hubgen.views.insights.measures import measure
from hubgen.views.insights.trends import MonthCounts
from hubgen.views.insights.whole import InsightsView, insights_view

SITE = "https://hub.example/"
OURS = Settings(organisation="Tern & Co", site_url=SITE)
HOSTILE = "</title><script>alert(1)</script>]]>&amp; \x0b\x1b\ufffe“é” \N{CLAPPER BOARD}"
READ = HOSTILE.replace("\x0b\x1b\ufffe", "")


def files(one: Hub, insights: Callable[[], InsightsView] | None = None) -> dict[str, bytes]:
    return {path: make() for path, make in feeds(one, one.settings.site_url, insights)}


def ours(*things: Any, **words: Any) -> Hub:
    return hub(*things, settings=replace(OURS, **words))


def atom(raw: bytes) -> Any:
    """Read an Atom feed with somebody else's reader, which says what is not well-formed."""
    read = feedparser.parse(raw, sanitize_html=False)
    assert (read.bozo, read.version) == (0, "atom10")
    return read


def titles(raw: bytes) -> list[str]:
    return [entry.title for entry in atom(raw).entries]


def busy() -> Hub:
    """Two circles with notes, three people of whom two say when they came."""
    sea = circle("sea", name="Sea", notes=(note("sea", "2026-11-17-tides", presenters=("ada",), skills=(ref("go"),), body="The **moon** [pulls](x)."),
                                           note("sea", "2026-11-03-wind", decisions=("Bring a kite.",))))
    sky = circle("sky", name="Sky", notes=(note("sky", "2026-11-10-stars"), note("sky", "2026-12-01-comets")))
    ada = person("ada", joined=date(2026, 11, 12), team="Data", role="Analyst", claims=claims("go", teaches=True), wants=(Want(ref("sql")),))
    return ours(sea, sky, ada, person("ben", joined=date(2020, 1, 1)), person("chi"), skill("go"), skill("sql", "SQL"))


# What is in them


def test_the_whole_is_newest_first_and_what_is_to_come_is_not_said_yet() -> None:
    assert titles(files(busy())["feeds/all.xml"]) == ["Tides", "Ada joined Data", "Stars", "Wind", "Ben joined"]


def test_a_circle_has_a_feed_of_its_own_notes() -> None:
    made = files(busy())
    assert titles(made["circles/sea/feed.xml"]) == ["Tides", "Wind"]
    assert titles(made["circles/sky/feed.xml"]) == ["Stars"]


def test_an_entry_says_in_plain_words_what_the_note_says() -> None:
    entry = atom(files(busy())["feeds/notes.xml"]).entries[0]
    assert entry.summary == "Note of Sea, 17 Nov 2026. The moon pulls."
    assert entry.summary_detail.type == "text/plain"
    assert entry.link == f"{SITE}circles/sea/2026-11-17-tides/"
    assert (entry.updated, entry.published) == ("2026-11-17T12:00:00Z", "2026-11-17T12:00:00Z")
    assert [author.name for author in entry.authors] == ["Ada"]
    assert [tag.term for tag in entry.tags] == ["Go"]


def test_a_note_without_a_text_says_what_was_decided() -> None:
    assert atom(files(busy())["feeds/notes.xml"]).entries[2].summary.endswith("Bring a kite.")


def test_who_joined_is_said_with_what_they_teach_and_want() -> None:
    entry = atom(files(busy())["feeds/people.xml"]).entries[0]
    assert (entry.link, entry.summary) == (f"{SITE}people/ada/", "Analyst. Teaches Go. Wants to learn SQL.")


def test_who_has_left_or_is_still_to_come_is_nobody_new() -> None:
    gone = person("gone", joined=date(2026, 11, 1), status=Status.FORMER)
    soon = person("soon", joined=TODAY + timedelta(days=1))
    assert titles(files(ours(gone, soon))["feeds/people.xml"]) == []


def test_a_feed_says_where_it_stands_and_what_it_is_of() -> None:
    made = files(busy())
    for path, page in (("feeds/all.xml", ""), ("feeds/notes.xml", "circles/"), ("circles/sea/feed.xml", "circles/sea/")):
        feed = atom(made[path]).feed
        assert {link.rel: link.href for link in feed.links} == {"self": SITE + path, "alternate": SITE + page}
        assert feed.author == "Tern & Co"


def test_a_feed_is_as_new_as_its_newest_entry() -> None:
    assert atom(files(busy())["feeds/people.xml"]).feed.updated == "2026-11-12T12:00:00Z"


@pytest.mark.parametrize(("path", "most"), [("circles/sea/feed.xml", MOST_OF_A_CIRCLE), ("feeds/notes.xml", MOST_ENTRIES)])
def test_a_feed_ends(path: str, most: int) -> None:
    days = [TODAY - timedelta(days=back) for back in range(200)]
    found = titles(files(ours(circle("sea", notes=tuple(note("sea", f"{day}-{day}") for day in days))))[path])
    assert found == [str(day) for day in days[:most]]


# Skills


def at_the_end_of(*months: tuple[date, tuple[str, ...]]) -> Callable[[Hub], Callable[[], InsightsView]]:
    counts = {day: MonthCounts(measure(replace(ours(*map(skill, slugs)), today=day))) for day, slugs in months}
    return lambda one: lambda: insights_view(one, counts)


def test_a_skill_is_new_in_the_month_at_whose_end_it_was_there_first() -> None:
    one = ours(*map(skill, ("go", "sql", "rust")))
    past = at_the_end_of((date(2026, 9, 30), ("go",)), (date(2026, 10, 31), ("go", "sql")), (TODAY, ("go", "rust", "sql")))
    made = files(one, past(one))
    entries = atom(made["feeds/skills.xml"]).entries
    assert [(entry.title, entry.updated[:10]) for entry in entries] == [("New skill: Rust", "2026-11-01"), ("New skill: Sql", "2026-10-01")]
    assert [entry.link for entry in entries] == [f"{SITE}skills/rust/", f"{SITE}skills/sql/"]
    assert titles(made["feeds/all.xml"]) == ["New skill: Rust", "New skill: Sql"]


def test_a_skill_that_was_renamed_is_not_new() -> None:
    one = ours(skill("postgresql", aliases=("postgres",)))
    past = at_the_end_of((date(2026, 9, 30), ("postgres",)), (TODAY, ("postgresql",)))
    assert titles(files(one, past(one))["feeds/skills.xml"]) == []


def test_without_its_past_nobody_knows_what_is_new() -> None:
    one = ours(skill("go"))
    assert titles(files(one, at_the_end_of()(one))["feeds/skills.xml"]) == []
    assert "feeds/skills.xml" not in files(one)


# Formats


def test_json_says_the_same_as_atom() -> None:
    made = files(busy())
    for path in [path for path in made if path.endswith(".xml")]:
        told = json.loads(made[path.replace(".xml", ".json")])
        assert told["version"] == "https://jsonfeed.org/version/1.1"
        assert told["feed_url"] == f"{SITE}{path.replace('.xml', '.json')}"
        rows = [(item["id"], item["title"], item["url"], item["content_text"], item["date_published"]) for item in told["items"]]
        assert rows == [(one.id, one.title, one.link, one.summary, one.updated) for one in atom(made[path]).entries]
        assert [item.get("authors", []) for item in told["items"]] == [
            [{"name": author.name} for author in one.get("authors", [])] for one in atom(made[path]).entries
        ]


def test_what_people_write_is_text_and_nothing_else() -> None:
    sea = circle("sea", name=HOSTILE, notes=(note("sea", "2026-11-17-x", title=HOSTILE, presenters=("ada",), skills=(ref("go"),)),))
    one = replace(ours(sea, person("ada", HOSTILE, joined=TODAY, team=HOSTILE), skill("go", HOSTILE)), settings=replace(OURS, organisation=HOSTILE))
    made = files(one)
    entry = atom(made["feeds/notes.xml"]).entries[0]
    shown = " ".join(READ.split())
    assert (" ".join(entry.title.split()), " ".join(entry.authors[0].name.split()), " ".join(entry.tags[0].term.split())) == (shown,) * 3
    assert " ".join(json.loads(made["feeds/notes.json"])["items"][0]["title"].split()) == shown
    assert not any(b"<script" in raw for path, raw in made.items() if path.endswith(".xml"))


def test_an_empty_hub_has_feeds_without_entries() -> None:
    made = files(ours(circle("sea")))
    assert {path: len(atom(raw).entries) for path, raw in made.items() if path.endswith(".xml")} == dict.fromkeys(
        ("feeds/all.xml", "feeds/notes.xml", "feeds/people.xml", "circles/sea/feed.xml"), 0
    )
    assert atom(made["feeds/all.xml"]).feed.updated == f"{TODAY}T12:00:00Z"


# Who reads them


def ids(one: Hub) -> list[str]:
    return [entry.id for entry in atom(files(one)["feeds/all.xml"]).entries]


def test_an_entry_stays_the_same_when_names_and_addresses_change() -> None:
    one = busy()
    sea = replace(one.circles["sea"], name="Ocean", notes=(replace(one.circles["sea"].notes[0], title="Ebb"), *one.circles["sea"].notes[1:]))
    moved = replace(one, circles={**one.circles, "sea": sea}, settings=replace(one.settings, site_url="https://learn.example/hub/"))
    assert ids(moved) == ids(one)
    assert len(set(ids(one))) == 5


def test_the_same_note_of_two_companies_is_two_entries() -> None:
    assert not set(ids(busy())) & set(ids(replace(busy(), settings=replace(OURS, organisation="Plover"))))


def test_a_site_of_unknown_address_has_no_feeds() -> None:
    assert files(replace(busy(), settings=replace(OURS, site_url=""))) == {}


def test_the_public_reads_of_nobody_internal() -> None:
    public = {"visibility": Visibility.PUBLIC}
    said = (note("sea", "2026-11-17-open", presenters=("ada", "ben"), **public), note("sea", "2026-11-16-closed", presenters=("ben",)))
    sea = circle("sea", notes=said, **public)
    sky = circle("sky", notes=(note("sky", "2026-11-10-hidden", **public),))
    pilot = program("pilot")
    one = ours(sea, sky, pilot, person("ada", joined=TODAY, **public), person("ben", "Ben Hur", joined=TODAY), audience="public")
    made = files(seen_by(one, "public"))
    assert sorted(path for path in made if path.startswith("circles")) == ["circles/sea/feed.json", "circles/sea/feed.xml"]
    assert titles(made["feeds/all.xml"]) == ["Ada joined", "Open"]
    assert not any(word in raw for raw in made.values() for word in (b"Ben Hur", b"ben", b"losed", b"idden"))


def test_the_same_hub_gives_the_same_bytes() -> None:
    assert files(busy()) == files(busy())


def test_meetings_are_for_calendars() -> None:
    assert titles(files(ours(circle("sea", meets=meets())))["feeds/all.xml"]) == []
