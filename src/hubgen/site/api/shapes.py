"""What the JSON of `api/v1/` holds: the shapes as published, of which its schemas are made.

They change in one way only: a field is added. Every field is always there; what nobody said is an empty text, an empty
list, or null. A word that a reader does not know (a kind, a state, a reason) is to be passed over. `hubgen.client`
reads these shapes, so this module needs nothing but the standard library.
"""

from typing import Annotated, NamedTuple, TypedDict


class Format(NamedTuple):
    """What a text is besides a text, in the words of JSON Schema."""

    name: str


Day = Annotated[str, Format("date")]
Moment = Annotated[str, Format("date-time")]
Address = Annotated[str, Format("uri-reference")]


class Link(TypedDict):
    """Somebody or something that is named elsewhere."""

    slug: Annotated[str | None, "Null where there is no page: a skill that no file declares, a name that is nobody's."]
    name: str


class Thing(TypedDict):
    """Something with a page."""

    slug: str
    url: Annotated[Address, "The page; relative to the site's root where the site's address is not known."]
    name: str


class Whole(TypedDict):
    """All of a kind, or the next 5,000 of them."""

    version: Annotated[int, "1: fields are only ever added."]
    today: Annotated[Day, "The day on which all of it is true."]


class Contact(TypedDict):
    """The ways to reach a person, as on their page."""

    email: str
    chat: Annotated[str, "Mostly an address; as it was written."]
    calendar: Annotated[str, "Mostly an address; as it was written."]
    forge: Annotated[str, "The account on the forge."]


class Claim(TypedDict):
    """A skill that a person has."""

    skill: Link
    level: Annotated[int | None, "1 to 4, as `levels` of the index names them; null where nobody said."]
    teaches: bool
    since: Annotated[int | None, "A year."]
    note: str
    evidence: Annotated[str, "Mostly an address; as it was written."]
    confirmed: Day | None


class Want(TypedDict):
    """A skill that a person wants to learn."""

    skill: Link
    why: str


class Person(Thing):
    """Somebody who works here. Who has left is in no list."""

    pronouns: str
    role: str
    team: Link | None
    location: str
    timezone: Annotated[str, "An IANA name, or empty."]
    hours: Annotated[str, "Working hours on the person's own clock, such as `09:00-17:00`, or empty."]
    days: Annotated[list[str], "Working days, `mon` to `sun`."]
    languages: list[str]
    status: Annotated[str, "`active` or `away`."]
    manager: Link | None
    joined: Day | None
    about: Annotated[str, "Plain words, without Markdown."]
    style: Annotated[list[str], "How the person explains."]
    contact: Contact
    skills: list[Claim]
    wants: list[Want]
    seats: Annotated[int | None, "How many learners at a time; null where nobody said."]
    free_seats: Annotated[int | None, "How many more now: without those in pairs of running programs."]
    hours_per_month: int | None
    paused_until: Annotated[Day | None, "Takes nobody on until then; null unless the day lies ahead."]
    circles: Annotated[list[Link], "Those that are not closed."]
    programs: list[Link]
    confirmed: Annotated[Day | None, "When the person last said that this is true."]


class Resource(TypedDict):
    """Something to read about a skill."""

    title: str
    url: str


class Skill(Thing):
    """A skill that a file declares. Others stand by name, without a slug, with the people who have or want them."""

    aliases: list[str]
    category: str
    parent: Link | None
    related: list[Link]
    description: Annotated[str, "Plain words, without Markdown."]
    levels: Annotated[list[str], "What each of the levels 1 to 4 means for this skill; an empty text where nobody said."]
    resources: list[Resource]
    status: Annotated[str, "`active` or `deprecated`."]
    replaced_by: Link | None
    know: Annotated[int, "How many people have it, at any level."]
    teach: int
    want: int
    teachers: Annotated[list[Link], "Who teaches it, by name of their files."]


class Meets(TypedDict):
    """When a circle meets."""

    rule: Annotated[str, "An RFC 5545 RRULE, without `RRULE:`."]
    words: Annotated[str, "The rule in words."]
    at: Annotated[str, "The time on the wall in `timezone`, such as `12:30`."]
    timezone: Annotated[str, "An IANA name."]
    minutes: int
    starts: Annotated[Day, "The first meeting is on this day or after it."]
    skip: Annotated[list[Day], "Days on which it does not meet."]
    where: str


class Slot(TypedDict):
    """A day of a rota."""

    date: Day
    who: Annotated[Link | None, "Null where nobody has taken it yet."]
    about: str


