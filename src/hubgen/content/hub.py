"""A hub as known on one day: every file of it resolved, sorted and frozen."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, time
from enum import StrEnum
from typing import NamedTuple, TypeAlias, TypeVar

from hubgen.content.again import told_by
from hubgen.content.settings import Settings
from hubgen.content.slugs import normalise, slugify
from hubgen.content.sources import Route, Source
from hubgen.problems import Place

Value = TypeVar("Value")
Day: TypeAlias = date
"""A day, in a class whose own `date` hides the type."""


class Visibility(StrEnum):
    """Who may see a thing: colleagues only, or anybody."""

    INTERNAL = "internal"
    PUBLIC = "public"


@dataclass(frozen=True, slots=True)
class Written:
    """What every kind shares: the file it was written in, and who may see it."""

    slug: str
    source: Source = field(compare=False, repr=False)
    visibility: Visibility = field(default=Visibility.INTERNAL, kw_only=True)

    @property
    def path(self) -> str:
        return self.source.path

    def place(self, *route: str | int, key: bool = False) -> Place:
        return self.source.place(*route, key=key)


@dataclass(frozen=True, slots=True)
class SkillRef:
    """A skill as somebody named it: *slug* if the hub declares it, else None; *text* as written."""

    slug: str | None
    text: str

    @property
    def key(self) -> str:
        """What tells two skills apart, declared or not."""
        return self.slug or f"={normalise(self.text)}"


@dataclass(frozen=True, slots=True)
class Resource:
    title: str
    url: str


@dataclass(frozen=True, slots=True)
class Skill(Written):
    """Something one can know. *levels* are the words that anchor each level for this skill (some of 1 to 4)."""

    name: str
    aliases: tuple[str, ...] = ()
    category: str = ""
    parent: str | None = None
    related: tuple[str, ...] = ()
    description: str = ""
    resources: tuple[Resource, ...] = ()
    levels: Mapping[int, str] = field(default_factory=dict)
    deprecated: bool = False
    replaced_by: str | None = None


class Claim(NamedTuple):
    """A person has a skill. *level* is 1 to 4, or None where nobody said; *since* is a year."""

    skill: SkillRef
    level: int | None = None
    teaches: bool = False
    since: int | None = None
    note: str = ""
    evidence: str = ""
    confirmed: date | None = None
    route: Route = ()


class Want(NamedTuple):
    """A person wants to learn a skill."""

    skill: SkillRef
    why: str = ""
    route: Route = ()


@dataclass(frozen=True, slots=True)
class Contact:
    """The ways to reach a person: an e-mail address, two URLs, an account name on the forge; each may be empty."""

    email: str = ""
    chat: str = ""
    calendar: str = ""
    forge: str = ""


@dataclass(frozen=True, slots=True)
class Teaching:
    """How much a person takes on: *seats* is how many learners at a time, None where nobody said."""

    seats: int | None = None
    hours_per_month: int | None = None
    paused_until: date | None = None


class Status(StrEnum):
    """Whether a person is around."""

    ACTIVE = "active"
    AWAY = "away"
    FORMER = "former"


@dataclass(frozen=True, slots=True)
class Person(Written):
    """One file of `people/`. *hours* are the working hours in the person's own *timezone*; *days* are `mon` to `sun`.

    *private* is the same person with what stands under `private:` laid over it, or None where nothing does.
    """

    name: str
    pronouns: str = ""
    role: str = ""
    team: str = ""
    location: str = ""
    timezone: str = ""
    languages: tuple[str, ...] = ()
    manager: str | None = None
    joined: date | None = None
    hours: tuple[time, time] | None = None
    days: tuple[str, ...] = ()
    style: tuple[str, ...] = ()
    contact: Contact = Contact()
    about: str = ""
    claims: tuple[Claim, ...] = ()
    wants: tuple[Want, ...] = ()
    teaching: Teaching = Teaching()
    confirmed: date | None = None
    status: Status = Status.ACTIVE
    private: "Person | None" = None

    @property
    def is_here(self) -> bool:
        return self.status is not Status.FORMER

    def claim(self, skill: str) -> Claim | None:
        """Give the person's claim to the skill with that key, or None."""
        return next((claim for claim in self.claims if claim.skill.key == skill), None)


@dataclass(frozen=True, slots=True)
class Meets:
    """When a circle meets: *rule* is an RFC 5545 RRULE without its prefix, *words* what the person wrote."""

    rule: str
    words: str
    at: time
    timezone: str
    minutes: int
    starts: date
    skip: tuple[date, ...] = ()
    where: str = ""


@dataclass(frozen=True, slots=True)
class Action:
    """Something somebody said they would see to. *who* is a person's slug, or text as written."""

    who: str
    what: str
    due: date | None = None
    done: bool = False


