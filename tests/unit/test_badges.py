"""Badges of teams, read as XML."""

from xml.etree import ElementTree

import pytest
from small_hub import claims, hub, person

from hubgen.content.hub import Hub
from hubgen.content.settings import Settings
from hubgen.site.badges import MOST_PIXELS, badge, badges
from hubgen.views.refs import Refs
from hubgen.views.teams import team_view

SVG = "{http://www.w3.org/2000/svg}"
NAMES = ["Data", "</text><script>alert(1)</script>&\"'", "a" * 300, "陽" * 80, "שלום עולם", "ي" * 90, "é" * 60, "e\u0301" * 90, "👩‍👩‍👧" * 40, "x\x00\x0b\ufffey", " \u2028 "]


def drawn(label: str, value: str = "3 people") -> ElementTree.Element:
    return ElementTree.fromstring(badge(label, value))


def texts(root: ElementTree.Element) -> list[ElementTree.Element]:
    return list(root.iter(f"{SVG}text"))


def files(one: Hub) -> dict[str, bytes]:
    return {path: make() for path, make in badges(one, "", None)}


def test_a_badge_counts_people_skills_and_teachers() -> None:
    one = hub(
        person("ada", team="Data", claims=(*claims("go", teaches=True), *claims("sql", teaches=True))),
        person("ben", team="Data", claims=claims("sql")),
        person("cy", team="Data"),
        person("eve", team="Sea"),
    )
    made = {path: ElementTree.fromstring(raw).findtext(f"{SVG}title") for path, raw in files(one).items()}
    assert made == {
        "teams/data/badge.svg": "Data: 3 people, 2 skills, 1 teaches",
        "teams/sea/badge.svg": "Sea: 1 person, 0 skills, 0 teach",
    }


@pytest.mark.parametrize("name", NAMES)
def test_any_name_makes_a_picture_that_holds_text_alone(name: str) -> None:
    one = hub(person("ada", team=name))
    (raw,) = files(one).values()
    root = ElementTree.fromstring(raw)
    assert {each.tag.removeprefix(SVG) for each in root.iter()} == {"svg", "title", "rect", "path", "g", "text"}
    assert {name for each in root.iter() for name in each.attrib} & {"style", "href", "onload"} == set()


@pytest.mark.parametrize("name", NAMES)
def test_a_long_name_is_cut_between_signs_and_said_whole_in_the_title(name: str) -> None:
    name = "".join(sign for sign in name if sign.isprintable() or sign == "\u200d")
    root = drawn(name)
    shown = texts(root)[0].text or ""
    assert root.findtext(f"{SVG}title") == f"{name}: 3 people"
    assert int(texts(root)[0].attrib["textLength"]) <= MOST_PIXELS + 12
    if shown != name:
        cut = shown.removesuffix("…")
        assert name.startswith(cut) and shown.endswith("…")
        assert not name[len(cut):].startswith(("\u0301", "\u200d"))
        assert not cut.endswith("\u200d")


def test_words_lie_inside_of_the_picture_and_apart() -> None:
    root = drawn("A team", "12 people, 34 skills, 5 teach")
    first, second = [(int(each.attrib["x"]), int(each.attrib["textLength"]) / 2) for each in texts(root)]
    assert first[0] - first[1] > 0
    assert first[0] + first[1] < second[0] - second[1]
    assert second[0] + second[1] < int(root.attrib["width"])


def test_a_name_from_right_to_left_says_so() -> None:
    assert [each.get("direction") for each in texts(drawn("שלום"))] == ["rtl", None]


def test_a_reader_of_screens_is_told_what_it_says() -> None:
    root = drawn("Data")
    assert root.attrib["role"] == "img"
    assert root.attrib["aria-labelledby"] == root.find(f"{SVG}title").attrib["id"]  # type: ignore[union-attr]


@pytest.mark.parametrize("colour", ["#3d4451", "#00695c"])
def test_white_words_can_be_read_on_it(colour: str) -> None:
    assert colour.encode() in badge("a", "b")
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    light = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    assert 1.05 / (0.2126 * light[0] + 0.7152 * light[1] + 0.0722 * light[2] + 0.05) > 4.5


def test_the_markdown_shows_it_and_leads_to_the_team() -> None:
    one = hub(person("ada", team="R&D [sea]\n*new*"), settings=Settings(site_url="https://hub.example/"))
    (team,) = one.teams.values()
    site = f"https://hub.example/teams/{team.slug}/"
    assert team_view(one, Refs(one), team).badge_markdown == f"[![R\\&D \\[sea\\] \\*new\\*]({site}badge.svg)]({site})"


def test_without_an_address_or_without_files_there_is_no_markdown() -> None:
    for settings in (Settings(), Settings(site_url="https://hub.example/", api=False)):
        one = hub(person("ada", team="Data"), settings=settings)
        assert team_view(one, Refs(one), one.teams["data"]).badge_markdown == ""


def test_the_same_team_gives_the_same_bytes() -> None:
    assert badge("Data", "3 people") == badge("Data", "3 people")
