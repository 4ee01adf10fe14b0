"""Answers to assistants keep to who is asking: what is not for them is in no answer."""

import json
import re
import sys
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from hubgen.cli import main
from hubgen.engines.assistant_server import Answerer, ServerOptions
from hubgen.reports.assistant.tools import TOOLS
from hubgen.views.lookup import NothingMeant
from tiny_hub import TINY, TODAY, Write

DOCUMENTATION = (Path(__file__).parents[2] / "docs" / "dev" / "assistants.md").read_text("utf-8")
TOGETHER = "name: 森 陽翔\ntimezone: Europe/Lisbon\nlanguages: [English]\nwants:\n  - skill: python\n"
"""Somebody whom Ada could teach, if they were not to be kept apart."""


def answerer(root: Path, audience: str | None = None) -> Answerer:
    return Answerer(root, ServerOptions(audience, TODAY))


def pairs(answer: object) -> list[tuple[str, str]]:
    assert isinstance(answer, dict)
    return [(one["learner"]["slug"], one["teacher"]["slug"]) for one in answer["pairs"]]


def test_two_who_must_not_be_paired_are_neither_proposed_nor_told(root: Path, write: Write) -> None:
    write("people/mori-haruto.yml", TOGETHER)
    kept_apart = answerer(root).answer("suggest_pair", {"skill": "python"})
    (root / "programs/do-not-pair.yml").unlink()
    free = answerer(root).answer("suggest_pair", {"skill": "python"})
    assert (pairs(kept_apart), "Ada" in str(kept_apart), "ada-ng" in str(kept_apart), pairs(free)) == ([], False, False, [("mori-haruto", "ada-ng")])


def test_the_list_of_who_is_kept_apart_may_change_under_the_server(root: Path, write: Write) -> None:
    write("people/mori-haruto.yml", TOGETHER)
    (root / "programs/do-not-pair.yml").unlink()
    server = answerer(root)
    before = pairs(server.answer("suggest_pair", {"person": "mori-haruto"}))
    write("programs/do-not-pair.yml", "- [ada-ng, mori-haruto]\n")
    assert (before, pairs(server.answer("suggest_pair", {"person": "mori-haruto"}))) == ([("mori-haruto", "ada-ng")], [])


def test_somebody_in_a_program_learns_what_the_program_is_about(root: Path, write: Write) -> None:
    write("programs/new/index.md", "---\nname: New\nmodel: peer-coaching\ngoal:\n  who: [eleni-markou]\n  learns: python\n  from: [ada-ng]\n---\n")
    answers = [answerer(root).answer("suggest_pair", {"person": slug, "program": "new"}) for slug in ("eleni-markou", "bruno-sa")]
    assert [pairs(answer) for answer in answers] == [[("eleni-markou", "ada-ng")], []]


def test_a_program_that_is_over_has_no_pairs_to_propose(root: Path, write: Write) -> None:
    write("programs/old/index.md", "---\nname: Old\nmodel: peer-coaching\nstatus: finished\n---\n")
    with pytest.raises(NothingMeant, match="the program 'old' is finished: pairs are proposed for programs that are running or yet to start"):
        answerer(root).answer("suggest_pair", {"program": "old"})


def test_the_public_has_the_tools_whose_pages_it_has() -> None:
    assert list(answerer(TINY, "public").tools) == ["find_people", "get_person", "get_skill", "next_meetings"]


def test_the_public_finds_nobody_who_is_internal() -> None:
    public = answerer(TINY, "public")
    found = str([public.answer("find_people", {"query": "python"}), public.answer("next_meetings", {}), public.answer("get_skill", {"skill": "Plain writing"})])
    assert [name for name in ("Ada", "ada-ng", "Ελένη", "eleni", "python-circle", "first-pairs") if name in found] == []
    assert "bruno-sa" in found
    with pytest.raises(NothingMeant, match="there is no profile called 'ada-ng'"):
        public.answer("get_person", {"person": "ada-ng"})


@pytest.mark.parametrize("text", ["extra: [\n", "extra:\n  hub:\n    organisation: Tern\n"])
def test_a_slip_in_the_settings_does_not_show_colleagues_to_the_public(root: Path, write: Write, text: str) -> None:
    write("mkdocs.yml", "extra:\n  hub:\n    audience: public\n")
    server = answerer(root)
    write("mkdocs.yml", text)
    assert server.answer("find_people", {"query": "python"})["people"] == []


def test_levels_that_the_hub_hides_are_in_no_gap(root: Path, write: Write) -> None:
    write("mkdocs.yml", "extra:\n  hub:\n    insights:\n      levels: false\n")
    write("people/bruno-sa.yml", "name: Bruno Sá\nskills:\n  - skill: sql\n    level: 4\nwants:\n  - skill: python\n")
    write("people/ada-ng.yml", "name: Ada Ng\nwants:\n  - skill: sql\n")
    gap = answerer(root).answer("list_gaps", {"skill": "sql"})["wanted"]
    assert "'slug': 'bruno-sa', 'reason': 'knows', 'quoted'" in str(gap) and "level" not in str(gap)