@dataclass(frozen=True, slots=True)
class Note(Written):
    """What was said at one occurrence of a circle. People are slugs. *slug* is the file's stem."""

    circle: str
    date: date
    title: str
    presenters: tuple[str, ...] = ()
    attendees: tuple[str, ...] = ()
    skills: tuple[SkillRef, ...] = ()
    decisions: tuple[str, ...] = ()
    actions: tuple[Action, ...] = ()
    body: str = ""


@dataclass(frozen=True, slots=True)
class Slot:
    """Who gives one meeting or session to the others: *who* is a slug, or None as long as nobody took it."""

    on: date
    who: str | None = None
    about: str = ""


@dataclass(frozen=True, slots=True)
class Circle(Written):
    """A group that meets. *leads* and *members* are slugs (leads are members too); *notes* are newest first.

    *rota* is by day.
    """

    name: str
    purpose: str
    skills: tuple[SkillRef, ...] = ()
    leads: tuple[str, ...] = ()
    members: tuple[str, ...] = ()
    meets: Meets | None = None
    rota: tuple[Slot, ...] = ()
    channel: str = ""
    status: str = "active"
    body: str = ""
    notes: tuple[Note, ...] = ()

    @property
    def people(self) -> tuple[str, ...]:
        return (*self.leads, *(slug for slug in self.members if slug not in self.leads))


@dataclass(frozen=True, slots=True)
class Goal:
    """What a program is for: WHO learns WHAT from WHOM, by when, so that there is an outcome one can see.

    *met* is None until somebody says whether it was; *result* is what came of it.
    """

    who: tuple[str, ...] = ()
    learns: SkillRef | None = None
    teachers: tuple[str, ...] = ()
    by: date | None = None
    outcome: str = ""
    measure: str = ""
    met: bool | None = None
    result: str = ""


@dataclass(frozen=True, slots=True)
class Cadence:
    """The rhythm of a program's sessions: every so many days, on a weekday (`mon` to `sun`), at a local time.

    There is none on the days in *skip*.
    """

    every_days: int = 7
    on: str = ""
    at: time | None = None
    timezone: str = ""
    minutes: int = 60
    skip: tuple[date, ...] = ()


@dataclass(frozen=True, slots=True)
class Pair:
    teacher: str
    learner: str
    skill: SkillRef


@dataclass(frozen=True, slots=True)
class ProgramNote(Written):
    """What was written down at a session of a pair, or at a check-in. *kind* is `session` or `check-in`.

    *next* is the small goal for the next time, *next_on* its day where it is not the planned one.
    """

    program: str
    date: date
    kind: str
    pair: tuple[str, ...] = ()
    skill: SkillRef | None = None
    goal: str = ""
    learned: str = ""
    stuck: str = ""
    next: str = ""
    next_on: Day | None = None
    body: str = ""


@dataclass(frozen=True, slots=True)
class Program(Written):
    """A goal, a model, people, a cadence and check-ins. *rota* is by day, *notes* are newest first."""

    name: str
    model: str
    goal: Goal = Goal()
    skills: tuple[SkillRef, ...] = ()
    facilitator: str | None = None
    starts: date | None = None
    weeks: int | None = None
    session: Cadence = Cadence()
    check_in_days: int = 14
    people: tuple[str, ...] = ()
    pairs: tuple[Pair, ...] = ()
    rota: tuple[Slot, ...] = ()
    seats: int | None = None
    status: str = "draft"
    body: str = ""
    notes: tuple[ProgramNote, ...] = ()

    @property
    def everyone(self) -> tuple[str, ...]:
        """The slugs of all who take part, each once, in the order they are named."""
        paired = (slug for pair in self.pairs for slug in (pair.teacher, pair.learner))
        facilitator = (self.facilitator,) if self.facilitator else ()
        giving = (slot.who for slot in self.rota if slot.who)
        return tuple(dict.fromkeys((*self.people, *self.goal.who, *self.goal.teachers, *paired, *giving, *facilitator)))

    @property
    def all_skills(self) -> tuple[SkillRef, ...]:
        learns = (self.goal.learns,) if self.goal.learns else ()
        named = (*self.skills, *learns, *(pair.skill for pair in self.pairs))
        return tuple({ref.key: ref for ref in named}.values())


@dataclass(frozen=True, slots=True)
class Team:
    """The people who write the same `team:`; *people* are slugs in the hub's order."""

    slug: str
    name: str
    people: tuple[str, ...]


