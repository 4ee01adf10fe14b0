"""What the checks look at, beyond the files in `checks/`."""

from collections import Counter
from datetime import date

import pytest
from small_hub import hub, person

from hubgen.checks import CHECKS, run_checks
from hubgen.content.hub import Contact
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


def test_what_the_checks_of_a_large_hub_find_side_by_side_is_one_sorted_list() -> None:
    team = Contact(email="team@tern.example")
    found = run_checks(hub(*(person(f"p{number:04}", contact=team, confirmed=date(2020, 1, 1)) for number in range(1_500))))
    assert Counter(problem.code for problem in found) == {"shared-contact": 1_499, "stale-profile": 1_500}
    assert found == sorted(found)


def test_a_file_with_a_warning_is_checked_all_the_same(hub_of: HubOf) -> None:
    _, problems = hub_of({PERSON: "name: Ada\nskills: [{skill: bees}, {skill: Bees}]\n"})
    assert [code for _, _, code in codes(problems)] == ["skill-spellings", "unknown-skill", "repeated-skill", "unknown-skill"]


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
    _, problems = hub_of({"circles/c/index.md": "---\nname: C\npurpose: P\n---\n\n" + "`" * 60_000 + "\n"})
    assert codes(problems) == [("circles/c/index.md", 6, "slow-body")]


@pytest.mark.parametrize(
    ("path", "text", "line"),
    [
        (PERSON, "name: Ada\nabout: |\n  x\n  " + "[" * 500 + "\n", 2),
        (PERSON, "name: Ada\nprivate:\n  about: '" + "[" * 500 + "'\n", 3),
        ("skills/sql.yml", "name: SQL\ndescription: '" + "[" * 500 + "'\n", 2),
        ("programs/p/index.md", "---\nname: P\nmodel: quick-help\n---\n\na\n\n" + "[" * 500 + "\n", 8),
    ],
)
def test_a_text_that_is_slow_to_lay_out_is_named_wherever_it_stands(path: str, text: str, line: int, hub_of: HubOf) -> None:
    _, problems = hub_of({path: text})
    assert codes(problems) == [(path, line, "slow-body")]


# Names


@pytest.mark.parametrize(
    ("one", "other", "codes"),
    [
        ("Ada Ng", "Аda Ng", ["look-alike-name"]),  # a Cyrillic А
        ("Paul Lee", "PauI Lee", ["look-alike-name"]),  # a capital i
        ("Anna Wernersson", "Anna Wemersson", ["look-alike-name"]),
        ("Ян Ли", "Ян Ли", []),
        ("Ada Ng", "Ada Ng", []),
        ("Ada Ng", "ADA-NG", []),
        ("José Silva", "Jose\u0301 Silva", []),
        ("Ian Lee", "Lan Lee", []),
        ("O'Neil", "O’Neil", []),
    ],
)
def test_a_name_that_only_looks_like_anothers_is_told_from_a_namesakes(one: str, other: str, codes: list[str], hub_of: HubOf) -> None:
    _, problems = hub_of({"people/a.yml": f"name: {one}\n", "people/b.yml": f"name: {other}\n"})
    assert [(problem.place.path, problem.code) for problem in problems] == [("people/b.yml", code) for code in codes]


def test_the_name_with_the_foreign_letter_is_the_imitation_whoever_comes_first(hub_of: HubOf) -> None:
    _, problems = hub_of({"people/a.yml": "name: Аda Ng\n", "people/b.yml": "name: Ada Ng\n"})
    assert [(problem.place.path, problem.hint) for problem in problems] == [("people/a.yml", "type it again, letter by letter: `А` is U+0410")]


def test_one_notice_names_every_spelling_and_how_many_use_it(hub_of: HubOf) -> None:
    people = {f"people/p{n}.yml": f"name: P{n}\nteam: {team}\n" for n, team in enumerate(["Data", "Data", "data", "DATA"])}
    _, problems = hub_of(people)
    assert [(problem.place.path, problem.message) for problem in problems] == [
        ("people/p2.yml", "people write `Data` (2), `DATA` (1) and `data` (1) for one team")
    ]


