"""What each person might mend, as plain values."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from small_hub import FORGE, TODAY, circle, claims, hub, meets, note, person, program, ref, session, skill

from hubgen.content.hub import (
    Action,
    Cadence,
    Circle,
    Claim,
    Contact,
    Hub,
    Pair,
    Person,
    Program,
    ProgramNote,
    SkillRef,
    Status,
    Teaching,
    Want,
)
from hubgen.content.settings import Settings
from hubgen.views.nudges import Message, messages

WITH_FORGE = Settings(forge=FORGE)
PAIR = Pair("ada", "ben", ref("go"))


def whole(slug: str, **words: object) -> Person:
    """A person of whom nothing is missing."""
    given: dict[str, object] = {
        "contact": Contact(email=f"{slug}@acme.example"),
        "claims": claims("go", level=3),
        "wants": (Want(ref("sql")),),
        "timezone": "Europe/Lisbon",
        "confirmed": TODAY,
        **words,
    }
    return person(slug, **given)


def of(some: Hub, slug: str = "ada", limit: int = 9) -> Message | None:
    return next((message for message in messages(some, limit=limit) if message.to.slug == slug), None)


def said(some: Hub, slug: str = "ada") -> list[tuple[str, str]]:
    message = of(some, slug)
    return [(nudge.code, nudge.say()) for nudge in message.nudges] if message else []


def test_of_whom_nothing_is_missing_gets_no_message() -> None:
    assert messages(hub(whole("ada"), skill("go"), skill("sql"))) == ()


@pytest.mark.parametrize(
    ("missing", "code", "words"),
    [
        ({"contact": Contact()}, "no-contact", "names no way to reach you"),
        ({"confirmed": date(2025, 3, 1)}, "stale-profile", "`confirmed: 2026-11-22`; the last one is of 2025-03-01."),
        ({"confirmed": None}, "never-confirmed", "`confirmed: 2026-11-22`"),
        ({"claims": claims("go", level=3, teaches=True)}, "seats-unsaid", "`seats: 1` under `teaching`"),
        ({"claims": ()}, "no-skills", "one skill is enough"),
        ({"claims": claims("go")}, "level-unsaid", "How well do you know Go?"),
        ({"claims": claims("go", "sql")}, "level-unsaid", "How well do you know Go and Sql?"),
        ({"claims": claims("go", "sql", "old", "new")}, "level-unsaid", "How well do you know Go, Sql and 2 more?"),
        ({"timezone": ""}, "no-time-zone", "`timezone: Europe/Lisbon`"),
        ({"wants": ()}, "no-wishes", "under `wants`"),
        ({"wants": (Want(ref("old")),)}, "deprecated-skill", "“Old” is no longer in use here, and “New” has taken its place"),
        ({"wants": (Want(ref("gone")),)}, "deprecated-skill", "you may take it out of your profile"),
    ],
)
def test_what_is_missing_in_a_profile_is_one_sentence_and_a_link(missing: dict[str, object], code: str, words: str) -> None:
    skills = (skill("go"), skill("sql"), skill("new"), skill("old", deprecated=True, replaced_by="new"), skill("gone", deprecated=True))
    message = of(hub(whole("ada", **missing), *skills, settings=WITH_FORGE))
    assert message
    told = {nudge.code: nudge for nudge in message.nudges if nudge.code != "deprecated-skill" or code == nudge.code}
    assert list(told) == [code]
    assert words in told[code].say()
    assert told[code].url == "https://forge.example/acme/hub/edit/main/people/ada.yml"


def test_a_misspelt_skill_is_told_with_the_right_word() -> None:
    some = hub(whole("ada", claims=(Claim(SkillRef(None, "kubernets"), 2),)), skill("kubernetes"), skill("sql"))
    assert said(some) == [("unknown-skill", "Your profile says “kubernets”, which the hub does not know: did you mean “Kubernetes”?")]


def test_for_a_new_skill_its_file_is_begun() -> None:
    message = of(hub(whole("ada", claims=(Claim(SkillRef(None, "Sea shanties"), 2),)), skill("sql"), settings=WITH_FORGE))
    assert message
    assert message.nudges[0].path == "skills/sea-shanties.yml"
    assert "value=name%3A%20%22Sea%20shanties%22%0A" in (message.nudges[0].url or "")


def test_a_newcomer_is_not_asked_whether_the_profile_is_still_true() -> None:
    assert said(hub(whole("ada", confirmed=None, joined=TODAY - timedelta(days=30)), skill("go"), skill("sql"))) == []


def test_who_takes_nobody_on_for_a_while_is_not_asked_for_seats() -> None:
    paused = Teaching(paused_until=TODAY + timedelta(days=9))
    assert said(hub(whole("ada", claims=claims("go", level=3, teaches=True), teaching=paused), skill("go"), skill("sql"))) == []


# Who is left alone


@pytest.mark.parametrize("status", [Status.AWAY, Status.FORMER])
def test_who_is_not_here_is_left_alone(status: Status) -> None:
    assert messages(hub(person("ada", status=status))) == ()


def test_who_is_away_for_colleagues_only_is_left_alone_too() -> None:
    ada = person("ada")
    assert messages(hub(replace(ada, private=replace(ada, status=Status.AWAY)))) == ()


def test_what_is_private_counts_as_said_and_is_never_named() -> None:
    ada = person("ada", claims=claims("go"))
    private = whole("ada", name="Secret Name", contact=Contact(email="secret@acme.example"), confirmed=date(2024, 5, 5))
    secret = replace(private, claims=(*claims("go", level=2), Claim(SkillRef(None, "secret skill"))))
    message = of(hub(replace(ada, private=secret), skill("go"), skill("sql")))
    assert message
    assert [nudge.code for nudge in message.nudges] == ["stale-profile"]
    assert "secret" not in repr(message).lower()
    assert "2024" not in repr(message)


# What others wait for


def with_note(*actions: Action, **words: object) -> Circle:
    given: dict[str, object] = {"name": "Go round", "notes": (note("go", "2026-11-17-x", actions=actions),), **words}
    return circle("go", **given)


def test_an_action_that_is_late_is_told_to_whoever_took_it_on() -> None:
    late = Action("ada", "Write it down", date(2026, 11, 20))
    some = hub(whole("ada"), whole("ben"), skill("go"), skill("sql"), with_note(late), settings=WITH_FORGE)
    message = of(some)
    assert message
    assert message.nudges[0].say().startswith("“Write it down”, which you took on in Go round, was due on 2026-11-20.")
    assert message.nudges[0].url == "https://forge.example/acme/hub/edit/main/circles/go/2026-11-17-x.md"
    assert said(some, "ben") == []


@pytest.mark.parametrize(
    ("action", "status"),
    [
        (Action("ada", "x", date(2026, 11, 20), done=True), "active"),
        (Action("ada", "x", TODAY), "active"),
        (Action("ada", "x"), "active"),
        (Action("ada", "x", date(2026, 11, 20)), "closed"),
    ],
)
def test_an_action_that_is_done_or_not_late_is_no_nudge(action: Action, status: str) -> None:
    assert said(hub(whole("ada"), skill("go"), skill("sql"), with_note(action, status=status))) == []


@pytest.mark.parametrize(("last", "asked"), [("2026-11-10", False), ("2026-11-03", False), ("2026-10-27", True)])
def test_leads_are_asked_for_a_note_after_three_meetings_without_one(last: str, asked: bool) -> None:
    tuesdays = circle("go", name="Go round", leads=("ada",), members=("ben",), meets=meets(), notes=(note("go", f"{last}-x"),))
    some = hub(whole("ada"), whole("ben"), skill("go"), skill("sql"), tuesdays, settings=WITH_FORGE)
    assert [code for code, _ in said(some)] == (["circle-silent"] if asked else [])
    assert said(some, "ben") == []


def test_a_circle_that_never_wrote_a_note_is_asked_for_its_first() -> None:
    some = hub(whole("ada"), skill("go"), skill("sql"), circle("go", leads=("ada",), meets=meets()))
    assert said(some)[0][1].startswith("Go has met three times or more and has no note yet")


def running(*notes: ProgramNote, **words: object) -> Program:
    """A program with weekly sessions, in its eighth week."""
    given: dict[str, object] = {
        "name": "Pilot",
        "status": "running",
        "starts": date(2026, 10, 1),
        "weeks": 12,
        "pairs": (PAIR,),
        "session": Cadence(every_days=7),
        "check_in_days": 365,
        **words,
    }
    return program("pilot", notes=notes, **given)


def test_a_pair_whose_notes_stopped_is_told_both_and_each_of_the_other() -> None:
    last = session("pilot", "2026-11-05-ben", pair=("ben", "ada"))
    some = hub(whole("ada"), whole("ben"), skill("go"), skill("sql"), running(last))
    for slug, other in (("ada", "Ben"), ("ben", "Ada")):
        assert said(some, slug) == [
            ("pair-silent", f"You and {other} have written nothing down about Go since 2026-11-05: did you meet? Three lines are enough.")
        ]


def test_a_pair_that_wrote_lately_is_left_alone() -> None:
    last = session("pilot", "2026-11-09-ben", pair=("ada", "ben"))
    assert messages(hub(whole("ada"), whole("ben"), skill("go"), skill("sql"), running(last))) == ()


def test_a_pair_of_which_one_is_away_is_left_alone() -> None:
    assert messages(hub(whole("ada"), whole("ben", status=Status.AWAY), skill("go"), skill("sql"), running())) == ()


def test_two_who_must_not_be_paired_are_never_told_of_each_other() -> None:
    apart = frozenset({frozenset({"ada", "ben"})})
    assert messages(hub(whole("ada"), whole("ben"), skill("go"), skill("sql"), running(), do_not_pair=apart)) == ()


def test_a_check_in_that_is_late_is_told_to_the_facilitator() -> None:
    last = session("pilot", "2026-11-01-x", kind="check-in")
    pilot = running(last, facilitator="ada", pairs=(), check_in_days=14)
    message = of(hub(whole("ada"), skill("go"), skill("sql"), pilot, settings=WITH_FORGE))
    assert message
    assert message.nudges[0].say() == "Pilot has waited for its check-in since 2026-11-15: ten minutes and three lines are enough."
    assert "filename=programs%2Fpilot%2F2026-11-22-check-in.md" in (message.nudges[0].url or "")


# How much at a time


def test_a_person_is_told_a_few_things_and_how_many_are_left() -> None:
    message = messages(hub(person("ada")))[0]
    assert [nudge.code for nudge in message.nudges] == ["no-contact", "no-skills", "no-time-zone"]
    assert message.more == 2


def test_what_others_wait_for_comes_first_and_one_of_each_kind_before_a_second() -> None:
    late = [Action("ada", str(number), date(2026, 11, number)) for number in (9, 8)]
    message = of(hub(whole("ada", timezone=""), skill("go"), skill("sql"), with_note(*late)))
    assert message
    assert [(nudge.code, nudge.values[:1]) for nudge in message.nudges] == [
        ("action-overdue", ("8",)),
        ("no-time-zone", ()),
        ("action-overdue", ("9",)),
    ]


def test_one_person_can_be_looked_at_alone() -> None:
    some = hub(person("ada"), person("ben"))
    assert [message.to.slug for message in messages(some, only="ben")] == ["ben"]


def test_without_a_forge_the_file_is_named() -> None:
    nudge = messages(hub(person("ada")))[0].nudges[0]
    assert (nudge.url, nudge.path) == (None, "people/ada.yml")