@dataclass(frozen=True)
class Hub:
    """Everything, as known on *today*: mappings by slug, sorted. *broken* are the paths of files that cannot be read.

    References go one way, as written; the other way is a question to the hub. A person's slug in a circle or program
    need not be in *people*: the file may be broken, or the name wrong.
    """

    today: date
    settings: Settings
    people: Mapping[str, Person]
    skills: Mapping[str, Skill]
    circles: Mapping[str, Circle]
    programs: Mapping[str, Program]
    do_not_pair: frozenset[frozenset[str]] = frozenset()
    broken: frozenset[str] = frozenset()
    hidden: frozenset[str] = frozenset()
    """Slugs of people whom this audience may not see, so that no text names them."""

    def skill_name(self, ref: SkillRef) -> str:
        return self.skills[ref.slug].name if ref.slug is not None and ref.slug in self.skills else ref.text

    def person_name(self, slug: str) -> str:
        return self.people[slug].name if slug in self.people else slug

    @told_by("people")
    def present(self) -> tuple[Person, ...]:
        """Everyone who has not left."""
        return tuple([person for person in self.people.values() if person.status is not Status.FORMER])

    @told_by("people")
    def teams(self) -> Mapping[str, Team]:
        slugs = {name: slugify(name) for name in {person.team for person in self.present if person.team}}
        members: defaultdict[str, list[Person]] = defaultdict(list)
        for person in self.present:
            if person.team:
                members[slugs[person.team]].append(person)
        return {
            slug: Team(slug, people[0].team, tuple(person.slug for person in people))
            for slug, people in sorted(members.items())
        }

    @told_by("people")
    def claims(self) -> Mapping[str, tuple[tuple[Person, Claim], ...]]:
        """Who knows a skill: by skill key, among those who have not left."""
        known: defaultdict[str, list[tuple[Person, Claim]]] = defaultdict(list)
        for person in self.present:
            for claim in person.claims:
                known[claim.skill.slug or claim.skill.key].append((person, claim))
        return {key: tuple(people) for key, people in known.items()}

    @told_by("people")
    def teachers(self) -> Mapping[str, tuple[tuple[Person, Claim], ...]]:
        """Who teaches a skill: those of `claims`, where anybody does."""
        taught = {key: tuple([pair for pair in pairs if pair[1].teaches]) for key, pairs in self.claims.items()}
        return {key: pairs for key, pairs in taught.items() if pairs}

    @told_by("people")
    def wants(self) -> Mapping[str, tuple[tuple[Person, Want], ...]]:
        """Who wants a skill: by skill key, among those who have not left."""
        return _grouped((want.skill.key, (person, want)) for person in self.present for want in person.wants)

    @told_by("circles")
    def notes(self) -> tuple[Note, ...]:
        """Every circle's notes, newest first."""
        every = (note for circle in self.circles.values() for note in circle.notes)
        return tuple(sorted(every, key=lambda note: (-note.date.toordinal(), note.circle, note.slug)))

    @told_by("circles")
    def circles_by_person(self) -> Mapping[str, tuple[Circle, ...]]:
        return _grouped((slug, circle) for circle in self.circles.values() for slug in circle.people)

    @told_by("circles")
    def circles_by_skill(self) -> Mapping[str, tuple[Circle, ...]]:
        return _grouped((ref.key, circle) for circle in self.circles.values() for ref in circle.skills)

    @told_by("circles")
    def notes_by_presenter(self) -> Mapping[str, tuple[Note, ...]]:
        return _grouped((slug, note) for note in self.notes for slug in note.presenters)

    @told_by("circles")
    def notes_by_skill(self) -> Mapping[str, tuple[Note, ...]]:
        return _grouped((ref.key, note) for note in self.notes for ref in note.skills)

    @told_by("programs")
    def programs_by_person(self) -> Mapping[str, tuple[Program, ...]]:
        return _grouped((slug, program) for program in self.programs.values() for slug in program.everyone)

    @told_by("programs")
    def programs_by_skill(self) -> Mapping[str, tuple[Program, ...]]:
        return _grouped((ref.key, program) for program in self.programs.values() for ref in program.all_skills)

    @told_by("programs")
    def taught(self) -> Mapping[str, int]:
        """How many learners each person has now: the pairs of running programs in which they teach."""
        counts: defaultdict[str, int] = defaultdict(int)
        for program in self.programs.values():
            if program.status == "running":
                for pair in program.pairs:
                    counts[pair.teacher] += 1
        return dict(counts)


def _grouped(pairs: Iterable[tuple[str, Value]]) -> Mapping[str, tuple[Value, ...]]:
    groups: defaultdict[str, list[Value]] = defaultdict(list)
    for key, value in pairs:
        groups[key].append(value)
    return {key: tuple(values) for key, values in groups.items()}
