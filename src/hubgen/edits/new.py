"""A name and what else is known become a new file of the hub that explains how to fill in the rest."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from hubgen.content.slugs import slugify
from hubgen.edits.fields import CIRCLE, NOTE, PERSON, PROGRAM, SESSION, SKILL, Key, write_keys
from hubgen.edits.yamlout import Value, write_yaml

_NOTHING: Mapping[str, Value] = MappingProxyType({})
_OPTIONAL = """
## The rest is optional. To use a line, take away the `# ` in front of it, and put your own words in.
"""


@dataclass(frozen=True, slots=True)
class NewFile:
    """A file to write: *path* is relative to the hub's root."""

    path: str
    text: str


def editor_line(kind: str) -> str:
    """Give the comment by which editors know what may stand in a file of `people/` or `skills/`.

    VS Code, Neovim and Helix go by it; JetBrains' IDEs have their own list. No editor looks into front matter.
    """
    return f"# yaml-language-server: $schema=../.hubgen/{kind}.schema.json\n"


def new_person(name: str, *, slug: str = "", values: Mapping[str, Value] = _NOTHING) -> NewFile:
    """Write a profile. *values* are the other keys that are known, as they stand in the file."""
    text = editor_line("person") + _fields({"name": name}, PERSON, values)
    return NewFile(f"people/{slugify(slug or name)}.yml", text)


def new_skill(name: str, *, slug: str = "", values: Mapping[str, Value] = _NOTHING) -> NewFile:
    text = editor_line("skill") + _fields({"name": name}, SKILL, values)
    return NewFile(f"skills/{slugify(slug or name)}.yml", text)


def new_circle(
    name: str, purpose: str, *, slug: str = "", values: Mapping[str, Value] = _NOTHING, body: str = ""
) -> NewFile:
    fields = _fields({"name": name, "purpose": purpose}, CIRCLE, values)
    about = "What happens at a meeting, for whom it is, and how to join. Markdown."
    return NewFile(f"circles/{slugify(slug or name)}/index.md", _page(fields, body, about))


def new_note(
    circle: str,
    on: date,
    title: str,
    *,
    topic: str = "",
    values: Mapping[str, Value] = _NOTHING,
    body: str = "",
) -> NewFile:
    """Write a note of the circle with that slug. *topic* is the end of the file's name, made of *title* if empty."""
    about = "What was said, for those who could not come. Markdown."
    path = f"circles/{slugify(circle)}/{on.isoformat()}-{slugify(topic or title)}.md"
    return NewFile(path, _page(_fields({"title": title}, NOTE, values), body, about))


def new_program(
    name: str, model: str, *, slug: str = "", values: Mapping[str, Value] = _NOTHING, body: str = ""
) -> NewFile:
    """Write a program. *model* is one of hubgen.content.schema.MODELS."""
    fields = _fields({"name": name, "model": model}, PROGRAM, values)
    return NewFile(
        f"programs/{slugify(slug or name)}/index.md", _page(fields, body, "Why this, why now. Markdown.")
    )


def new_session(
    program: str,
    on: date,
    who: str,
    *,
    kind: str = "session",
    values: Mapping[str, Value] = _NOTHING,
    body: str = "",
) -> NewFile:
    """Write a session or check-in note of the program with that slug. *who* is the end of the file's name."""
    path = f"programs/{slugify(program)}/{on.isoformat()}-{slugify(who)}.md"
    return NewFile(path, _page(_fields({"kind": kind}, SESSION, values), body, "Anything else. Markdown."))


def _fields(required: Mapping[str, Value], keys: Iterable[Key], values: Mapping[str, Value]) -> str:
    return (
        write_yaml(required)
        + _OPTIONAL
        + write_keys(keys, {k: v for k, v in values.items() if k not in required})
    )


def _page(fields: str, body: str, about: str) -> str:
    """Put the fields between fences; what to write below them is said in a comment, which is never published."""
    return f"---\n{fields}---\n\n{body.strip() or f'<!-- {about} -->'}\n"