def test_roles_may_be_spelt_as_everyone_likes(hub_of: HubOf) -> None:
    assert hub_of({"people/a.yml": "name: A\nrole: Data engineer\n", "people/b.yml": "name: B\nrole: data-engineer\n"})[1] == []


def test_a_skill_whose_file_cannot_be_read_is_not_said_to_be_spelt_in_two_ways(hub_of: HubOf) -> None:
    broken = {"skills/graphql.yml": "name: [\n"}
    people = {"people/a.yml": "name: A\nskills: [{skill: graphql}]\n", "people/b.yml": "name: B\nskills: [{skill: Graph QL}]\n"}
    assert "skill-spellings" not in [problem.code for problem in hub_of({**broken, **people})[1]]


# People


def test_an_address_that_somebody_keeps_private_is_not_quoted(hub_of: HubOf) -> None:
    private = "name: A\nprivate: {contact: {email: a@x.example}}\n"
    _, problems = hub_of({"people/a.yml": private, "people/b.yml": "name: B\ncontact: {email: A@x.example}\n"})
    assert [(problem.code, problem.message) for problem in problems] == [("shared-contact", "`a` has the same e-mail address")]


def test_who_left_may_leave_an_address_to_the_next(hub_of: HubOf) -> None:
    gone = "name: A\nstatus: former\ncontact: {email: a@x.example}\n"
    assert hub_of({"people/a.yml": gone, "people/b.yml": "name: B\ncontact: {email: a@x.example}\n"})[1] == []


def test_a_stale_profile_is_one_notice_however_many_skills_are_stale(hub_of: HubOf) -> None:
    skills = {"skills/sql.yml": "name: SQL\n", PERSON: "name: Ada\nconfirmed: 2020-01-01\nskills: [{skill: sql, confirmed: 2020-01-01}]\n"}
    assert [problem.code for problem in hub_of(skills)[1]] == ["stale-profile"]


# Circles


def weekly(starts: str, more: str = "") -> dict[str, str]:
    meets = f"meets: {{rule: every Tuesday, at: '9:00', timezone: Asia/Tokyo, starts: {starts}}}"
    return {"circles/c/index.md": f"---\nname: C\npurpose: P\n{meets}\n{more}---\n"}


@pytest.mark.parametrize(
    ("note", "found"),
    [("2026-10-27", ["quiet-circle"]), ("2026-11-03", []), ("2026-10-30", ["quiet-circle", "note-off-schedule"]), ("2062-01-03", ["quiet-circle", "note-in-future"])],
)
def test_a_circle_is_quiet_after_three_meetings_without_a_note(note: str, found: list[str], hub_of: HubOf) -> None:
    _, problems = hub_of({**weekly("2026-08-04"), f"circles/c/{note}-x.md": "---\ntitle: X\n---\n"})
    assert sorted(problem.code for problem in problems) == sorted(found)


def test_a_note_that_cannot_be_read_breaks_the_silence_all_the_same(hub_of: HubOf) -> None:
    _, problems = hub_of({**weekly("2026-08-04"), "circles/c/2026-11-17-x.md": "no front matter\n"})
    assert [problem.code for problem in problems] == ["missing-front-matter"]


@pytest.mark.parametrize("status", ["paused", "closed"])
def test_a_circle_that_rests_may_be_silent(status: str, hub_of: HubOf) -> None:
    assert hub_of(weekly("2026-08-04", f"status: {status}\n"))[1] == []


# Programs


def coached(outcome: str, measure: str = "") -> dict[str, str]:
    people = {"people/ada.yml": "name: Ada\n", "people/bo.yml": "name: Bo\n", "skills/sql.yml": "name: SQL\n"}
    goal = f"goal: {{who: [ada], learns: sql, from: [bo], by: 2026-12-01, outcome: {outcome!r}, measure: {measure!r}}}"
    return {**people, "programs/p/index.md": f"---\nname: P\nmodel: peer-coaching\nstatus: running\n{goal}\n---\n"}


