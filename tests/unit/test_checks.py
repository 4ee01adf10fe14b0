"""What the checks look at, beyond the files in `checks/`."""

import pytest

from hubgen.checks import CHECKS, run_checks
from hubgen.problems import Problem, Severity, is_clean
from tiny_hub import HubOf

PERSON = "people/ada.yml"


def codes(problems: list[Problem]) -> list[tuple[str, int, str]]:
    return [(problem.place.path, problem.place.line, problem.code) for problem in problems]


def test_a_code_belongs_to_one_check() -> None:
    assert len({check.__name__ for check in CHECKS}) == len(CHECKS)


def test_a_file_with_an_error_gets_no_finding_on_top(hub_of: HubOf) -> None:
    found, problems = hub_of({PERSON: "name: Ada\nmanager: nobody\nconfirmed: 2020-01-01\n"})
    assert codes(problems) == [(PERSON, 2, "unknown-person")]
    assert codes(run_checks(found)) == [(PERSON, 3, "stale-profile")]


def test_a_file_with_a_warning_is_checked_all_the_same(hub_of: HubOf) -> None:
    _, problems = hub_of({PERSON: "name: Ada\nskills: [{skill: bees}, {skill: Bees}]\n"})
    assert [code for _, _, code in codes(problems)] == ["unknown-skill", "repeated-skill", "unknown-skill"]


def test_everyone_in_a_ring_of_managers_is_told(hub_of: HubOf) -> None:
    _, problems = hub_of({f"people/{one}.yml": f"name: {one}\nmanager: {two}\n" for one, two in ("ab", "bc", "ca")})
    assert codes(problems) == [(f"people/{slug}.yml", 2, "circular-manager") for slug in "abc"]


def test_who_reports_into_a_ring_is_not_part_of_it(hub_of: HubOf) -> None:
    _, problems = hub_of({"people/a.yml": "name: A\nmanager: b\n", "people/b.yml": "name: B\nmanager: b\n"})
    assert codes(problems) == [("people/b.yml", 2, "circular-manager")]


@pytest.mark.parametrize(("day", "stale"), [("2025-11-22", False), ("2025-11-21", True)])
def test_a_profile_is_stale_after_a_year(day: str, stale: bool, hub_of: HubOf) -> None:
    _, problems = hub_of({PERSON: f"name: Ada\nconfirmed: {day}\n"})
    assert [problem.severity for problem in problems] == ([Severity.NOTICE] if stale else [])


def test_the_owner_says_when_a_profile_is_stale(hub_of: HubOf) -> None:
    settings = "site_name: X\nextra: {hub: {stale_after: 2 years}}\n"
    assert hub_of({"mkdocs.yml": settings, PERSON: "name: Ada\nconfirmed: 2025-01-01\n"})[1] == []


@pytest.mark.parametrize("line", ["status: former", "about: I say no more"])
def test_who_left_or_never_confirmed_is_left_alone(line: str, hub_of: HubOf) -> None:
    assert hub_of({PERSON: f"name: Ada\n{line}\n"})[1] == []


def test_nothing_about_a_persons_life_fails_a_strict_run(hub_of: HubOf) -> None:
    skills = {"skills/cobol.yml": "name: COBOL\nstatus: deprecated\n"}
    _, problems = hub_of({**skills, PERSON: "name: Ada\nconfirmed: 2020-01-01\nskills: [{skill: cobol}]\n"})
    assert len(problems) == 2
    assert is_clean(problems, strict=True)


def test_a_slug_beats_an_alias(hub_of: HubOf) -> None:
    _, problems = hub_of({"skills/a.yml": "name: A\naliases: [b]\n", "skills/b.yml": "name: Bee\n"})
    assert codes(problems) == [("skills/a.yml", 2, "alias-taken")]


def test_a_skill_may_repeat_its_own_name(hub_of: HubOf) -> None:
    assert hub_of({"skills/ci-cd.yml": "name: CI/CD\naliases: [ci cd, CICD]\n"})[1] == []


def circle(more: str) -> str:
    meets = "meets: {rule: every Tuesday, at: '9:00', timezone: Asia/Tokyo, starts: 2026-11-01, skip: [2026-11-17]}"
    return f"---\nname: C\npurpose: P\n{meets}\n{more}---\n"


