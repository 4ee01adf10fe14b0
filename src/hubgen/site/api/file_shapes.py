"""What each file of `api/v1/` holds as a whole, as published; `shapes.py` says what may be done to it."""

from typing import Annotated, TypedDict

from hubgen.site.api.shapes import (
    Address,
    Circle,
    Day,
    Event,
    Person,
    Program,
    Skill,
    Team,
    Whole,
)


class People(Whole):
    """Everyone who works here, by the names of their files."""

    people: list[Person]


class Skills(Whole):
    """Every skill that a file declares."""

    skills: list[Skill]


class Circles(Whole):
    """Every circle, with its notes."""

    circles: list[Circle]


class Programs(Whole):
    """Every program."""

    programs: list[Program]


class Teams(Whole):
    """Every team."""

    teams: list[Team]


class Calendar(Whole):
    """What takes place in the weeks to come: active circles and running programs."""

    until: Annotated[Day, "The last day that was looked at."]
    events: Annotated[list[Event], "By day and time."]


class Counts(TypedDict):
    """How many there are of everything."""

    people: int
    skills: int
    circles: int
    notes: Annotated[int, "Notes of circles."]
    programs: int
    teams: int


class Files(TypedDict):
    """Where each file stands, below the folder of the index; several where there are more than 5,000 of a kind."""

    people: list[str]
    skills: list[str]
    circles: list[str]
    programs: list[str]
    teams: list[str]
    calendar: str
    insights: Annotated[str | None, "Null unless the site has pages of insights."]


class Index(Whole):
    """What there is."""

    organisation: str
    site_url: Annotated[Address, "The address of the site, ending in a slash, or empty where it is not known."]
    audience: Annotated[str, "Who may see all this: `internal` (colleagues) or `public` (anybody)."]
    levels: Annotated[list[str], "What the levels 1 to 4 are called."]
    counts: Counts
    files: Files
    by_slug: Annotated[bool, "Whether each thing has a file of its own, too, such as `people/<slug>.json`: only in a hub of up to 2,000 people."]
    schemas: Annotated[dict[str, str], "Where the JSON Schema of each kind of file stands, below the folder of the index."]
