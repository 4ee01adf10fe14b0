"""The shapes that people write, as pydantic models; also their editors' JSON Schema."""

from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator
from pydantic.json_schema import GenerateJsonSchema

from hubgen.content.fields import (
    Account,
    Boolean,
    Clock,
    Count,
    Day,
    Email,
    Hours,
    HoursAWeek,
    Level,
    LevelNumber,
    Line,
    Minutes,
    OneOf,
    Owner,
    PairsEach,
    Slug,
    Span,
    Text,
    Url,
    Weekday,
    Weeks,
    Weight,
    Year,
    Zone,
    refuse,
)

VisibilityWord = Annotated[str, OneOf("internal", "public")]
MODELS = (
    "peer-coaching",
    "collaborative-project",
    "knowledge-sharing-circle",
    "new-hire-mentoring",
    "lunch-and-learn",
    "skill-swap",
    "peer-review",
    "quick-help",
)
STYLES = ("asks-many-questions", "patient", "methodical", "hands-on")


def _a_list(value: Any) -> Any:
    if isinstance(value, str):
        raise refuse("wrong-type", f"`{value[:80]}` stands where a list belongs", "write `[one, two]`, or one `- entry` a line")
    return value


ListOf = BeforeValidator(_a_list)


class Part(BaseModel):
    """A map that a person writes: unknown keys are refused, a key without a value counts as absent."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    @model_validator(mode="before")
    @classmethod
    def _drop_empty(cls, data: Any) -> Any:
        if not isinstance(data, dict) or None not in data.values():
            return data
        known = {field.alias or name for name, field in cls.model_fields.items()}
        return {key: value for key, value in data.items() if value is not None or key not in known}


class File(Part):
    visibility: VisibilityWord = Field("internal", description="Who may see this: `internal` (colleagues only) or `public`.")


class ContactPart(Part):
    email: Email | None = Field(None, description="Your address at work.")
    chat: Url | None = Field(None, description="A link that opens a chat with you.")
    calendar: Url | None = Field(None, description="Where one books time with you.")
    forge: Account | None = Field(None, description="Your account name where the repository lives.")


class ClaimPart(Part):
    skill: Line = Field(description="The skill's file name, its name, or one of its other names.")
    level: Level | None = Field(None, description="1 learning the ropes, 2 works alone, 3 helps others, 4 others come to them; or your hub's words for these.")
    teaches: Boolean = Field(False, description="true if you would teach it to a colleague.")
    since: Year | None = Field(None, description="The year you began.")
    note: Text | None = Field(None, description="What you did with it, in a few words.")
    evidence: Url | None = Field(None, description="A link that shows it.")
    confirmed: Day | None = Field(None, description="The day on which you last said that this is still true.")


class WantPart(Part):
    skill: Line = Field(description="What you would like to learn.")
    why: Text | None = Field(None, description="What you would do with it.")


class TeachingPart(Part):
    seats: Count | None = Field(None, description="How many colleagues you take on at a time.")
    hours_per_month: Count | None = Field(None, description="How many hours a month you give to it.")
    paused_until: Day | None = Field(None, description="You take nobody new before this day.")


class PersonFields(Part):
    """What a profile may say; `private:` may hold any of it too."""

    name: Line | None = Field(None, description="Your full name, in any script.")
    pronouns: Line | None = Field(None, description="How others speak of you, such as she/her.")
    role: Line | None = Field(None, description="What you do, such as Backend engineer.")
    team: Line | None = Field(None, description="Your team, spelled as your colleagues spell it.")
    location: Line | None = Field(None, description="The place you work from, such as Lisbon.")
    timezone: Zone | None = Field(None, description="An IANA name, such as Europe/Lisbon.")
    languages: Annotated[tuple[Line, ...], ListOf] = Field((), description="The languages you speak: [Portuguese, English].")
    manager: Slug | None = Field(None, description="The file name of your manager's profile, without .yml.")
    joined: Day | None = Field(None, description="Your first day here.")
    hours: Hours | None = Field(None, description="Your working hours in your own time zone, such as 09:00-17:00.")
    days: Annotated[tuple[Weekday, ...], ListOf] = Field((), description="The days you work: [mon, tue, wed, thu, fri].")
    style: Annotated[tuple[Annotated[str, OneOf(*STYLES)], ...], ListOf] = Field((), description="How you like to learn and teach.")
    contact: ContactPart = Field(ContactPart(), description="How to reach you.")
    about: Text | None = Field(None, description="A few sentences about you, in Markdown.")
    skills: Annotated[tuple[ClaimPart, ...], ListOf] = Field((), description="What you know; one entry for each skill.")
    wants: Annotated[tuple[WantPart, ...], ListOf] = Field((), description="What you would like to learn; one entry for each skill.")
    teaching: TeachingPart = Field(TeachingPart(), description="How many learners you take, and when.")
    confirmed: Day | None = Field(None, description="The day on which you last said that this profile is still true.")
    status: Annotated[str, OneOf("active", "away", "former")] = Field("active", description="`active`, `away` (back some day) or `former` (left).")
    visibility: VisibilityWord = Field("internal", description="Who may see this: `internal` (colleagues only) or `public`.")


class PersonFile(PersonFields):
    """One person of the hub: a file `people/<slug>.yml`."""

    name: Line = Field(description="Your full name, in any script.")
    private: PersonFields | None = Field(None, description="Any of the other keys: shown to colleagues only, never on a public site.")


class ResourcePart(Part):
    title: Line = Field(description="What it is called.")
    url: Url = Field(description="Where it stands, beginning with https://.")


class SkillFile(File):
    """One skill of the hub: a file `skills/<slug>.yml`."""

    name: Line = Field(description="What the skill is called.")
    aliases: Annotated[tuple[Line, ...], ListOf] = Field((), description="What else people call it.")
    category: Line | None = Field(None, description="The group of skills it stands in, such as Data.")
    parent: Slug | None = Field(None, description="The broader skill's file name, without .yml.")
    related: Annotated[tuple[Slug, ...], ListOf] = Field((), description="File names of skills next to this one, without .yml.")
    description: Text | None = Field(None, description="What it is, in a sentence or two.")
    resources: Annotated[tuple[ResourcePart, ...], ListOf] = Field((), description="Where to read about it.")
    levels: dict[LevelNumber, Text] = Field(default_factory=dict, description="What each level means for this skill, by number.")
    status: Annotated[str, OneOf("active", "deprecated")] = Field("active", description="`active`, or `deprecated` if nobody should take it up any more.")
    replaced_by: Slug | None = Field(None, description="The file name, without .yml, of the skill to take instead of a deprecated one.")


class MeetsPart(Part):
    rule: Line = Field(description="Plain words (`every 2 weeks on Tuesday`, `monthly on the last Thursday`) or an RFC 5545 RRULE.")
    at: Clock = Field(description="When a meeting begins, on the clock of `timezone`: 12:30.")
    timezone: Zone = Field(description="The time zone of `at`: an IANA name, such as Europe/Lisbon.")
    minutes: Minutes = Field(60, description="How long a meeting is.")
    starts: Day = Field(description="The first meeting, or any day before it.")
    skip: Annotated[tuple[Day, ...], ListOf] = Field((), description="Days on which it does not meet.")
    where: Line | None = Field(None, description="A room, or the words of a link.")


class SlotPart(Part):
    on: Day = Field(description="The day.")
    who: Slug | None = Field(None, description="The file name of the profile of who gives it, without .yml; nobody yet, if left out.")
    about: Line | None = Field(None, description="What it will be about: a skill, or a few words.")


class CircleFile(File):
    """One circle of the hub: the front matter of `circles/<slug>/index.md`."""

    name: Line = Field(description="What the circle is called.")
    purpose: Text = Field(description="What the circle is for, in one sentence.")
    skills: Annotated[tuple[Line, ...], ListOf] = Field((), description="The skills it is about.")
    leads: Annotated[tuple[Slug, ...], ListOf] = Field((), description="File names of the profiles of those who lead it, without .yml.")
    members: Annotated[tuple[Slug, ...], ListOf] = Field((), description="File names of the profiles of those who are in it, without .yml.")
    meets: MeetsPart | None = Field(None, description="When and where it meets.")
    rota: Annotated[tuple[SlotPart, ...], ListOf] = Field((), description="Who gives which meeting; one entry for each.")
    channel: Url | None = Field(None, description="A link to where it talks between meetings.")
    status: Annotated[str, OneOf("active", "paused", "closed")] = Field("active", description="`active`, `paused` (starts again) or `closed`.")


class ActionPart(Part):
    who: Slug = Field(description="The file name of the profile of who does it, without .yml.")
    what: Text = Field(description="What there is to do.")
    due: Day | None = Field(None, description="The day by which it is done.")
    done: Boolean = Field(False, description="true once it is.")


class NoteFile(File):
    """One note of a circle: the front matter of `circles/<slug>/<YYYY-MM-DD>-<topic>.md`."""

    title: Line = Field(description="What the meeting was about.")
    presenters: Annotated[tuple[Slug, ...], ListOf] = Field((), description="File names of the profiles of those who spoke, without .yml.")
    attendees: Annotated[tuple[Slug, ...], ListOf] = Field((), description="File names of the profiles of those who came, without .yml.")
    skills: Annotated[tuple[Line, ...], ListOf] = Field((), description="The skills it was about.")
    decisions: Annotated[tuple[Text, ...], ListOf] = Field((), description="What was decided; one sentence each.")
    actions: Annotated[tuple[ActionPart, ...], ListOf] = Field((), description="What somebody will do.")


class GoalPart(Part):
    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)

    who: Annotated[tuple[Slug, ...], ListOf] = Field((), description="Who learns.")
    learns: Line | None = Field(None, description="The one skill they learn.")
    teachers: Annotated[tuple[Slug, ...], ListOf] = Field((), alias="from", description="Whom they learn it from.")
    by: Day | None = Field(None, description="The day by which they can.")
    outcome: Text | None = Field(None, description="What they will be able to do that one can see.")
    measure: Text | None = Field(None, description="How everyone will know.")
    met: Boolean | None = Field(None, description="At the end: true if the goal was reached, false if not.")
    result: Text | None = Field(None, description="At the end: what came of it, measured as you said you would.")


class SessionPart(Part):
    every: Span = Field(7, description="How often they meet, such as 2 weeks.")
    on: Weekday | None = Field(None, description="The day of the week.")
    at: Clock | None = Field(None, description="When a session begins, on the clock of `timezone`: 12:30.")
    timezone: Zone | None = Field(None, description="The time zone of `at`: an IANA name, such as Europe/Lisbon.")
    minutes: Minutes = Field(60, description="How long a session is.")
    skip: Annotated[tuple[Day, ...], ListOf] = Field((), description="Days on which there is no session.")


class PairPart(Part):
    teacher: Slug = Field(description="The file name of the profile of who teaches, without .yml.")
    learner: Slug = Field(description="The file name of the profile of who learns, without .yml.")
    skill: Line = Field(description="What it is about.")


class ProgramFile(File):
    """One program of the hub: the front matter of `programs/<slug>/index.md`."""

    name: Line = Field(description="What the program is called.")
    model: Annotated[str, OneOf(*MODELS)] = Field(description="How the program is run; each model has its playbook.")
    goal: GoalPart = Field(GoalPart(), description="Who learns what from whom by when, and how one will see it.")
    skills: Annotated[tuple[Line, ...], ListOf] = Field((), description="The skills it is about.")
    facilitator: Slug | None = Field(None, description="The file name of the profile of who keeps it going, without .yml.")
    starts: Day | None = Field(None, description="Its first day.")
    weeks: Weeks | None = Field(None, description="How many weeks it runs.")
    session: SessionPart = Field(SessionPart(), description="When a pair or the group meets.")
    check_in_every: Span = Field(14, description="How often the facilitator asks how it goes, such as 2 weeks.")
    people: Annotated[tuple[Slug, ...], ListOf] = Field((), description="File names of the profiles of those who take part, without .yml.")
    pairs: Annotated[tuple[PairPart, ...], ListOf] = Field((), description="Who teaches whom.")
    rota: Annotated[tuple[SlotPart, ...], ListOf] = Field((), description="Who gives which session, where one speaks to all; one entry for each.")
    seats: Count | None = Field(None, description="How many can take part.")
    status: Annotated[str, OneOf("draft", "running", "finished", "stopped")] = Field("draft", description="`draft`, `running`, `finished` or `stopped`.")


class SessionFile(File):
    """One session or check-in note of a program: the front matter of `programs/<slug>/<YYYY-MM-DD>-<who>.md`."""

    kind: Annotated[str, OneOf("session", "check-in")] = Field(description="`session` (a pair or the group met) or `check-in` (how the program goes).")
    pair: Annotated[tuple[Slug, ...], ListOf] = Field((), max_length=2, description="[teacher, learner]")
    skill: Line | None = Field(None, description="What it was about.")
    goal: Text | None = Field(None, description="The goal for this week.")
    learned: Text | None = Field(None, description="What I learned.")
    stuck: Text | None = Field(None, description="What I am stuck on.")
    next: Text | None = Field(None, description="The one small goal for the next time.")
    next_on: Day | None = Field(None, description="The day of the next session, if it is not the planned one.")


class ForgePart(Part):
    url: Url
    branch: Line = "main"
    kind: Annotated[str, OneOf("github", "gitlab", "gitea", "bitbucket")] | None = None


class WeightsPart(Part):
    step: Weight | None = Field(None, description="The teacher is one or two levels ahead.")
    reserve: Weight | None = Field(None, description="The seats of those whom others come to are kept for who is nearly there.")
    hours: Weight | None = Field(None, description="They work at the same time.")
    language: Weight | None = Field(None, description="They speak a language in common.")
    team: Weight | None = Field(None, description="They are in the teams that `teams` prefers.")
    style: Weight | None = Field(None, description="Their ways of learning and teaching go well together.")
    freshness: Weight | None = Field(None, description="The teacher said lately that the skill is still theirs.")
    waiting: Weight | None = Field(None, description="The learner was left out the last time.")


class PairingPart(Part):
    """How `hubgen match` proposes pairs: `extra.hub.pairing` in mkdocs.yml."""

    weights: WeightsPart = Field(WeightsPart(), description="How much each reason counts, from 0 to 100.")
    teams: Annotated[str, OneOf("other", "same", "any")] = Field("other", description="Whom to prefer: people from `other` teams, from the `same`, or `any`.")
    managers: Boolean = Field(False, description="true pairs people with their own manager, too.")
    repeats: Boolean = Field(False, description="true pairs people who were a pair in an earlier program, too.")
    hours_in_common: HoursAWeek = Field(3, description="How many working hours a week the two need in common.")
    pairs_each: PairsEach = Field(1, description="How many pairs a learner gets at a time.")


class InsightsPart(Part):
    """What the hub says about itself: `extra.hub.insights` in mkdocs.yml."""

    pages: Boolean = Field(True, description="false makes no pages of insights.")
    levels: Boolean = Field(True, description="false leaves levels out of all insights: nothing in them tells anybody's level.")


def _or_switch(value: Any) -> Any:
    """Read a word in place of the map as its `pages`: `insights: false`."""
    return {"pages": value} if isinstance(value, str) else value


class SettingsPart(Part):
    """`extra.hub` in mkdocs.yml."""

    organisation: Line | None = None
    forge: ForgePart | None = None
    levels: Annotated[tuple[Line, Line, Line, Line], ListOf] | None = None
    closed_skills: Boolean = False
    stale_after: Span = 365
    audience: VisibilityWord = "internal"
    private_hosting: Boolean = False
    maintainers: Annotated[tuple[Owner, ...], ListOf] = Field((), description="Who looks after the hub's code: account names on the forge, or teams such as `company/team`.")
    pairing: PairingPart = Field(PairingPart(), description="How pairs are proposed.")
    insights: Annotated[InsightsPart, BeforeValidator(_or_switch)] = Field(InsightsPart(), description="What the hub says about itself; `false` for no pages of it.")
    api: Boolean = Field(True, description="false publishes nothing for programs but calendars: no JSON, feeds, vCards, tables or texts for assistants.")
    people_pages: Annotated[str, OneOf("each", "shared")] = Field("each", description="`each`: everyone has a page of their own; `shared`: about fifty profiles stand on one, for hubs of tens of thousands.")
    content_security_policy: Boolean = Field(True, description="false lets pages run and load whatever they name.")


KINDS: Mapping[str, type[Part]] = {
    "person": PersonFile,
    "skill": SkillFile,
    "circle": CircleFile,
    "note": NoteFile,
    "program": ProgramFile,
    "session": SessionFile,
}
"""Every kind of file, by the word for it."""


class _Untitled(GenerateJsonSchema):
    """Leaves out the titles made of names: above what a key means, editors would show the name of a class of ours."""

    def field_title_should_be_set(self, schema: Any) -> bool:
        return False


def json_schema(kind: str) -> dict[str, Any]:
    """Give the JSON Schema of a kind of file, as draft 7: the one that editors' YAML extensions know."""
    schema = KINDS[kind].model_json_schema(by_alias=True, schema_generator=_Untitled)
    for part in schema.get("$defs", {}).values():
        del part["title"]
    return {"$schema": "http://json-schema.org/draft-07/schema#", **schema, "title": f"hubgen {kind}"}