class Action(TypedDict):
    """What is to be done after a meeting."""

    who: Link | None
    what: str
    due: Day | None
    done: bool


class Note(TypedDict):
    """What was said at one meeting of a circle."""

    slug: str
    url: Address
    title: str
    date: Day
    presenters: list[Link]
    attendees: Annotated[list[Link], "Who else was there."]
    skills: list[Link]
    summary: Annotated[str, "The beginning, in plain words."]
    decisions: list[str]
    actions: list[Action]


class Circle(Thing):
    """A group that meets."""

    purpose: str
    status: Annotated[str, "`active`, `paused` or `closed`."]
    about: Annotated[str, "Plain words, without Markdown."]
    skills: list[Link]
    leads: list[Link]
    members: Annotated[list[Link], "Without those who lead it."]
    meets: Annotated[Meets | None, "Null unless it is active and has said when."]
    next: Annotated[Moment | None, "When it meets next."]
    rota: Annotated[list[Slot], "Who gives what, from today on; empty unless it is active and has said when it meets."]
    calendar: Annotated[Address | None, "Its iCalendar file."]
    channel: Annotated[str, "Mostly an address; as it was written."]
    notes: Annotated[list[Note], "Newest first."]


class Goal(TypedDict):
    """WHO learns WHAT from WHOM, by when, so that there is an outcome."""

    who: list[Link]
    learns: Link | None
    teachers: list[Link]
    by: Day | None
    outcome: str
    measure: str
    met: Annotated[bool | None, "Null until somebody says."]
    result: str


class Rhythm(TypedDict):
    """When a program has sessions."""

    every_days: int
    on: Annotated[str, "`mon` to `sun`, or empty."]
    at: Annotated[str, "The time on the wall in `timezone`, such as `12:30`, or empty."]
    timezone: Annotated[str, "An IANA name, or empty."]
    minutes: int


class Pair(TypedDict):
    """Somebody who teaches somebody a skill."""

    teacher: Link
    learner: Link
    skill: Link


class ProgramNote(TypedDict):
    """What was written down at a session or a check-in."""

    url: Address
    kind: Annotated[str, "`session` or `check-in`."]
    date: Day
    pair: list[Link]
    skill: Link | None
    summary: Annotated[str, "What was learned, else the beginning, in plain words."]
    goal: str
    learned: str
    stuck: Annotated[str, "What they are stuck on, or that they are not, as it was written."]
    next: Annotated[str, "What they do next time."]


class Program(Thing):
    """A goal, people, a rhythm and check-ins."""

    model: Annotated[str, "Its playbook, such as `skill-swap`."]
    status: Annotated[str, "`draft`, `running`, `finished` or `stopped`."]
    state: Annotated[str, "How it goes: `too-early`, `on-track`, `needs-check-in`, `stalled` or `finished`; `under-way` is all that the public is told."]
    about: Annotated[str, "Plain words, without Markdown."]
    goal: Goal
    skills: list[Link]
    facilitator: Link | None
    people: Annotated[list[Link], "All who take part."]
    pairs: list[Pair]
    seats: int | None
    starts: Day | None
    ends: Annotated[Day | None, "The last day of its weeks."]
    weeks: int | None
    session: Rhythm
    check_in_days: int
    rota: Annotated[list[Slot], "Who gives what, from today on, where one speaks to all; empty where it is over."]
    calendar: Annotated[Address | None, "Its iCalendar file."]
    notes: Annotated[list[ProgramNote], "Newest first."]


class Cover(TypedDict):
    """A skill in a team."""

    skill: Link
    know: int
    teach: int
    want: int


class Team(Thing):
    """The people who write the same team into their profiles."""

    people: list[Link]
    skills: Annotated[list[Cover], "The ten that most of its people have."]


class Event(TypedDict):
    """Something that takes place on a day."""

    kind: Annotated[str, "`circle` (it meets), `session` (of a program) or `check-in` (is due by that day)."]
    date: Day
    starts: Annotated[Moment | None, "Null where only the day is known."]
    ends: Moment | None
    timezone: Annotated[str, "The IANA name of the zone that `date` is in, or empty."]
    name: Annotated[str, "The name of the circle or program."]
    circle: Annotated[str | None, "Its slug."]
    program: Annotated[str | None, "Its slug."]
    people: Annotated[list[Link], "Whose session it is, teacher first; empty where it is everybody's."]
    skill: Link | None
    where: str
    url: Address