@pytest.mark.parametrize(("day", "found"), [("2026-11-10", 0), ("2026-11-17", 1), ("2026-11-12", 1), ("2026-10-01", 0)])
def test_a_note_is_held_to_the_rule_from_its_first_day_on(day: str, found: int, hub_of: HubOf) -> None:
    _, problems = hub_of({"circles/c/index.md": circle(""), f"circles/c/{day}-x.md": "---\ntitle: X\n---\n"})
    assert [problem.code for problem in problems] == ["note-off-schedule"] * found


@pytest.mark.parametrize("status", ["paused", "closed"])
def test_a_circle_that_rests_may_be_led_by_somebody_who_left(status: str, hub_of: HubOf) -> None:
    files = {PERSON: "name: Ada\nstatus: former\n", "circles/c/index.md": circle(f"leads: [ada]\nstatus: {status}\n")}
    assert hub_of(files)[1] == []


def program(model: str, status: str, goal: str) -> dict[str, str]:
    return {PERSON: "name: Ada\n", "programs/p/index.md": f"---\nname: P\nmodel: {model}\nstatus: {status}\ngoal: {goal}\n---\n"}


@pytest.mark.parametrize("status", ["draft", "finished", "stopped"])
def test_only_a_running_program_needs_its_goal(status: str, hub_of: HubOf) -> None:
    assert hub_of(program("peer-coaching", status, "{outcome: better}"))[1] == []


def test_a_program_without_teachers_needs_none_in_its_goal(hub_of: HubOf) -> None:
    goal = "{who: [ada], by: 2026-12-01, outcome: everyone has given one talk}"
    assert hub_of(program("lunch-and-learn", "running", goal))[1] == []
    _, problems = hub_of(program("peer-coaching", "running", goal))
    assert [problem.message for problem in problems] == ["the goal does not say `learns`, `from`"]


@pytest.mark.parametrize(
    "link",
    [
        *("[a](index.md)", "[a](../c/index.md#top)", "[a](<index.md>)", "[a](https://x.example)", "[a](mailto:a@x.example)", "[a](#here)"),
        *("[a](../../docs/any.md)", "`[a](gone.md)`", "``[a](gone.md) ` ``", "[a](/abs)", "[a](//x.example)", "[a](http://[x)", "[a]()"),
        *("~~~\n[a](gone.md)\n~~~", "````\n```\n[a](gone.md)\n````", "![a](any.PNG)", "[a](../../people/ada.yml \"Ada\")"),
    ],
)
def test_a_link_that_leads_somewhere_or_is_none_is_fine(link: str, hub_of: HubOf) -> None:
    assert hub_of({PERSON: "name: Ada\n", "circles/c/index.md": f"---\nname: C\npurpose: P\n---\n\n{link}\n"})[1] == []


@pytest.mark.parametrize("link", ["[a](gone.md)", "[a](../../people/ada)", "[a](../../../x.md)", "[a]( gone.md 'x')", "[a](%67one.md)", "`` ` `` [a](gone.md)"])
def test_a_link_that_leads_nowhere_is_a_warning(link: str, hub_of: HubOf) -> None:
    _, problems = hub_of({PERSON: "name: Ada\n", "circles/c/index.md": f"---\nname: C\npurpose: P\n---\n\n{link}\n"})
    assert [(problem.place.line, problem.code, problem.severity) for problem in problems] == [(6, "broken-link", Severity.WARNING)]


def test_links_in_programs_and_session_notes_are_checked_too(hub_of: HubOf) -> None:
    program = "---\nname: P\nmodel: quick-help\n---\n[a](gone.md)\n"
    _, problems = hub_of({"programs/p/index.md": program, "programs/p/2026-11-02-a.md": "---\nkind: session\n---\n[a](gone.md)\n"})
    assert codes(problems) == [("programs/p/2026-11-02-a.md", 4, "broken-link"), ("programs/p/index.md", 5, "broken-link")]


def test_a_line_of_backticks_does_not_hold_up_the_check(hub_of: HubOf) -> None:
    assert hub_of({"circles/c/index.md": "---\nname: C\npurpose: P\n---\n\n" + "`" * 60_000 + "\n"})[1] == []