@pytest.mark.parametrize(
    ("outcome", "says"),
    [
        ("get better at SQL", "get better"),
        ("Ada and Wei will learn SQL", "learn"),
        ("understand the release", "understand"),
        ("Improve our presentations", "Improve"),
        ("Everyone knows more about data", "knows more about"),
        ("to become more confident on calls", "become more confident"),
    ],
)
def test_an_outcome_that_only_wishes_is_quoted_with_its_wish(outcome: str, says: str, hub_of: HubOf) -> None:
    _, problems = hub_of(coached(outcome))
    assert [problem.message for problem in problems] == [f"nobody can see or count whether the outcome came true: it says `{says}`"]


@pytest.mark.parametrize(
    ("outcome", "measure"),
    [
        ("Each has given one talk to a customer", ""),
        ("Each has replaced one weekly chore by a script that they understand", ""),
        ("Improve the share of drafts accepted at once to 80 %", ""),
        ("Ada understands SQL", "Four requests a week or fewer reach the data team"),
        ("Support learns to answer its own questions: 4 requests a week instead of 12", ""),
    ],
)
def test_an_outcome_that_one_can_see_or_count_is_fine(outcome: str, measure: str, hub_of: HubOf) -> None:
    assert hub_of(coached(outcome, measure))[1] == []


def pilot(people: int, more: str = "") -> dict[str, str]:
    slugs = [f"p{n}" for n in range(people)]
    files = {f"people/{slug}.yml": f"name: {slug}\n" for slug in slugs}
    return {**files, "programs/seo-pilot/index.md": f"---\nname: SEO\nmodel: peer-coaching\npeople: [{', '.join(slugs)}]\n{more}---\n"}


@pytest.mark.parametrize(("people", "more", "found"), [(6, "", []), (7, "", ["large-pilot"]), (7, "facilitator: p0\n", []), (7, "status: finished\n", [])])
def test_a_pilot_is_six_people_at_most_and_whoever_runs_it(people: int, more: str, found: list[str], hub_of: HubOf) -> None:
    assert [problem.code for problem in hub_of(pilot(people, more))[1]] == found


def test_a_program_that_is_no_pilot_may_be_large(hub_of: HubOf) -> None:
    files = {path.replace("seo-pilot", "seo"): text for path, text in pilot(8).items()}
    assert hub_of(files)[1] == []


def paired(seats: str, status: str) -> dict[str, str]:
    people = {f"people/{slug}.yml": f"name: {slug}\n" for slug in "bc"}
    teacher = {"people/a.yml": f"name: A\nskills: [{{skill: sql}}]\n{seats}"}
    goal = "goal: {who: [b, c], learns: sql, from: [a], by: 2026-12-01, outcome: each answers a request alone}"
    pairs = "pairs: [{teacher: a, learner: b, skill: sql}, {teacher: a, learner: c, skill: sql}]"
    program = f"---\nname: P\nmodel: peer-coaching\nstatus: {status}\n{goal}\n{pairs}\n---\n"
    return {**people, **teacher, "skills/sql.yml": "name: SQL\n", "programs/p/index.md": program}


@pytest.mark.parametrize(
    ("seats", "status", "found"),
    [
        *(("teaching: {seats: 1}\n", status, 1) for status in ("draft", "running")),
        *(("teaching: {seats: 1}\n", status, 0) for status in ("finished", "stopped")),
        ("teaching: {seats: 2}\n", "running", 0),
        ("", "running", 0),
        ("private: {teaching: {seats: 0}}\n", "running", 2),
    ],
)
def test_a_pair_needs_a_free_seat_while_it_goes_on(seats: str, status: str, found: int, hub_of: HubOf) -> None:
    assert [problem.code for problem in hub_of(paired(seats, status))[1]] == ["no-free-seat"] * found


def test_a_skill_that_is_private_can_be_taught(hub_of: HubOf) -> None:
    files = paired("", "running")
    files["people/a.yml"] = "name: A\nprivate: {skills: [{skill: sql}]}\n"
    assert hub_of(files)[1] == []


def test_nobody_is_said_not_to_know_a_skill_while_a_skills_file_is_broken(hub_of: HubOf) -> None:
    files = {**paired("", "running"), "people/a.yml": "name: A\nskills: [{skill: postgres}]\n"}
    _, problems = hub_of({**files, "skills/postgres.yml": "name: [\nparent: sql\n"})
    assert [problem.place.path for problem in problems] == ["skills/postgres.yml"]
