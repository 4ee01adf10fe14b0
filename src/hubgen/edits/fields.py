"""The keys of each kind of file become lines that explain themselves, for the files that `hubgen new` writes."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from textwrap import indent

from hubgen.edits.yamlout import Value, write_yaml

_COLUMN = 40
"""Where the explanations begin, on lines that are short enough."""


@dataclass(frozen=True, slots=True)
class Key:
    """One key that a person may write. *example* is what stands after its colon, *below* a line under it.

    A map has *parts*, and *many* of them if it is a list of maps. *why* explains the key on the same line, and is
    empty where the key says it all; *above* takes more words.
    """

    name: str
    example: str = ""
    why: str = ""
    parts: "tuple[Key, ...]" = ()
    many: bool = False
    below: str = ""
    above: str = ""


def write_keys(keys: Iterable[Key], given: Mapping[str, Value]) -> str:
    """Write *given* in the order of *keys*; every key that is not given becomes an example behind `# `."""
    keys = tuple(keys)
    known = {key.name for key in keys}
    lines = [line for key in keys for line in _lines(key, given)]
    unknown = {name: value for name, value in given.items() if name not in known}
    return "\n".join(lines) + "\n" + write_yaml(unknown)


def _lines(key: Key, given: Mapping[str, Value]) -> Iterator[str]:
    value = given.get(key.name)
    if key.above:
        yield from ("", *(f"## {line}" for line in key.above.splitlines()))
    if key.name not in given:
        yield from (f"# {line}" for line in _example(key))
    elif key.parts and not key.many and isinstance(value, Mapping) and value:
        yield f"{key.name}:"
        for line in write_keys(key.parts, value).splitlines():
            yield f"#   {line[2:]}" if line.startswith("# ") else f"  {line}".rstrip()
    else:
        yield from write_yaml({key.name: value if value is not None else ""}).splitlines()


def _example(key: Key, column: int = _COLUMN) -> Iterator[str]:
    text = f"{key.name}: {key.example}".rstrip()
    yield f"{text:<{column}} # {key.why}" if key.why else text
    if key.below:
        yield f"  {key.below}"
    within = 4 if key.many else 2
    parts = "\n".join(line for part in key.parts for line in _example(part, column - within))
    if key.many:
        yield from f"  - {indent(parts, ' ' * within).lstrip()}".splitlines()
    elif parts:
        yield from indent(parts, " " * within).splitlines()


_VISIBILITY = Key(
    "visibility", "public", "who may see this: `internal` (colleagues; so if you say nothing) or `public`"
)
_ZONE = Key(
    "timezone",
    "Europe/Lisbon",
    "the name of a place on https://en.wikipedia.org/wiki/List_of_tz_database_time_zones",
)
_CLAIM = (
    Key("skill", "python", "the skill's file name, its name, or another name of it"),
    Key("level", "3", "1 learning the ropes, 2 works alone, 3 helps others, 4 others come to them"),
    Key("teaches", "true", "you would teach it to a colleague"),
    Key("since", "2019", "the year you began"),
    Key("note", '"our retry library, and its tests"', "what you did with it"),
    Key("evidence", "https://example.com/retry", "a link that shows it"),
    Key("confirmed", "2026-10-01", "the day on which you last said that this is still true"),
)

PERSON = (
    Key("pronouns", "she/her"),
    Key("role", "Backend engineer"),
    Key("team", "Payments", "spelled as your colleagues spell it"),
    Key("location", "Lisbon"),
    _ZONE,
    Key("languages", "[Portuguese, English]"),
    Key("manager", "kim-berg", "the file name of your manager's profile, without .yml"),
    Key("joined", "2026-09-01"),
    Key("hours", "09:00-17:00", "when you work, on your own clock"),
    Key("days", "[mon, tue, wed, thu]"),
    Key("style", "[asks-many-questions]", "or patient, methodical, hands-on"),
    Key(
        "contact",
        parts=(
            Key("email", "ada@example.com"),
            Key("chat", "https://chat.example.com/ada", "a link that opens a chat with you"),
            Key("calendar", "https://calendar.example.com/ada", "where one books time with you"),
            Key("forge", "ada", "your account name where this repository lives"),
        ),
    ),
    Key(
        "about", "|", "a few sentences, in Markdown", below="Keeps the ledger honest. Ask me why it balances."
    ),
    Key("skills", why="what you know; one entry for each skill", parts=_CLAIM, many=True),
    Key(
        "wants",
        why="what you would like to learn",
        parts=(Key("skill", "seo"), Key("why", "write blog outlines on my own", "what you would do with it")),
        many=True,
    ),
    Key(
        "teaching",
        parts=(
            Key("seats", "2", "how many colleagues you take on at a time"),
            Key("hours_per_month", "4"),
            Key("paused_until", "2027-01-15", "you take nobody new before this day"),
        ),
    ),
    Key("confirmed", "2026-11-01", "the day on which you last said that this profile is still true"),
    Key("status", "active", "or away, or former"),
    _VISIBILITY,
    Key(
        "private",
        why="any of the keys above, for colleagues only",
        parts=(Key("location", "Alfama, Lisbon"),),
    ),
)

SKILL = (
    Key("aliases", "[py, python3]", "what else people call it"),
    Key("category", "Programming"),
    Key("parent", "programming", "the broader skill's file name, without .yml"),
    Key("related", "[sql, automated-testing]", "file names of other skills, without .yml"),
    Key("description", "|", "what it is here, in Markdown", below="What runs behind our invoices."),
    Key(
        "resources",
        parts=(Key("title", "The official tutorial"), Key("url", "https://docs.python.org/3/tutorial/")),
        many=True,
    ),
    Key(
        "levels",
        why="what each level means for this skill",
        parts=(
            Key("1", "Changes a function that has a test."),
            Key("2", "Takes a ticket to deployment alone."),
            Key("3", "Reviews others' code, and leaves it better."),
            Key("4", "Is called when nobody understands it."),
        ),
    ),
    Key("status", "active", "or deprecated"),
    Key("replaced_by", "go", "of a deprecated skill: the file name of the one to learn instead"),
    _VISIBILITY,
)

_SLOT = (
    Key("on", "2026-12-15"),
    Key("who", "ada-ng"),
    Key("about", "type hints", "a skill, or a few words"),
)

CIRCLE = (
    Key("skills", "[python, code-review]", "what it is about"),
    Key("leads", "[ada-ng]", "file names of profiles, without .yml"),
    Key("members", "[kim-berg]"),
    Key(
        "meets",
        parts=(
            Key(
                "rule", "every 2 weeks on Tuesday", "or `monthly on the last Thursday`, or an RFC 5545 RRULE"
            ),
            Key("at", "12:30"),
            _ZONE,
            Key("minutes", "45"),
            Key("starts", "2026-12-01", "the first meeting, or any day before it"),
            Key("skip", "[2026-12-29]", "days on which it does not meet"),
            Key("where", "Room 2 and the video link in the invitation"),
        ),
    ),
    Key("rota", why="who gives which meeting; without `who`, it is free", parts=_SLOT, many=True),
    Key("channel", "https://chat.example.com/python", "where it talks between the meetings"),
    Key("status", "active", "or paused, or closed"),
    _VISIBILITY,
)

NOTE = (
    Key("presenters", "[ada-ng]", "file names of profiles, without .yml"),
    Key("attendees", "[ada-ng, kim-berg]"),
    Key("skills", "[python]", "what it was about"),
    Key("decisions", why="what you agreed on", below="- Type hints in all new code"),
    Key(
        "actions",
        parts=(
            Key("who", "kim-berg"),
            Key("what", "try the type checker on the invoice module"),
            Key("due", "2026-12-15"),
            Key("done", "false"),
        ),
        many=True,
    ),
    _VISIBILITY,
)

PROGRAM = (
    Key(
        "goal",
        above=(
            "The goal is one sentence that anyone can check:\n"
            "Over the next N weeks, WHO will learn WHAT from WHOM, so that OUTCOME."
        ),
        parts=(
            Key("who", "[kim-berg]", "WHO: who learns; file names of profiles, without .yml"),
            Key("learns", "seo", "WHAT: one skill"),
            Key("from", "[ada-ng]", "WHOM: who teaches it"),
            Key("by", "2027-01-29", "the last day of the N weeks"),
            Key("outcome", "Kim writes blog outlines alone", "OUTCOME: something one can see"),
            Key("measure", "three outlines published without rework", "how everyone will know"),
            Key("met", "true", "at the end: was it reached?"),
            Key("result", "four outlines, none of them sent back", "at the end: what came of it"),
        ),
    ),
    Key("skills", "[seo]"),
    Key("facilitator", "kim-berg", "who keeps an eye on it, and holds the check-ins"),
    Key("starts", "2026-12-01"),
    Key("weeks", "6"),
    Key(
        "session",
        parts=(
            Key("every", "1 week"),
            Key("on", "tuesday"),
            Key("at", "12:30"),
            _ZONE,
            Key("minutes", "60"),
            Key("skip", "[2026-12-29]", "days without a session"),
        ),
    ),
    Key("check_in_every", "2 weeks"),
    Key("people", "[ada-ng, kim-berg]", "all who take part"),
    Key(
        "pairs",
        parts=(Key("teacher", "ada-ng"), Key("learner", "kim-berg"), Key("skill", "seo")),
        many=True,
    ),
    Key("rota", why="where one speaks to all: who gives which session", parts=_SLOT, many=True),
    Key("seats", "6", "how many can take part"),
    Key("status", "draft", "or running, finished, stopped"),
    _VISIBILITY,
)

SESSION = (
    Key("pair", "[ada-ng, kim-berg]", "teacher, then learner; file names of profiles, without .yml"),
    Key("skill", "seo"),
    Key("goal", "an outline for one post, reviewed", "the goal for this week: small and concrete"),
    Key("learned", "start from the question people type", "what I learned"),
    Key("stuck", "choosing between two keywords", "what I'm stuck on"),
    Key("next", "three questions people type before this one", "the one small goal for the next time"),
    Key("next_on", "2026-12-10", "its day, if it is not the planned one"),
    _VISIBILITY,
)
