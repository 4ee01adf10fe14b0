"""The text of an issue that was written with the form *Add a profile* becomes the text of a profile."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from hubgen.content.slugs import normalise, slugify
from hubgen.edits.new import NewFile, new_person
from hubgen.edits.yamlout import Value
from hubgen.problems import Place, Problem

MAX_CHARACTERS = 65_536
"""The longest text that a forge takes for an issue."""
MOST_LINES = 100
"""How many skills one answer may list."""

HEADINGS = {
    "Full name": "name",
    "Team": "team",
    "Role": "role",
    "City": "location",
    "Time zone": "timezone",
    "Languages": "languages",
    "Skills I have": "skills",
    "What I would teach": "teaches",
    "What I want to learn": "wants",
    "Consent": "consent",
}
"""The labels of the form's questions. Any other heading is part of an answer."""

_NOBODY = "_No response_"
_TICKED = re.compile(r"^[-*] \[[xX]\] ", re.MULTILINE)
_BULLET = re.compile(r"^(?:[-*•+]|\d{1,2}[.)])\s+")
_TRAILING_LEVEL = re.compile(r"(.*\S)\s+\(?([1-4])\)?")
_LEADING_LEVEL = re.compile(r"(?:level\s*)?([1-4])(?![\w.])[\s,;:.–-]*(.*)", re.IGNORECASE)


class Answer(NamedTuple):
    """What somebody wrote below a heading, and the heading's line."""

    line: int
    text: str


def profile_from_issue(
    path: str, text: str, *, account: str = "", levels: Sequence[str] = (), confirmed: str = "", slug: str = ""
) -> tuple[NewFile | None, list[Problem]]:
    """Make a profile of *text*, or say what keeps it from being one; *path* is what the problems call it.

    *account* is the author's on the forge: they own the profile. *levels* are the hub's names for levels 1 to 4.
    Each key and value is checked once more when the file is read.
    """
    if len(text) > MAX_CHARACTERS:
        return None, [Problem(Place(path), "too-large", f"the text has {len(text)} characters", "open a new issue with the form, and keep it short")]
    answers, problems = _answers(path, text.replace("\r\n", "\n").replace("\r", "\n"))
    problems += _missing(path, answers)
    if problems:
        return None, problems
    values: dict[str, Value] = {key: answers[key].text for key in ("role", "team", "location", "timezone") if key in answers}
    values["languages"] = _entries(answers.get("languages"), separators=",;\n")
    values["contact"] = {"forge": account} if account else {}
    values["skills"] = _skills(_entries(answers.get("skills")), _entries(answers.get("teaches"), separators=",;\n"), levels)
    values["wants"] = [_want(line) for line in _entries(answers.get("wants"))]
    values["confirmed"] = confirmed
    given = {key: value for key, value in values.items() if value not in ("", [], {})}
    name = " ".join(answers["name"].text.split())
    return new_person(name, slug=slug or slugify(name), values=given), []


def _answers(path: str, text: str) -> tuple[dict[str, Answer], list[Problem]]:
    """Split *text* at the form's own headings. One that stands twice was put there by hand, and nothing is guessed."""
    answers: dict[str, Answer] = {}
    problems = []
    found: list[tuple[str, int, list[str]]] = []
    for number, line in enumerate(text.split("\n"), 1):
        heading = line[4:].strip() if line.startswith("### ") else ""
        if heading in HEADINGS:
            found.append((heading, number, []))
        elif found:
            found[-1][2].append(line)
    for heading, number, lines in found:
        answer = "\n".join(lines).strip()
        if HEADINGS[heading] in {HEADINGS[other] for other, at, _ in found if at < number}:
            message = f"the heading `{heading}` stands there twice"
            problems.append(Problem(Place(path, number, 1), "duplicate-key", message, "leave the form's headings as they are, one of each"))
        elif answer and answer != _NOBODY:
            answers[HEADINGS[heading]] = Answer(number, answer)
    return answers, problems


def _missing(path: str, answers: Mapping[str, Answer]) -> Iterator[Problem]:
    if "name" not in answers:
        yield Problem(Place(path), "missing-field", "nothing stands under `Full name`", "open an issue with the form *Add a profile*, and write your name")
    elif "consent" not in answers or not _TICKED.search(answers["consent"].text):
        yield Problem(Place(path), "missing-field", "the box under `Consent` is not ticked", "tick it, if this is about you and colleagues may read it")
    for key, answer in answers.items():
        if len(answer.text.split("\n")) > MOST_LINES:
            message, hint = f"this answer has more than {MOST_LINES} lines", "name what matters most, and add the rest to the profile later"
            yield Problem(Place(path, answer.line, 1), "too-large", message, hint)
        elif key in ("name", "role", "team", "location", "timezone") and "\n" in answer.text:
            yield Problem(Place(path, answer.line, 1), "bad-text", "the answer runs over several lines", "write it on one line")


def _entries(answer: Answer | None, separators: str = "\n") -> list[str]:
    """Give the entries of a list, without bullets."""
    parts = re.split(f"[{separators}]", answer.text) if answer else []
    return [entry for part in parts if (entry := _BULLET.sub("", part.strip()).strip())]


def _skills(lines: Sequence[str], taught: Sequence[str], levels: Sequence[str]) -> list[Value]:
    """Make a claim of each skill, and of each that is taught, once."""
    claims: dict[str, dict[str, Value]] = {}
    for line in lines:
        claim = _claim(line, levels)
        claims.setdefault(normalise(str(claim["skill"])), claim)
    for line in taught:
        skill = line.partition(":")[0].strip()
        claims.setdefault(normalise(skill), {"skill": skill})["teaches"] = True
    return list(claims.values())


def _claim(line: str, levels: Sequence[str]) -> dict[str, Value]:
    """Read `sql: 2, monthly reports`, `sql: works alone` or `sql 2`; what is no level is a note."""
    skill, colon, rest = (part.strip() for part in line.partition(":"))
    if not colon:
        found = _TRAILING_LEVEL.fullmatch(line)
        return {"skill": found[1], "level": int(found[2])} if found else {"skill": line}
    claim: dict[str, Value] = {"skill": skill}
    if match := _LEADING_LEVEL.fullmatch(rest):
        claim["level"], rest = int(match[1]), match[2]
    names = {normalise(name): level for level, name in enumerate(levels, 1)}
    if normalise(rest) in names:
        claim.setdefault("level", names[normalise(rest)])
        rest = ""
    if rest:
        claim["note"] = rest
    return claim


def _want(line: str) -> dict[str, Value]:
    skill, _, why = (part.strip() for part in line.partition(":"))
    return {"skill": skill, "why": why} if why else {"skill": skill}
