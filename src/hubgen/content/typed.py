"""A source becomes a file of its kind, or the problems that say why not."""

from collections.abc import Mapping
from typing import Any, TypeVar, get_args

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from hubgen.content.schema import Part
from hubgen.content.slugs import did_you_mean
from hubgen.content.sources import Source
from hubgen.content.spelling import sure_key
from hubgen.content.yamltext import Data
from hubgen.problems import Place, Problem, Suggestion

FileOf = TypeVar("FileOf", bound=Part)

MAX_PROBLEMS = 20
"""How many problems of one file are worth reading at once."""


def read_as(
    kind: type[FileOf], source: Source, *, levels: tuple[str, ...] = (), under: tuple[str, ...] = ()
) -> tuple[FileOf | None, list[Problem]]:
    """Type what stands in *source* (below the keys *under*) as a *kind*, or say what is wrong, value by value."""
    data: Data | Mapping[str, Data] = source.data
    for step in under:
        data = data.get(step) if isinstance(data, Mapping) else None
    try:
        return kind.model_validate(data if data is not None else {}, context={"levels": levels}), []
    except ValidationError as error:
        details = error.errors(include_url=False)[:MAX_PROBLEMS]
        return None, [_problem(kind, source, under, detail) for detail in details]


def _problem(kind: type[Part], source: Source, under: tuple[str, ...], detail: ErrorDetails) -> Problem:
    loc = tuple(step for step in detail["loc"] if step != "[key]")
    route = (*under, *loc)
    given = detail["input"]
    context = detail.get("ctx", {})
    match detail["type"]:
        case "extra_forbidden":
            return _unknown_field(kind, source, route, loc, given)
        case "missing" if isinstance(loc[-1], int):
            return Problem(source.place(*route), "wrong-length", f"the list has only {loc[-1]} entries", "add what is missing")
        case "missing":
            message, hint = f"`{loc[-1]}` is missing", f"add a line `{loc[-1]}: …`"
            return Problem(source.place(*route), "missing-field", message, hint)
        case "model_type" | "dict_type" | "tuple_type" if given is None:
            return Problem(source.place(*route), "empty-value", "the value is empty", "fill it in, or delete the line")
        case "model_type" | "model_attributes_type" | "dict_type":
            message = f"`{_shown(given)}` stands where `key: value` lines belong"
            return Problem(source.place(*route), "wrong-type", message, f"write the keys of `{loc[-1]}` below it, indented" if loc else "write `key: value` lines")
        case "tuple_type":
            message = f"`{_shown(given)}` stands where a list belongs"
            return Problem(source.place(*route), "wrong-type", message, "write `[one, two]`, or one `- entry` a line")
        case "too_long":
            most = context.get("max_length", 0)
            message, hint = (
                (f"the list has more than {most} entries", f"keep the first {most}")
                if isinstance(given, list)
                else (f"`{_shown(given)}…` is too long", f"keep it under {most} characters")
            )
            return Problem(source.place(*route), "wrong-length", message, hint)
    on_key = detail["loc"][-1:] == ("[key]",)
    place = source.place(*route, key=on_key)
    meant = None if on_key else _suggestion(source, place, given, context.get("meant", ""))
    return Problem(place, detail["type"], context.get("message", detail["msg"]), context.get("hint", ""), suggestion=meant)


def _suggestion(source: Source, place: Place, given: object, meant: str) -> Suggestion | None:
    """Let a machine write what was meant, but not in the settings: they hold more than a hub's reader knows."""
    return Suggestion(place, given, meant) if meant and isinstance(given, str) and not source.trusted else None


def _unknown_field(kind: type[Part], source: Source, route: tuple[str | int, ...], loc: tuple[str | int, ...], given: object) -> Problem:
    key, known = str(loc[-1]), _known(kind, loc[:-1])
    near = did_you_mean(key.lower(), known)
    if near:
        hint = f"did you mean `{near}`?"
    elif given is None and len(loc) > 1:
        hint = "put the text in quotes: a comma inside `{…}` ends it"
    else:
        hint = "write one of " + ", ".join(f"`{name}`" for name in known)
    place, beside = source.place(*route, key=True), _keys_beside(source, route)
    meant = sure_key(key, known)
    suggestion = _suggestion(source, place, key, meant if meant not in beside else "")
    return Problem(place, "unknown-field", f"there is no field called `{key[:80]}`", hint, suggestion=suggestion)


def _keys_beside(source: Source, route: tuple[str | int, ...]) -> tuple[str, ...]:
    """Give the keys of the map in which *route* ends."""
    data: Any = source.data
    for step in route[:-1]:
        data = data[step]
    return tuple(data)


def _known(kind: type[Part], loc: tuple[str | int, ...]) -> list[str]:
    """Give the keys of the model that stands at *loc*."""
    part = kind
    for step in loc:
        if isinstance(step, str):
            field = next((field for name, field in part.model_fields.items() if step in (name, field.alias)), None)
            part = _part_in(field.annotation) or part if field else part
    return [field.alias or name for name, field in part.model_fields.items()]


def _part_in(annotation: Any) -> type[Part] | None:
    if isinstance(annotation, type) and issubclass(annotation, Part):
        return annotation
    return next((found for inner in get_args(annotation) if (found := _part_in(inner))), None)


def _shown(value: object) -> str:
    return (value if isinstance(value, str) else "…" if value is None else "a list" if isinstance(value, list) else "a map")[:80]
