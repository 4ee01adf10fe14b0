"""A hub and two skills that are one become the files in which they are."""

from collections.abc import Iterator
from typing import NamedTuple

from hubgen.content.hub import Hub, Skill, Visibility
from hubgen.content.names import skill_index
from hubgen.content.slugs import normalise
from hubgen.content.sources import Route
from hubgen.content.yamltext import Data
from hubgen.edits.changes import Append, Put, changed
from hubgen.edits.plan import Edit, Files, Plan, WrongName
from hubgen.edits.references import SKILLS, Document, references
from hubgen.edits.rename import known_skill
from hubgen.edits.yamlout import Value

_KEPT_IF_MISSING = ("category", "description", "resources", "levels")
_MOST_QUOTED = 160


class _Use(NamedTuple):
    """One entry of a file that names either of the two skills."""

    route: Route
    text: str
    slug: str


def merge_skill(hub: Hub, files: Files, gone: str, into: str) -> Edit:
    """Make the skill *gone* a part of the skill *into*: its names, what is written under it, and whoever names it.

    Who named both keeps one entry, with the higher level. What could not be kept is in `said`. Raises WrongName and
    CannotEdit.
    """
    lost, kept = known_skill(hub, gone), known_skill(hub, into)
    if lost.slug == kept.slug:
        raise WrongName(f"'{gone}' and '{into}' are one skill already")
    plan = Plan(hub, files)
    plan.refuse_unread(gone, lost.name, *lost.aliases)
    index = skill_index(hub.skills.values())
    for document in plan.documents:
        uses = [
            _Use(reference.route, reference.text, slug)
            for reference in references(document, SKILLS)
            if (slug := index.get(normalise(reference.text))) in (gone, into) and slug
        ]
        if document.path != lost.path and any(use.slug == gone for use in uses):
            _merge_uses(plan, document, uses, lost, kept)
    _merge_files(plan, lost, kept)
    plan.gone[lost.path] = kept.path
    return plan.finish()


# Who names them


def _merge_uses(plan: Plan, document: Document, uses: list[_Use], lost: Skill, kept: Skill) -> None:
    """Let one file name *kept* instead of *lost*, and no list name it twice."""
    dropped: list[Route] = []
    for at, use in enumerate(uses):
        if use.slug != lost.slug:
            continue
        instead = _instead_of_itself(plan.hub, document, use.route, lost, kept)
        twin = next((other for other in uses if other.route not in dropped and _is_twin(other, use, kept.slug)), None)
        if instead == "":
            dropped.append(use.route)
        elif twin is None:
            plan.change(document.path, Put(use.route, instead or kept.slug))
            uses[at] = use._replace(slug=kept.slug)
        else:
            stays, goes = (use, twin) if _is_private(twin) and not _is_private(use) else (twin, use)
            if stays is use:  # what everybody may see stays where it is
                plan.change(document.path, Put(use.route, kept.slug))
                uses[at] = use._replace(slug=kept.slug)
            document = _merge_entries(plan, document, _entry(stays.route), _entry(goes.route), kept.slug)
            dropped.append(goes.route)
    plan.drop(document.path, (_entry(route) for route in dropped))


def _is_twin(other: _Use, use: _Use, into: str) -> bool:
    """Say whether a list holds *other* too, so that *use* would name the skill a second time."""
    lists = (_list(other.route), _list(use.route))
    return other.slug == into and other.route != use.route and None not in lists and lists[0] == lists[1]


def _is_private(use: _Use) -> bool:
    return use.route[0] == "private"


def _list(route: Route) -> Route | None:
    """Give the list that a route goes through, if it may name a skill once only; what is private belongs to it too."""
    shown = route[1:] if route[0] == "private" else route
    return None if shown[0] == "pairs" or not any(isinstance(step, int) for step in shown) else shown[:1]


def _entry(route: Route) -> Route:
    """Give the list's entry in which a route ends; a route without a list is its own."""
    numbers = [at for at, step in enumerate(route) if isinstance(step, int)]
    return route[: numbers[0] + 1] if numbers else route


def _instead_of_itself(hub: Hub, document: Document, route: Route, lost: Skill, kept: Skill) -> str | None:
    """Say what a skill's file names where it would name itself, or close a circle of parents; None if it does not.

    An empty text stands for nothing at all.
    """
    if document.kind != "skill":
        return None
    above = [kept.slug, *_above(hub, kept.slug)]
    between = [f"skills/{slug}.yml" for slug in above[: above.index(lost.slug)]] if lost.slug in above else []
    if route[0] == "parent" and document.path in between:
        return lost.parent if lost.parent and f"skills/{lost.parent}.yml" not in between else ""
    return "" if document.path == kept.path else None


def _above(hub: Hub, slug: str) -> list[str]:
    found: list[str] = []
    parent = hub.skills[slug].parent
    while parent in hub.skills and parent not in found and parent:
        found.append(parent)
        parent = hub.skills[parent].parent
    return found


