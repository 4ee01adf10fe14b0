"""A shape becomes its JSON Schema (2020-12)."""

from collections.abc import Mapping
from types import NoneType, UnionType
from typing import Annotated, TypeAlias, Union, get_args, get_origin, get_type_hints, is_typeddict

from hubgen.site.api.file_shapes import Calendar, Circles, Index, People, Programs, Skills, Teams
from hubgen.site.api.insight_shapes import Insights
from hubgen.site.api.shapes import Circle, Format, Person, Program, Skill, Team

Json: TypeAlias = "bool | int | str | list[Json] | dict[str, Json] | None"
Schema: TypeAlias = dict[str, Json]

SHAPES: Mapping[str, type] = {
    "index": Index,
    "people": People,
    "person": Person,
    "skills": Skills,
    "skill": Skill,
    "circles": Circles,
    "circle": Circle,
    "programs": Programs,
    "program": Program,
    "teams": Teams,
    "team": Team,
    "calendar": Calendar,
    "insights": Insights,
}
"""The shape of each kind of file, by the name of its schema."""

_PLAIN = {str: "string", int: "integer", bool: "boolean", NoneType: "null"}


def schema_of(shape: type) -> Schema:
    """Give the schema of a file that holds a *shape*, a TypedDict; the shapes within stand in its `$defs`.

    Only fields that are known are described; others may be there, for fields are added. `TypeError` for what has no
    schema here.
    """
    inner: dict[str, Json] = {}
    found = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": shape.__name__, **_object(shape, inner)}
    return {**found, "$defs": dict(sorted(inner.items()))} if inner else found


def _object(shape: type, inner: dict[str, Json]) -> Schema:
    hints = get_type_hints(shape, include_extras=True)
    return {
        "description": " ".join((shape.__doc__ or "").split()),
        "type": "object",
        "properties": {name: _value(hint, inner) for name, hint in hints.items()},
        "required": list(hints),
    }


def _value(hint: object, inner: dict[str, Json]) -> Schema:
    """Give the schema of a value with that type *hint*; the shapes that it names are put into *inner*."""
    origin, parts = get_origin(hint), get_args(hint)
    if origin is Annotated:
        return _value(parts[0], inner) | _said(parts[1:])
    if isinstance(hint, type) and is_typeddict(hint):
        if hint.__name__ not in inner:
            inner[hint.__name__] = {}  # a shape may hold itself
            inner[hint.__name__] = {**_object(hint, inner)}
        return {"$ref": f"#/$defs/{hint.__name__}"}
    if origin is list:
        return {"type": "array", "items": _value(parts[0], inner)}
    if origin is dict:
        return {"type": "object", "additionalProperties": _value(parts[1], inner)}
    if origin in (Union, UnionType):
        return {"anyOf": [_value(part, inner) for part in parts]}
    if isinstance(hint, type) and hint in _PLAIN:
        return {"type": _PLAIN[hint]}
    raise TypeError(f"{hint} has no schema")


def _said(notes: tuple[object, ...]) -> Schema:
    """Give what stands beside a type: its format, its description."""
    return {"format" if isinstance(note, Format) else "description": note.name if isinstance(note, Format) else str(note) for note in notes}
