"""The profiles of two hubs become who joined, who left, and what people say now that they did not say before."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from hubgen.content.hub import Claim, Hub, Person, SkillRef
from hubgen.views.changes.fields import PERSON_WORDS, changed_fields, edited
from hubgen.views.changes.skill_keys import skill_keys
from hubgen.views.changes.values import Change, Group, Sentence, joined, listed, say

_FIELDS = {
    **PERSON_WORDS,
    "contact": "contact",
    "about": "about",
    "teaching": "what they take on",
    "status": "status",
    "visibility": "visibility",
    "private": "what stands under private",
}


@dataclass(frozen=True, slots=True)
class _Hubs:
    """Both hubs, and what tells whether two references mean the same skill."""

    before: Hub
    after: Hub
    key: Callable[[SkillRef], str]


def people_changes(before: Hub, after: Hub) -> Iterator[Change]:
    """Compare profiles as they are written; what stands under `private:` is only said to change."""
    hubs = _Hubs(before, after, skill_keys(before, after))
    for slug in sorted({*before.people, *after.people}):
        old, new = before.people.get(slug), after.people.get(slug)
        if old is None and new is not None:
            again = new.path in before.broken
            said = say("The profile of {} can be read again.", new.name) if again else _joins(after, new)
            yield Change(Group.PEOPLE, "person-added", new.path, said)
        elif new is None and old is not None and old.path not in after.broken:
            yield Change(Group.PEOPLE, "person-removed", old.path, say("{} is no longer in the hub.", old.name))
        elif old is not None and new is not None and edited(old, new):
            yield Change(Group.PEOPLE, "person-changed", new.path, _changes(hubs, old, new))


def _joins(hub: Hub, person: Person) -> Sentence:
    told = [
        say(f"{what} {{}}", listed(names))
        for what, names in (
            ("knows", _names(hub, [claim for claim in person.claims if not claim.teaches])),
            ("would teach", _names(hub, [claim for claim in person.claims if claim.teaches])),
            ("wants to learn", [hub.skill_name(want.skill) for want in person.wants]),
        )
        if names
    ]
    return say("{} joins: {}.", person.name, joined(told, "; ")) if told else say("{} joins, and names no skill yet.", person.name)


def _names(hub: Hub, claims: list[Claim]) -> list[str]:
    return [hub.skill_name(claim.skill) for claim in claims]


def _changes(hubs: _Hubs, old: Person, new: Person) -> Sentence:
    told = [*_claims(hubs, old, new), *_wants(hubs, old, new)]
    if old.name != new.name:
        told.append(say("is now called {}", new.name))
    if fields := changed_fields(old, new, _FIELDS):
        told.append(fields)
    if not told:
        confirmed = old.confirmed != new.confirmed and new.confirmed is not None
        told.append(say("says that the profile is still true") if confirmed else say("changes details"))
    return say("{}: {}.", old.name, joined(told, "; "))


def _claims(hubs: _Hubs, old: Person, new: Person) -> Iterator[Sentence]:
    key = hubs.key
    was = {key(claim.skill): claim for claim in reversed(old.claims)}
    now = {key(claim.skill): claim for claim in reversed(new.claims)}
    added = [_claim(hubs.after, claim) for claim in new.claims if key(claim.skill) not in was]
    if added:
        yield say("adds {}", listed(added))
    gone = [hubs.before.skill_name(claim.skill) for claim in old.claims if key(claim.skill) not in now]
    if gone:
        yield say("no longer names {}", listed(gone))
    said = [_says(hubs.after, claim, now[skill]) for skill, claim in was.items() if skill in now and _differ(claim, now[skill])]
    if said:
        yield listed(said)


def _claim(hub: Hub, claim: Claim) -> Sentence:
    about = [f"level {claim.level}"] * (claim.level is not None) + ["would teach it"] * claim.teaches
    return say("{}" + (f" ({', '.join(about)})" if about else ""), hub.skill_name(claim.skill))


def _says(hub: Hub, old: Claim, new: Claim) -> Sentence:
    name = hub.skill_name(new.skill)
    told = []
    if old.level != new.level:
        told.append(f"from level {old.level or 'unsaid'} to {new.level or 'unsaid'}")
    if old.teaches != new.teaches:
        told.append("would teach it now" if new.teaches else "would not teach it any more")
    return say(f"{{}} ({', '.join(told) or 'details'})", name)


def _differ(old: Claim, new: Claim) -> bool:
    return old != new._replace(skill=old.skill, route=old.route)


def _wants(hubs: _Hubs, old: Person, new: Person) -> Iterator[Sentence]:
    key = hubs.key
    was, now = ({key(want.skill) for want in person.wants} for person in (old, new))
    if more := [hubs.after.skill_name(want.skill) for want in new.wants if key(want.skill) not in was]:
        yield say("wants to learn {}", listed(more))
    if fewer := [hubs.before.skill_name(want.skill) for want in old.wants if key(want.skill) not in now]:
        yield say("no longer wants to learn {}", listed(fewer))
