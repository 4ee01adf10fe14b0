"""A hub and a person who wants to be forgotten become the files without them, and what this cannot reach."""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import itemgetter

from hubgen.content.hub import Hub, Person
from hubgen.content.sources import Route
from hubgen.edits.changes import CannotEdit
from hubgen.edits.leave import GOES_ON
from hubgen.edits.plan import Edit, Files, Plan, mentions
from hubgen.edits.references import PEOPLE, Reference
from hubgen.edits.rename import known_person, notes_named_after

_WHOLE_ENTRY = {("program", "pairs"), ("note", "actions")}
"""Entries that say nothing without the person: a pair of one, and a promise of nobody."""

_SHORTEST_NAME = 3

REMAINS = """\
What is not gone by this, and what helps:

- The history of the repository, in every clone and every fork. `git filter-repo --path {profile} --invert-paths`
  takes the profile out of each commit, `--replace-text FILE` their name out of all other files. It writes a new
  history: everybody has to clone anew, and open pull requests have to be made again. Weigh it.
- The forge: it shows old commits by their address, and keeps pull requests and forks. Its support can clear them.
- The published site, until `hubgen build` has run and was published; earlier ones stay where your workflow keeps
  them: artifacts, previews, the branch or bucket of the pages, backups.
- Search engines and caches, if the site was public. Their removal forms take the address of the page.
- Calendars and feeds that colleagues subscribed to, and the directory that browsers keep: until their next visit.
- Exports that somebody made: of a table, by the API, on paper.
- The sources of imports. Who is in one comes back with the next `hubgen import`."""
"""What a profile leaves behind outside the files of the hub; *profile* is its path."""


def forget_person(hub: Hub, files: Files, slug: str) -> Edit:
    """Delete the profile of *slug*, and take them out of everything that names them.

    What people wrote in sentences stays, and is listed in `todo`. Raises WrongName and CannotEdit.
    """
    person = known_person(hub, slug)
    plan = Plan(hub, files)
    plan.refuse_unread(slug)
    dropped: dict[str, set[Route]] = {}
    for reference in plan.references(PEOPLE):
        if reference.text == slug and reference.path != person.path:
            dropped.setdefault(reference.path, set()).add(_goes(reference))
    for path, routes in dropped.items():
        plan.drop(path, routes)
    plan.gone[person.path] = None
    _rename_notes(plan, slug)
    plan.said += [*_lost_promises(hub, slug), *_lost_pairs(hub, slug)]
    plan.todo += _left_without(hub, slug)
    edit = plan.finish()
    return Edit(edit.texts, edit.moves, edit.said, (*edit.todo, *_still_named(files, edit, person)))


def _goes(reference: Reference) -> Route:
    """Say what is taken away with a name: the name alone, or the entry that says nothing without it."""
    route = reference.route
    if reference.kind == "do-not-pair":
        return route[:1]
    return route[:2] if (reference.kind, route[0]) in _WHOLE_ENTRY else route


def _rename_notes(plan: Plan, slug: str) -> None:
    """Take the name out of the names of files: a session's note is called after somebody else in it, or `session`."""
    taken = set(plan.files)
    for path in notes_named_after(plan, slug):
        data = plan.document(path).data if path not in plan.unread else None
        pair = data.get("pair") if isinstance(data, dict) else None
        others = [word for word in pair if isinstance(word, str) and word != slug] if isinstance(pair, list) else []
        start = path.removesuffix(f"{slug}.md")
        names = [f"{start}{name}.md" for name in (*others, "session", *(f"session-{number}" for number in range(2, 100)))]
        free = next((name for name in names if name not in taken), None)
        if free is None:
            raise CannotEdit(f"{path} is named after them, and no other name is free")
        plan.moves[path] = free
        plan.todo.append(f"{free} was named after them; read it, and delete it if it is about them")
        taken.add(free)


def _lost_promises(hub: Hub, slug: str) -> Iterator[str]:
    for note in hub.notes:
        for action in note.actions:
            if action.who == slug:
                state = "done" if action.done else "open; somebody else may take it on"
                yield f"{note.path}: the action “{action.what}” goes with them ({state})"


def _lost_pairs(hub: Hub, slug: str) -> Iterator[str]:
    for program in hub.programs.values():
        for pair in program.pairs:
            if slug in (pair.teacher, pair.learner):
                other = pair.learner if pair.teacher == slug else pair.teacher
                yield f"{program.path}: the pair with {hub.person_name(other)} for {hub.skill_name(pair.skill)} goes with them"


def _left_without(hub: Hub, slug: str) -> Iterator[str]:
    for circle in hub.circles.values():
        if circle.leads == (slug,) and circle.status == "active":
            yield f"{circle.path}: “{circle.name}” needs a lead"
    for program in hub.programs.values():
        if program.status not in GOES_ON:
            continue
        if program.facilitator == slug:
            yield f"{program.path}: “{program.name}” needs a facilitator"
        if slug in (*program.goal.who, *program.goal.teachers):
            yield f"{program.path}: the goal of “{program.name}” named them; say who takes their part"


def _still_named(files: Files, edit: Edit, person: Person) -> Iterator[str]:
    """List the lines in which they may still be named; a first name alone may be somebody else's."""
    left = {path: raw for path, raw in {**files, **edit.texts}.items() if raw is not None}
    contact = (person.private or person).contact
    whole = [person.slug, person.name, *(word for word in (contact.email, contact.forge) if len(word) > _SHORTEST_NAME)]
    sure = mentions(left, whole)
    if sure:
        yield f"these lines still name them; reword them: {_shown(sure)}"
    words = [word for word in re.split(r"\s+", person.name) if len(word) >= _SHORTEST_NAME]
    maybe = [place for place in mentions(left, words[:1]) if place not in sure]
    if maybe:
        yield f"these lines say “{words[0]}”, who may be they: {_shown(maybe)}"


def _shown(places: Iterable[tuple[str, int]]) -> str:
    return "; ".join(f"{path}:{', '.join(str(line) for _, line in lines)}" for path, lines in groupby(places, itemgetter(0)))
