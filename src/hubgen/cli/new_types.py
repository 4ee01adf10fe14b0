"""What is typed for a new program becomes the hub's own words for it, or a sentence that says what is wrong."""

from collections.abc import Iterable
from datetime import date
from typing import Any

import click
from pydantic import TypeAdapter, ValidationError

from hubgen.cli.options import DAY
from hubgen.content.hub import Hub
from hubgen.content.names import skill_index
from hubgen.content.slugs import did_you_mean, normalise
from hubgen.views.agendas import is_weekend, say_day


class WorkdayType(click.ParamType):  # type: ignore[type-arg]  # generic in newer clicks only
    """A date that is no weekend's."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        day: date = DAY.convert(value, param, ctx)
        if is_weekend(day):
            self.fail(f"{say_day(day)} is on a weekend; name a day on which people work", param, ctx)
        return day


WORKDAY = WorkdayType()


class FieldType(click.ParamType):  # type: ignore[type-arg]  # as above
    """A text that a field of a file takes; it stays as it was typed."""

    name = "text"

    def __init__(self, field: Any) -> None:
        self.field: TypeAdapter[object] = TypeAdapter(field)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        text = str(value).strip()
        try:
            if text:
                self.field.validate_python(text)
        except ValidationError as error:
            first = error.errors()[0]
            self.fail(f"{first['msg']}: {first.get('ctx', {}).get('hint', '')}", param, ctx)
        return text


class PeopleType(click.ParamType):  # type: ignore[type-arg]  # as above
    """People of the hub, by the file names of their profiles, with commas between them."""

    name = "people"

    def __init__(self, hub: Hub) -> None:
        self.hub = hub

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, ...]:
        words = value.split(",") if isinstance(value, str) else value
        slugs = tuple(dict.fromkeys(word.strip() for word in words if word.strip()))
        for slug in slugs:
            if slug not in self.hub.people:
                self.fail(f"there is no profile people/{slug}.yml{_meant(slug, self.hub.people)}", param, ctx)
            if not self.hub.people[slug].is_here:
                self.fail(f"{self.hub.people[slug].name} has left", param, ctx)
        return slugs


class SkillType(click.ParamType):  # type: ignore[type-arg]  # as above
    """A skill, by any of its names; a word that no file declares stays as it is."""

    name = "skill"

    def __init__(self, hub: Hub) -> None:
        self.hub = hub

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        text = str(value).strip()
        slug = skill_index(self.hub.skills.values()).get(normalise(text))
        if text and slug is None:
            click.echo(f"No file declares the skill '{text}' yet{_meant(text, self.hub.skills)}. `hubgen new skill` writes one.", err=True)
        return slug or text


def _meant(word: str, choices: Iterable[str]) -> str:
    near = did_you_mean(word, choices)
    return f"; did you mean '{near}'?" if near else ""
