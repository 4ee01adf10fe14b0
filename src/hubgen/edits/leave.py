"""A hub and a colleague who leaves become the files that say so, and what is left for others to take over."""

from collections.abc import Iterator, Mapping
from datetime import date

from hubgen.content.hub import Circle, Hub, Person, Program
from hubgen.content.yamltext import Data
from hubgen.edits.changes import Put
from hubgen.edits.plan import Edit, Files, Plan, WrongName
from hubgen.edits.rename import known_person

GOES_ON = frozenset({"draft", "running"})
"""What a program says of itself while somebody who leaves it is missed."""


def leave_person(hub: Hub, files: Files, slug: str) -> Edit:
    """Mark the person *slug* as former, and take them out of circles, programs and pairs that go on without them.

    What they were to give from today on is free again. Where somebody has to take over, nothing is decided: it is in
    `todo`. Raises WrongName and CannotEdit.
    """
    person = known_person(hub, slug)
    if not person.is_here:
        raise WrongName(f"'{slug}' has left already")
    plan = Plan(hub, files)
    plan.change(person.path, Put(("status",), "former"))
    if "status" in _private(plan, person):
        plan.change(person.path, Put(("private", "status"), "former"))
    for circle in hub.circles.values():
        if circle.status != "closed":
            _leave_rota(plan, circle, slug)
        _leave_circle(plan, circle, slug)
    for program in hub.programs.values():
        if program.status in GOES_ON:
            _leave_rota(plan, program, slug)
            _leave_program(plan, program, person)
    plan.todo += [*_open_actions(hub, slug), *_reports(hub, slug), *_only_here(hub, person)]
    return plan.finish()


def _private(plan: Plan, person: Person) -> Mapping[str, Data]:
    data = plan.document(person.path).data
    private = data.get("private") if isinstance(data, dict) else None
    return private if isinstance(private, dict) else {}


def _leave_circle(plan: Plan, circle: Circle, slug: str) -> None:
    """Take a person out of a circle that has another lead; one that has none stays as it is, so that it is not lost."""
    if slug not in circle.people or circle.status == "closed":
        return
    others = [lead for lead in circle.leads if lead != slug and lead in plan.hub.people and plan.hub.people[lead].is_here]
    if slug in circle.leads and not others:
        plan.todo.append(f"{circle.path}: “{circle.name}” needs another lead")
        return
    routes = [(key, at) for key, at, named in _named(plan, circle, ("leads", "members")) if named == slug]
    plan.drop(circle.path, routes)
    if slug in circle.leads:
        plan.said.append(f"{circle.path}: “{circle.name}” goes on with {' and '.join(plan.hub.person_name(lead) for lead in others)}")


def _leave_rota(plan: Plan, thing: Circle | Program, slug: str) -> None:
    """Free the slots to come that are theirs; the day and its subject stay. Who gave what before is history."""
    data = plan.document(thing.path).data
    listed = data.get("rota") if isinstance(data, dict) else None
    freed = {}
    for at, entry in enumerate(listed if isinstance(listed, list) else ()):
        who, on = (entry.get("who"), entry.get("on")) if isinstance(entry, dict) else (None, None)
        if isinstance(who, str) and isinstance(on, str) and who.strip() == slug and _is_to_come(plan.hub, on):
            freed[at] = on.strip()
    plan.drop(thing.path, [("rota", at, "who") for at in freed])
    if freed:
        plan.todo.append(f"{thing.path}: somebody else may give “{thing.name}” on {', '.join(freed.values())}")


def _is_to_come(hub: Hub, on: str) -> bool:
    try:
        return date.fromisoformat(on.strip()) >= hub.today
    except ValueError:  # no day that the check lets pass
        return False


def _named(plan: Plan, circle: Circle, keys: tuple[str, ...]) -> Iterator[tuple[str, int, str]]:
    data = plan.document(circle.path).data
    for key in keys:
        listed = data.get(key) if isinstance(data, dict) else None
        for at, word in enumerate(listed if isinstance(listed, list) else ()):
            if isinstance(word, str):
                yield key, at, word.strip()


def _leave_program(plan: Plan, program: Program, person: Person) -> None:
    """Take a person out of a program that goes on; say who loses a teacher, and whose seat is free again."""
    plan.drop(program.path, [("people", at) for at, slug in enumerate(program.people) if slug == person.slug])
    ended = [(at, pair) for at, pair in enumerate(program.pairs) if person.slug in (pair.teacher, pair.learner)]
    plan.drop(program.path, [("pairs", at) for at, _ in ended])
    for _, pair in ended:
        skill = plan.hub.skill_name(pair.skill)
        if pair.teacher == person.slug:
            plan.todo.append(f"{program.path}: {plan.hub.person_name(pair.learner)} needs somebody else to learn {skill} from")
        else:
            plan.said.append(f"{program.path}: {plan.hub.person_name(pair.teacher)}, who taught them {skill}, has a seat free again")
    if program.facilitator == person.slug:
        plan.todo.append(f"{program.path}: “{program.name}” needs another facilitator")
    if person.slug in (*program.goal.who, *program.goal.teachers):
        plan.todo.append(f"{program.path}: the goal of “{program.name}” names them; say who takes their part")


def _open_actions(hub: Hub, slug: str) -> Iterator[str]:
    for note in hub.notes:
        for action in note.actions:
            if action.who == slug and not action.done:
                yield f"{note.path}: somebody else has to see to “{action.what}”"


def _reports(hub: Hub, slug: str) -> Iterator[str]:
    for person in hub.present:
        if (person.private or person).manager == slug and person.slug != slug:
            yield f"{person.path}: {person.name} needs another `manager`"


def _only_here(hub: Hub, person: Person) -> Iterator[str]:
    """Say which skills nobody else here has."""
    alone = [claim.skill for claim in person.claims if all(other.slug == person.slug for other, _ in hub.claims.get(claim.skill.key, ()))]
    if alone:
        yield f"nobody else says that they know {', '.join(hub.skill_name(ref) for ref in alone)}"
