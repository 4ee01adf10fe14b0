"""A hub becomes the files of `api/v1/`: each kind whole, in a small hub each thing by its slug too, and their schemas."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from math import ceil
from typing import TypeAlias

from pydantic_core import PydanticSerializationError, to_json

from hubgen.content.hub import Hub
from hubgen.site.api.calendar import events, last_looked_at
from hubgen.site.api.file_shapes import Counts, Files, Index
from hubgen.site.api.insights import insights_of
from hubgen.site.api.names import Names
from hubgen.site.api.schemas import SHAPES, schema_of
from hubgen.site.api.things import circle_of, person_of, program_of, skill_of, team_of
from hubgen.views.insights.whole import InsightsView
from hubgen.views.refs import Refs

FOLDER = "api/v1/"
VERSION = 1
BY_SLUG = 2_000
"""Up to so many people each thing has a file of its own."""

TOGETHER = 5_000
"""So many things stand in one file: some hosts take none of more than 25 MB."""

Planned: TypeAlias = tuple[str, Callable[[], bytes]]
Things: TypeAlias = Mapping[str, Callable[[], object]]
"""What makes each thing of a kind, by its slug, in the hub's order."""


def api_files(hub: Hub, site_url: str, insights: Callable[[], InsightsView] | None) -> Iterator[Planned]:
    """Give the path of every file and what makes it, from a *hub* as its audience may see it.

    Without *site_url*, addresses are relative to the site's root. *insights* is None where there are none. Costs
    30 to 50 µs of processor for each person, and for each note; who has left is no person here.
    """
    names = Names(Refs(hub), site_url)
    kinds = _kinds(names)
    for kind, things in kinds.items():
        makers = [*things.values()]
        for at, name in enumerate(_files_of(kind, len(makers))):
            yield FOLDER + name, partial(_whole, hub, kind, makers[at * TOGETHER : (at + 1) * TOGETHER])
        if has_slugs(hub):
            yield from ((f"{FOLDER}{kind}/{slug}.json", partial(_one, make)) for slug, make in things.items())
    yield f"{FOLDER}calendar.json", partial(_calendar, names)
    if insights:
        yield f"{FOLDER}insights.json", partial(_insights, hub, site_url, insights)
    counts = {kind: len(things) for kind, things in kinds.items()}
    yield f"{FOLDER}index.json", partial(_index, hub, site_url, counts, insights is not None)
    yield from ((f"{FOLDER}schemas/{name}.json", partial(_schema, shape)) for name, shape in SHAPES.items())


def has_slugs(hub: Hub) -> bool:
    """Say whether each thing of *hub* has a file of its own."""
    return len(hub.present) <= BY_SLUG


def _kinds(names: Names) -> Mapping[str, Things]:
    hub = names.hub
    return {
        "people": {person.slug: partial(person_of, names, person) for person in hub.present},
        "skills": {skill.slug: partial(skill_of, names, skill) for skill in hub.skills.values()},
        "circles": {circle.slug: partial(circle_of, names, circle) for circle in hub.circles.values()},
        "programs": {program.slug: partial(program_of, names, program) for program in hub.programs.values()},
        "teams": {team.slug: partial(team_of, names, team) for team in hub.teams.values()},
    }


def _files_of(kind: str, count: int) -> list[str]:
    """Name the files that hold all *count* things of a kind: one, or several for very many."""
    if count <= TOGETHER:
        return [f"{kind}.json"]
    return [f"{kind}-{number + 1}.json" for number in range(ceil(count / TOGETHER))]


def _whole(hub: Hub, kind: str, makers: Iterable[Callable[[], object]]) -> bytes:
    return _list(kind, {"version": VERSION, "today": hub.today.isoformat()}, (make() for make in makers))


def _calendar(names: Names) -> bytes:
    today = names.hub.today
    head = {"version": VERSION, "today": today.isoformat(), "until": last_looked_at(today).isoformat()}
    return _list("events", head, events(names))


def _list(name: str, head: Mapping[str, object], things: Iterable[object]) -> bytes:
    """Write a line for each thing, so that two versions can be compared and a large file read line by line."""
    lines = b",".join([b"\n" + _encode(thing) for thing in things])
    return b'%s,"%s":[%s\n]}\n' % (_encode(head)[:-1], name.encode(), lines)


def _one(make: Callable[[], object]) -> bytes:
    return _encode(make()) + b"\n"


def _insights(hub: Hub, site_url: str, insights: Callable[[], InsightsView]) -> bytes:
    return _encode(insights_of(insights(), site_url, hub.today)) + b"\n"


def _encode(value: object) -> bytes:
    """Write *value* in one line: by pydantic's serialiser, which is there anyway and takes a third of the library's time."""
    try:
        return to_json(value)
    except PydanticSerializationError:  # half a sign, which no reader lets in, is not UTF-8
        return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode(errors="replace")


def _schema(shape: type) -> bytes:
    return to_json(schema_of(shape), indent=2) + b"\n"


def _index(hub: Hub, site_url: str, counts: Mapping[str, int], has_insights: bool) -> bytes:
    index = Index(
        version=VERSION,
        today=hub.today.isoformat(),
        organisation=hub.settings.organisation,
        site_url=site_url,
        audience=hub.settings.audience,
        levels=[*hub.settings.levels],
        counts=Counts(
            people=counts["people"],
            skills=counts["skills"],
            circles=counts["circles"],
            notes=len(hub.notes),
            programs=counts["programs"],
            teams=counts["teams"],
        ),
        files=Files(
            people=_files_of("people", counts["people"]),
            skills=_files_of("skills", counts["skills"]),
            circles=_files_of("circles", counts["circles"]),
            programs=_files_of("programs", counts["programs"]),
            teams=_files_of("teams", counts["teams"]),
            calendar="calendar.json",
            insights="insights.json" if has_insights else None,
        ),
        by_slug=has_slugs(hub),
        schemas={name: f"schemas/{name}.json" for name in SHAPES},
    )
    return to_json(index, indent=2) + b"\n"
