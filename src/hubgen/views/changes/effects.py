"""Two hubs become what gets better and what is lost for those who want to learn."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from hubgen.content.hub import Hub, SkillRef
from hubgen.views.changes.skill_keys import skill_keys
from hubgen.views.changes.values import Change, Group, Sentence, counted, listed, say


@dataclass(slots=True)
class _Known:
    """Who knows, teaches and wants one skill in one hub: slugs, with the text by which each names it."""

    knows: dict[str, str]
    teaches: set[str]
    wants: set[str]


def effects(before: Hub, after: Hub) -> Iterator[Change]:
    """Look at each skill: who teaches it, who knows it, who wants it, among those who are here."""
    key = skill_keys(before, after)
    was, now = _known(before, key), _known(after, key)
    for skill in sorted({*was, *now}):
        name, path = _name(before, after, was, now, skill)
        yield from _teaching(before, after, was[skill], now[skill], name, path)
        yield from _knowing(before, after, sorted(was[skill].knows), sorted(now[skill].knows), name, path)


def _teaching(before: Hub, after: Hub, was: _Known, now: _Known, skill: str, path: str) -> Iterator[Change]:
    wishes = sorted(now.wants - now.teaches)
    if not wishes:
        return
    if now.teaches and not was.teaches:
        count = counted(len(wishes), "colleague wants", "colleagues want")
        said = say(f"{{}} would teach {{}}, which {count} to learn and nobody taught.", _people(after, sorted(now.teaches)), skill)
        yield Change(Group.GAIN, "wish-has-teacher", path, said)
    elif was.teaches and not now.teaches:
        learners, taught = _people(after, wishes), _people(before, sorted(was.teaches))
        said = say("Nobody teaches {} any more, which {} would like to learn; {} did.", skill, learners, taught)
        yield Change(Group.LOSS, "wish-lost-teacher", path, said)


def _knowing(before: Hub, after: Hub, was: list[str], now: list[str], skill: str, path: str) -> Iterator[Change]:
    if len(was) == 1 and len(now) > 1 and was[0] in now:
        others = [slug for slug in now if slug != was[0]]
        verb = "knows" if len(others) == 1 else "know"
        said = say(f"{{}} {verb} {{}} now, which only {{}} knew.", _people(after, others), skill, _people(before, was))
        yield Change(Group.GAIN, "single-point-shared", path, said)
    elif was and not now:
        yield Change(Group.LOSS, "nobody-knows", path, say("Nobody knows {} any more; {} did.", skill, _people(before, was)))
    elif len(was) > 1 and len(now) == 1:
        yield Change(Group.LOSS, "single-point", path, say("Only {} knows {} now.", _people(after, now), skill))


def _known(hub: Hub, key: Callable[[SkillRef], str]) -> defaultdict[str, _Known]:
    known: defaultdict[str, _Known] = defaultdict(lambda: _Known({}, set(), set()))
    for person in hub.present:
        for claim in person.claims:
            skill = known[key(claim.skill)]
            skill.knows[person.slug] = claim.skill.text
            if claim.teaches:
                skill.teaches.add(person.slug)
        for want in person.wants:
            known[key(want.skill)].wants.add(person.slug)
    return known


def _people(hub: Hub, slugs: list[str]) -> Sentence:
    return listed([hub.person_name(slug) for slug in slugs])


def _name(before: Hub, after: Hub, was: defaultdict[str, _Known], now: defaultdict[str, _Known], skill: str) -> tuple[str, str]:
    """Give the skill's name and its file, if it has one. Of an undeclared skill, the spelling that sorts first."""
    for hub in (after, before):
        if skill in hub.skills:
            return hub.skills[skill].name, hub.skills[skill].path
    return min([*was[skill].knows.values(), *now[skill].knows.values()], default=skill), ""
