"""Pages of insights, parsed, and what is in a hub, counted by looking at everyone."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from xml.etree.ElementTree import Element

import html5lib
import pytest
from insight_counts import recounted
from insight_hubs import real_hubs

from hubgen.content.hub import Hub, Person, Status
from hubgen.site.pages import make_site
from hubgen.views.insights.trends import MonthCounts, Months

PAGES = ("", "wanted/", "single-points/", "freshness/", "trends/")
MONTH_NAMES = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
HUBS = pytest.mark.parametrize("number", [0, 1], ids=["tiny", "sample"])


def pages_of(made: Hub, months: Months | None = None) -> dict[str, Element]:
    """Give each page, parsed by a parser that is not ours."""
    site = make_site(made, months=lambda: months or {})
    html = {url: site.render(site.records[f"insights/{url}"]).html for url in PAGES}
    return {url: parsed(text) for url, text in html.items()}


def parsed(html: str) -> Element:
    page: Element = html5lib.parse(html, namespaceHTMLElements=False)
    for each in page.iter():
        each.tag = each.tag.removeprefix("{http://www.w3.org/2000/svg}")
    return page


@cache
def real_pages(number: int) -> Mapping[str, Element]:
    return pages_of(real_hubs()[number])


def text_of(element: Element) -> str:
    return " ".join("".join(element.itertext()).split())


def said(element: Element) -> str:
    """Give what the page says of its own: neither names, nor what is drawn."""
    if element.tag in ("bdi", "svg", "time", "code"):
        return element.tail or ""
    return (element.text or "") + "".join(map(said, element)) + (element.tail or "")


def numbers(*elements: Element) -> list[int]:
    return [int(each.replace("−", "-")) for element in elements for each in re.findall(r"−?\d+", said(element))]


def name_of(element: Element) -> str:
    """Give the first name in it."""
    return text_of(next(element.iter("bdi")))


def classed(page: Element, name: str) -> list[Element]:
    return [each for each in page.iter() if name in each.get("class", "").split()]


def lead(page: Element) -> list[int]:
    return numbers(*classed(page, "hub-lead"))


def rows_of(table: Element) -> list[list[Element]]:
    return [list(row) for row in table.iter("tr")][1:]


def table_after(page: Element, anchor: str) -> Element:
    """Give the first table, or list, after the heading."""
    elements = list(page.iter())
    begin = next(at for at, each in enumerate(elements) if each.get("id") == anchor)
    return next(each for each in elements[begin:] if each.tag in ("table", "ul"))


def month_names(months: list[str]) -> list[str]:
    return [f"{MONTH_NAMES[int(month[5:]) - 1]} {month[:4]}" for month in months]


# What is in the hub, counted by looking at everyone


def here(made: Hub) -> list[Person]:
    return [one for one in made.people.values() if one.status is not Status.FORMER]


def name_in(made: Hub, key: str) -> str:
    if key in made.skills:
        return made.skills[key].name
    return next(one.skill.name for who in here(made) for one in (*who.claims, *who.wants) if one.skill.key == key)


def demand(made: Hub) -> dict[str, tuple[int, int, int, int, int, int]]:
    """Give, by name, who wants, waits, knows and teaches, the seats, and who has not said how many."""
    counts = recounted(made).skills
    kept = {key: row for key, row in counts.items() if (row.wants or row.teaches) and not (key in made.skills and made.skills[key].deprecated)}
    return {name_in(made, key): (row.wants, row.wants - row.learning, row.knows, row.teaches, row.seats, row.unsaid) for key, row in kept.items()}


def unmet(made: Hub) -> int:
    return sum(max(0, waits - seats - unsaid) for _, waits, _, _, seats, unsaid in demand(made).values())


def holders(made: Hub, slugs: set[str]) -> dict[str, list[str]]:
    """Give who of *slugs* holds each skill, by its key."""
    found: dict[str, list[str]] = {}
    for one in here(made):
        for key in {claim.skill.key for claim in one.claims}:
            claim = one.claim(key)
            if one.slug in slugs and claim and (claim.teaches or claim.level != 1) and not (key in made.skills and made.skills[key].deprecated):
                found.setdefault(key, []).append(one.slug)
    return found


def is_away(made: Hub, slug: str) -> bool:
    paused = made.people[slug].teaching.paused_until
    return made.people[slug].status is Status.AWAY or bool(paused and paused > made.today)


def points(made: Hub) -> dict[str, dict[str, list[str]]]:
    """Give, by kind, the skills at risk with those who hold them."""
    found: dict[str, dict[str, list[str]]] = {"person": {}, "away": {}, "team": {}}
    for key, held in holders(made, set(made.people)).items():
        teams = {made.people[slug].team for slug in held}
        if len(held) == 1:
            found["person"][key] = held
        elif all(is_away(made, slug) for slug in held):
            found["away"][key] = held
        elif len(teams) == 1 and teams != {""} and len(made.teams) > 1:
            found["team"][key] = held
    return found


def states(made: Hub) -> dict[str, str]:
    """Give how each program that runs goes, as its own page says."""
    site = make_site(made)
    running = [one for one in made.programs.values() if one.status == "running"]
    shown = {one.name: parsed(site.render(site.records[f"programs/{one.slug}/"]).html) for one in running}
    return {name: text_of(classed(page, "hub-momentum")[0]) for name, page in shown.items()}


# A hub with a past


@cache
def past() -> tuple[tuple[date, Hub], ...]:
    """Give the sample hub as it might have been: fewer people, and one month of which nothing is known."""
    now = real_hubs()[1]
    days = [date(2025, 10, 31), date(2025, 11, 30), date(2026, 9, 30), date(2026, 10, 31)]
    return tuple((day, replace(now, today=day, people=dict(list(now.people.items())[: 20 + 9 * at]))) for at, day in enumerate(days))


@cache
def grown() -> tuple[Hub, Mapping[str, Element]]:
    months = {day: MonthCounts(recounted(then)) for day, then in past()}
    return real_hubs()[1], pages_of(real_hubs()[1], months)
