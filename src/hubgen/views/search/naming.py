"""A thing becomes what it is called, and how to ask for exactly it."""

import re

from hubgen.views.search.columns import Columns


def slugs_of(columns: Columns, kind: str) -> tuple[str, ...]:
    if kind == "skill":
        return tuple(skill.slug for skill in columns.lists.skills)
    if kind == "circle":
        return tuple(circle.slug for circle in columns.lists.circles)
    return columns.people.slugs if kind == "person" else ()


def name_of(columns: Columns, kind: str, id: int) -> str:
    """Give what the thing of that kind is called."""
    lists = columns.lists
    if kind == "skill":
        return lists.skills[id].name
    if kind == "zone":
        return lists.zones[id].name
    if kind == "circle":
        return lists.circles[id].name
    plain = {"language": lists.languages, "place": lists.places, "team": lists.teams, "role": lists.roles}
    return {**plain, "category": lists.categories, "person": columns.people.names}[kind][id]


def label_of(columns: Columns, kind: str, ids: tuple[int, ...], text: str) -> str:
    if not ids or (kind == "person" and len(ids) > 1):
        return text
    names = [name_of(columns, kind, id) for id in ids[:2]]
    more = [f"{len(ids) - 2} more"] if len(ids) > 2 else []
    return " or ".join((*names, *more))


def say(columns: Columns, kind: str, id: int) -> str:
    """Give the typed form that means exactly this thing."""
    slugs = slugs_of(columns, kind)
    value = slugs[id] if slugs and slugs[id] else name_of(columns, kind, id)
    key = {"place": "in", "language": "speaks"}.get(kind, kind)
    return f"{key}:{value}" if re.fullmatch("[a-z0-9-]+", value) else f'{key}:"{value.replace(chr(34), "")}"'


def say_any(columns: Columns, kind: str, ids: tuple[int, ...], text: str) -> str:
    key = {"place": "in", "language": "speaks"}.get(kind, kind)
    return say(columns, kind, ids[0]) if len(ids) == 1 else f'{key}:"{text}"'
