"""A hub and a new name become the files that say it everywhere."""

import re

from hubgen.content.hub import Hub, Person, Skill
from hubgen.content.names import skill_index
from hubgen.content.slugs import is_slug, normalise, slugify
from hubgen.edits.changes import Append, Put
from hubgen.edits.plan import Edit, Files, Plan, WrongName
from hubgen.edits.references import PEOPLE, SKILLS, Reference


def rename_skill(hub: Hub, files: Files, old: str, new: str, *, name: str = "", alias: bool = True) -> Edit:
    """Call the skill *old* *new*: its file, and everything that names it. *name* is its new name for readers.

    What people wrote until now stays understood: it becomes an alias, unless *alias* is false. Raises WrongName and
    CannotEdit.
    """
    skill = known_skill(hub, old)
    _refuse_skill(hub, files, skill, new, name)
    plan = Plan(hub, files)
    plan.refuse_unread(old, skill.name)
    index = skill_index(hub.skills.values())
    used = False
    for reference in plan.references(SKILLS):
        if index.get(normalise(reference.text)) != old:
            continue
        word = _word(reference, skill, new, name)
        if word != reference.text:
            plan.change(reference.path, Put(reference.route, word))
            used = used or (reference.kind != "skill" and normalise(reference.text) == normalise(old))
    if new != old:
        plan.moves[skill.path] = f"skills/{new}.yml"
    if name and name != skill.name:
        plan.change(skill.path, Put(("name",), name))
    _keep_names(plan, skill, new, name, alias=alias, used=used)
    return plan.finish()


def _word(reference: Reference, skill: Skill, new: str, name: str) -> str:
    """Say what to write instead of a reference: a slug for a slug, a name for a name; an alias stays."""
    text = reference.text
    if reference.kind == "skill":
        return new
    is_name = normalise(text) == normalise(skill.name)
    if text == skill.slug or (normalise(text) == normalise(skill.slug) and not is_name):
        return new
    return name if is_name and name else text


def _keep_names(plan: Plan, skill: Skill, new: str, name: str, *, alias: bool, used: bool) -> None:
    """Make aliases of the names that nobody would understand any more."""
    kept = {normalise(word) for word in (new, name or skill.name, *skill.aliases)}
    words = [skill.name] if name else []
    words += [skill.slug] if used else []
    lost: dict[str, str] = {}
    for word in words:
        if normalise(word) not in kept:
            lost.setdefault(normalise(word), word)
    listed = " and ".join(f"`{word}`" for word in lost.values())
    if alias and lost:
        plan.change(skill.path, Append(("aliases",), tuple(lost.values())))
        plan.said.append(f"what people wrote until now, {listed}, is an alias from now on")
    elif lost:
        plan.said.append(f"{listed} means nothing from now on")


def rename_person(hub: Hub, files: Files, old: str, new: str, *, name: str = "") -> Edit:
    """Call the person *old* *new*: the profile, the notes named after them, and everything that names them.

    *name* is the new name for readers. Raises WrongName and CannotEdit.
    """
    person = known_person(hub, old)
    _refuse_slug(new)
    if new == old and not name:
        raise WrongName(f"'{old}' is the name already")
    if new != old and f"people/{new}.yml" in files:
        raise WrongName(f"there is a profile called '{new}' already")
    plan = Plan(hub, files)
    plan.refuse_unread(old)
    for reference in plan.references(PEOPLE):
        if reference.text == old != new:
            plan.change(reference.path, Put(reference.route, new))
    if name and name != person.name:
        plan.change(person.path, Put(("name",), name))
    if new != old:
        plan.moves[person.path] = f"people/{new}.yml"
        _move_notes(plan, old, new)
    _tell_what_stays(plan, person, name)
    return plan.finish()


def _move_notes(plan: Plan, old: str, new: str) -> None:
    """Rename the sessions' notes that are named after a person."""
    for path in notes_named_after(plan, old):
        target = f"{path.removesuffix(f'{old}.md')}{new}.md"
        if target not in plan.files:
            plan.moves[path] = target


def notes_named_after(plan: Plan, slug: str) -> list[str]:
    pattern = re.compile(rf"programs/[^/]+/\d{{4}}-\d\d-\d\d-{re.escape(slug)}\.md")
    return [path for path in plan.files if pattern.fullmatch(path)]


def _tell_what_stays(plan: Plan, person: Person, name: str) -> None:
    if name and name != person.name:
        plan.said.append(f"sentences still say “{person.name}” where they did; look for it in circles/, programs/ and docs/")
    if plan.moves:
        plan.said.append("links from elsewhere to the old page lead nowhere once the site is built")


def known_skill(hub: Hub, slug: str) -> Skill:
    """Give the skill *slug*. Raises WrongName."""
    if slug in hub.skills:
        return hub.skills[slug]
    if f"skills/{slug}.yml" in hub.broken:
        raise WrongName(f"skills/{slug}.yml has problems; mend what `hubgen check` says of it first")
    other = skill_index(hub.skills.values()).get(normalise(slug))
    hint = f"; that is another name of '{other}'" if other else ""
    raise WrongName(f"there is no skill '{slug}'{hint}")


def known_person(hub: Hub, slug: str) -> Person:
    """Give the person *slug*. Raises WrongName."""
    if slug in hub.people:
        return hub.people[slug]
    if f"people/{slug}.yml" in hub.broken:
        raise WrongName(f"people/{slug}.yml has problems; mend what `hubgen check` says of it first")
    raise WrongName(f"there is no profile '{slug}'; write a file name from people/ without its ending")


def _refuse_skill(hub: Hub, files: Files, skill: Skill, new: str, name: str) -> None:
    _refuse_slug(new)
    if new == skill.slug and name in ("", skill.name):
        raise WrongName(f"'{new}' is the name already")
    if new != skill.slug and f"skills/{new}.yml" in files:
        raise WrongName(f"there is a skill '{new}' already; `hubgen merge skill {skill.slug} {new}` makes one of the two")
    index = skill_index(hub.skills.values())
    for word in filter(None, (new, name)):
        if (owner := index.get(normalise(word), skill.slug)) != skill.slug:
            raise WrongName(f"'{word}' is another name of '{owner}'; `hubgen merge skill {skill.slug} {owner}` makes one of the two")


def _refuse_slug(new: str) -> None:
    if not is_slug(new):
        raise WrongName(f"'{new}' cannot be part of an address; write it as '{slugify(new)}', and the name for readers with --name")