def _merge_entries(plan: Plan, document: Document, stays: Route, goes: Route, name: str) -> Document:
    """Carry over what the entry at *goes* says, and the one at *stays* does not; nothing leaves `private:`."""
    kept, lost = _map(document.data, stays), _map(document.data, goes)
    across = (goes[0] == "private") != (stays[0] == "private")
    for key, value in lost.items():
        said = kept.get(key)
        if key == "skill" or not isinstance(value, str) or value == said:
            continue
        better = value if said is None else _better(plan.hub, key, said, value) if isinstance(said, str) else ""
        if across or not better:
            plan.said.append(f"{document.path}: the entry for `{name}` that stays does not say `{key}: {_quoted(value)}`")
        elif better != said:
            change = Put((*stays, key), _typed(key, better))
            plan.change(document.path, change)
            document = document._replace(data=changed(document.data, change))
    return document


def _better(hub: Hub, key: str, one: str, other: str) -> str:
    """Choose between two values of a key: the higher level, the earlier year, the later day; empty if neither is better."""
    if key == "level":
        names = [normalise(name) for name in hub.settings.levels]
        ranks = [names.index(normalise(word)) + 1 if normalise(word) in names else int(word) if word.isdigit() else 0 for word in (one, other)]
        return other if ranks[1] > ranks[0] else one
    if key == "teaches":
        return next((word for word in (one, other) if word.strip().lower() in ("true", "yes", "on")), one)
    if key in ("since", "confirmed"):
        return min(one, other) if key == "since" else max(one, other)
    return ""


def _typed(key: str, word: str) -> Value:
    """Give the value that needs no quotes, for what is no text."""
    if key in ("level", "since") and word.isdecimal():
        return int(word)
    return word.strip().lower() == "true" if key == "teaches" and word.strip().lower() in ("true", "false") else word


def _map(data: Data, route: Route) -> dict[str, Data]:
    for step in route:
        data = data[step] if isinstance(data, dict | list) else None  # type: ignore[index]  # a route that was walked
    return data if isinstance(data, dict) else {}


# Their files


def _merge_files(plan: Plan, lost: Skill, kept: Skill) -> None:
    """Carry over to the file of *kept* the names of *lost*, and what only *lost* says."""
    others = skill_index(skill for slug, skill in plan.hub.skills.items() if slug not in (lost.slug, kept.slug))
    known = {normalise(word) for word in (kept.slug, kept.name, *kept.aliases)}
    aliases: list[str] = []
    for word in (lost.name, *lost.aliases, lost.slug):
        if normalise(word) not in known and normalise(word) not in others:
            aliases.append(word)
            known.add(normalise(word))
    if aliases:
        plan.change(kept.path, Append(("aliases",), tuple(aliases)))
        plan.said.append(f"{', '.join(f'`{word}`' for word in aliases)} {'is an alias' if len(aliases) == 1 else 'are aliases'} of `{kept.slug}` from now on")
    data, own = plan.document(lost.path).data, plan.document(kept.path).data
    assert isinstance(data, dict)
    assert isinstance(own, dict)
    for key in _KEPT_IF_MISSING:
        value = data.get(key)
        if value and not own.get(key):
            plan.change(kept.path, Put((key,), _written(value)))
        elif value and value != own.get(key):
            plan.said.append(f"`{kept.slug}` keeps its own `{key}`; that of `{lost.slug}` goes: {_quoted(value)}")
    _merge_relations(plan, lost, kept, own)
    if lost.visibility is Visibility.PUBLIC and kept.visibility is not Visibility.PUBLIC:
        plan.said.append(f"`{lost.slug}` was public and `{kept.slug}` is internal")
    plan.said += [f"`{lost.slug}` goes with a comment: {line}" for line in _comments(plan.files[lost.path])]


def _merge_relations(plan: Plan, lost: Skill, kept: Skill, own: dict[str, Data]) -> None:
    related = tuple(slug for slug in lost.related if slug not in (kept.slug, *kept.related))
    if related:
        plan.change(kept.path, Append(("related",), related))
    if lost.parent and not own.get("parent") and lost.parent != kept.slug and kept.slug not in _above(plan.hub, lost.slug):
        plan.change(kept.path, Put(("parent",), lost.parent))
    elif lost.parent and lost.parent not in (kept.slug, kept.parent) and kept.parent != lost.slug:
        plan.said.append(f"`{kept.slug}` keeps its own `parent`; that of `{lost.slug}` goes: {lost.parent}")


def _written(value: Data) -> Value:
    if isinstance(value, dict):
        return {key: _written(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_written(inner) for inner in value]
    return value or ""


def _comments(raw: bytes) -> Iterator[str]:
    """Give the comments that stand on lines of their own, apart from those that editors read."""
    for line in raw.decode(errors="replace").splitlines():
        if line.lstrip().startswith("#") and "yaml-language-server" not in line and "$schema" not in line:
            yield line.strip()[:_MOST_QUOTED]


def _quoted(value: Data) -> str:
    if isinstance(value, dict):
        return "; ".join(f"{key}: {_quoted(inner)}" for key, inner in value.items())
    if isinstance(value, list):
        return "; ".join(map(_quoted, value))
    text = " ".join((value or "").split())
    return text if len(text) <= _MOST_QUOTED else f"{text[:_MOST_QUOTED]}…"