def test_two_of_one_name_are_told_apart_by_the_slug(root: Path, write: Write) -> None:
    write("people/ada-ng-2.yml", "name: ADA NG\n")
    with pytest.raises(NothingMeant, match="several people are called 'Ada Ng': say which by the slug, ada-ng, ada-ng-2"):
        answerer(root).answer("get_person", {"person": "Ada Ng"})


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Ramón", "there is no profile called 'Ramón'; did you mean 'p-1'?"),
        ("okonkwo", "several people have that in their name: say which by the slug, p-1, p-2"),
        ("Okonkwo Ruth", "did you mean 'p-2'?"),
        ("joao", "there is no profile called 'joao'; did you mean 'joao-pedro-teles'?"),
    ],
)
def test_half_a_name_is_answered_with_whose_it_is(root: Path, write: Write, text: str, said: str) -> None:
    write("people/p-1.yml", "name: Ramón Okonkwo\n")
    write("people/p-2.yml", "name: Ruth Okonkwo\n")
    write("people/joao-pedro-teles.yml", "name: João Pedro Teles\n")
    with pytest.raises(NothingMeant, match=re.escape(said) + "$"):
        answerer(root).answer("get_person", {"person": text})


def test_of_many_of_one_name_some_are_named_and_all_are_counted(root: Path, write: Write) -> None:
    for number in range(13):
        write(f"people/q-{number:02}.yml", "name: Ada Ng\n")
    with pytest.raises(NothingMeant, match=r"ada-ng, q-00, .*, q-08 or 4 others$"):
        answerer(root).answer("get_person", {"person": "Ada Ng"})


def test_an_empty_hub_answers(tmp_path: Path) -> None:
    (tmp_path / "people").mkdir()
    empty = answerer(tmp_path)
    assert empty.answer("find_people", {"query": "python"})["people"] == []
    assert empty.answer("list_gaps", {}) == {"today": str(TODAY), "wanted_total": 0, "wanted": [], "single_points_total": 0, "single_points": []}
    assert empty.answer("next_meetings", {})["meetings"] == []


def test_who_asks_elsewhere_has_who_is_near_first(root: Path, write: Write) -> None:
    for slug, zone in (("lima", "America/Lima"), ("oslo", "Europe/Oslo")):
        write(f"people/{slug}.yml", f"name: {slug}\ntimezone: {zone}\nskills: [{{skill: kubernetes, level: 4, teaches: true}}]\n")
    near = {
        zone: [one["slug"] for one in Answerer(root, ServerOptions(None, TODAY, zone)).answer("find_people", {"query": "kubernetes", "sort": "near"})["people"][:1]]  # type: ignore[index,union-attr,call-overload]
        for zone in ("America/Lima", "Europe/Oslo")
    }
    assert near == {"America/Lima": ["lima"], "Europe/Oslo": ["oslo"]}


def test_a_meeting_that_is_over_is_not_next() -> None:
    at_noon = Answerer(TINY, ServerOptions(None, date(2026, 11, 24))).answer("next_meetings", {"circle": "python-circle"})
    later = Answerer(TINY, ServerOptions(None, date(2026, 11, 25))).answer("next_meetings", {"circle": "python-circle"})
    assert [str(answer["meetings"])[:80].count("2026-11-24") for answer in (at_noon, later)] == [1, 0]


def test_without_the_extra_one_is_told_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "hubgen.engines.assistant_server", raising=False)
    for name in ("mcp", *(name for name in sys.modules if name.startswith("mcp."))):
        monkeypatch.setitem(sys.modules, name, None)
    result = CliRunner().invoke(main, ["mcp", str(TINY)])
    assert (result.exit_code, 'pip install "hubgen[mcp]"' in result.stderr) == (2, True)


def test_a_zone_that_is_none_is_wrong_use() -> None:
    result = CliRunner().invoke(main, ["mcp", str(TINY), "--zone", "Lisbon"])
    assert (result.exit_code, "'Lisbon' is no time zone; write it as Europe/Lisbon" in result.stderr) == (2, True)


def test_the_documentation_names_every_tool_and_all_that_it_takes() -> None:
    rows = (line for line in DOCUMENTATION.splitlines() if line.startswith("| `"))
    row_of = {row.split("`")[1]: row for row in rows}
    for tool in TOOLS:
        assert [one.name for one in tool.inputs if f"`{one.name}`" not in row_of[tool.name].split("|")[2]] == []


def test_the_settings_that_the_documentation_shows_start_the_server() -> None:
    settings = json.loads(re.findall(r"```json\n(.*?)```", DOCUMENTATION, re.DOTALL)[0])["mcpServers"]["colleagues"]
    assert settings["command"] == "hubgen"
    arguments = [str(TINY) if word == "/home/me/hub" else word for word in settings["args"]]
    with main.make_context("hubgen", [*arguments]) as context:
        command = main.get_command(context, arguments[0])
        assert command and command.make_context("mcp", arguments[1:]).params["languages"] == ("English", "Portuguese")
