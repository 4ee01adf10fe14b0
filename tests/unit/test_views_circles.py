"""Circles, their notes and their dates, as plain values."""

from datetime import date

import pytest
from small_hub import FORGE, circle, hub, meets, note, person

from hubgen.content.hub import Action, Circle, Hub
from hubgen.content.settings import Settings
from hubgen.content.sources import read_front_matter
from hubgen.views.circles import CircleView, circle_view, circles_view, note_view
from hubgen.views.drafts import note_text
from hubgen.views.home import home_view
from hubgen.views.refs import Refs


def view(hub: Hub, slug: str) -> CircleView:
    return circle_view(hub, Refs(hub), hub.circles[slug])


def test_a_page_carries_twelve_weeks_of_dates() -> None:
    dates = [meeting.starts.date() for meeting in view(hub(circle("go", meets=meets())), "go").meetings]
    assert (dates[0], dates[-1], len(dates)) == (date(2026, 11, 24), date(2027, 2, 9), 12)


@pytest.mark.parametrize("status", ["paused", "closed"])
def test_a_circle_that_does_not_meet_has_no_dates(status: str) -> None:
    assert view(hub(circle("go", meets=meets(), status=status)), "go").meetings == ()


def test_open_actions_stand_in_the_order_they_are_due() -> None:
    soon, late = Action("ada", "soon", date(2026, 11, 30)), Action("ada", "late", date(2026, 11, 20))
    never, done = Action("ada", "never"), Action("ada", "done", date(2026, 1, 1), done=True)
    some = hub(circle("go", notes=(note("go", "2026-11-17-x", actions=(never, soon, done, late)),)))
    assert [(row.what, row.late) for row in view(some, "go").actions] == [("late", 2), ("soon", 0), ("never", 0)]


def test_somebody_who_may_not_be_seen_has_no_name_on_an_action() -> None:
    some = hub(
        circle("go", notes=(note("go", "2026-11-17-x", actions=(Action("ghost", "vanish"),)),)),
        hidden=frozenset({"ghost"}),
    )
    assert view(some, "go").actions[0].who is None


def a_circle(*written: str) -> Circle:
    return circle("go", meets=meets(), notes=tuple(note("go", slug) for slug in written))


def test_a_new_note_is_for_the_last_meeting_if_nobody_wrote_one() -> None:
    assert view(hub(a_circle()), "go").draft.path == "circles/go/2026-11-17-topic.md"


def test_a_new_note_is_for_the_next_meeting_if_the_last_has_its_note() -> None:
    assert view(hub(a_circle("2026-11-17-done")), "go").draft.path == "circles/go/2026-11-24-topic.md"


def test_a_circle_that_says_no_time_gets_notes_of_today() -> None:
    assert view(hub(circle("go")), "go").draft.path == "circles/go/2026-11-22-topic.md"


def test_the_button_opens_the_file_on_the_forge_with_the_members_in_it() -> None:
    some = hub(circle("go", members=("ada", "ben")), person("ada"), person("ben"), settings=Settings(forge=FORGE))
    url = view(some, "go").draft.url
    assert url is not None
    assert "attendees%3A%0A%20%20-%20ada%0A%20%20-%20ben" in url


def test_the_text_of_a_new_note_can_be_read() -> None:
    text = note_text(circle("go", members=("ada",), leads=("ben",)))
    _, problems = read_front_matter("circles/go/2026-11-24-topic.md", text.encode())
    assert problems == []


def test_a_note_knows_the_ones_before_and_after() -> None:
    go = circle("go", notes=tuple(note("go", slug) for slug in ("2026-11-17-c", "2026-11-10-b", "2026-11-03-a")))
    some = hub(go)
    middle = note_view(some, Refs(some), go, 1)
    assert middle.older is not None
    assert middle.newer is not None
    assert (middle.older.title, middle.newer.title) == ("A", "C")


def test_circles_that_meet_come_first() -> None:
    some = hub(circle("a", status="closed"), circle("b", status="paused"), circle("c"))
    assert [card.slug for card in circles_view(some, Refs(some)).circles] == ["c", "b", "a"]


def test_the_home_page_shows_one_date_of_each_circle() -> None:
    some = hub(circle("go", meets=meets()), circle("sql", meets=meets(rule="FREQ=DAILY")))
    shown = home_view(some, Refs(some)).meetings
    assert [(row.circle.slug, row.meeting.starts.date().day) for row in shown] == [("sql", 22), ("go", 24)]
