"""A program's people become facts: how many they are, and whether each pair can work."""

from datetime import date

from hubgen.content.hub import Hub, Pair, Person, Program
from hubgen.views.checklist.shape import PROFILE, Fact, Names, done, edit, later, names, still_open
from hubgen.views.working_hours import hours_in_common

FEWEST, MOST = 4, 6
"""So many take part in a pilot, by the playbook."""

STEPS = (1, 2)
"""So many levels the best teacher is above their learner, by the playbook."""

BEGINNER = 1
"""The level of a learner whose profile does not name the skill: they learn the ropes."""


def has_facilitator(hub: Hub, program: Program) -> Fact:
    """Ask for one name."""
    if program.facilitator:
        return done("{who}", who=names(hub, [program.facilitator]))
    return still_open(edit(hub, program), "nobody is named yet")


def has_four_to_six(hub: Hub, program: Program) -> Fact:
    """Count who takes part; the facilitator counts only where they are named as one of them."""
    paired = {slug for pair in program.pairs for slug in (pair.teacher, pair.learner)}
    part = {*program.people, *program.goal.who, *program.goal.teachers, *paired}
    if FEWEST <= len(part) <= MOST:
        return done("{n} take part", n=len(part))
    if not part:
        return still_open(edit(hub, program), "nobody is named yet")
    return still_open(edit(hub, program), "1 takes part" if len(part) == 1 else "{n} take part", n=len(part))


def teachers_are_a_step_ahead(hub: Hub, program: Program) -> Fact:
    """Compare the levels of each pair."""
    gaps = [(pair, *_levels(hub, pair)) for pair in program.pairs]
    if not gaps:
        return _no_pairs()
    silent = [slug for pair, teacher, learner in gaps for slug, level in ((pair.teacher, teacher), (pair.learner, learner)) if level is None]
    if silent:
        return still_open(PROFILE, "no level of that skill in the profile of {who}", who=names(hub, silent))
    apart = [pair for pair, teacher, learner in gaps if (teacher or 0) - (learner or 0) not in STEPS]
    if apart:
        fit = len(gaps) - len(apart)
        return still_open(edit(hub, program), "{n} of {all} pairs; look again at {pairs}", n=fit, all=len(gaps), pairs=pair_names(hub, apart))
    return done("so are all {n}" if len(gaps) > 1 else "so it is", n=len(gaps))


def _levels(hub: Hub, pair: Pair) -> tuple[int | None, int | None]:
    teacher, learner = hub.people.get(pair.teacher), hub.people.get(pair.learner)
    taught = teacher.claim(pair.skill.key) if teacher else None
    learned = learner.claim(pair.skill.key) if learner else None
    return taught.level if taught else None, learned.level if learned else BEGINNER


def nobody_has_their_manager(hub: Hub, program: Program) -> Fact:
    """Look for a pair of which one is the other's manager."""
    if not program.pairs:
        return _no_pairs()
    bound = [pair for pair in program.pairs if _manages(hub, pair.teacher, pair.learner) or _manages(hub, pair.learner, pair.teacher)]
    if bound:
        return still_open(edit(hub, program), "one is the other’s manager: {pairs}", pairs=pair_names(hub, bound))
    return done("nobody is, by their profiles")


def _manages(hub: Hub, one: str, other: str) -> bool:
    return other in hub.people and hub.people[other].manager == one


def pairs_share_time_and_language(hub: Hub, program: Program) -> Fact:
    """Compare hours and languages of each pair, in the first week or this one."""
    if not program.pairs:
        return _no_pairs()
    needed = hub.settings.pairing.hours
    silent = [slug for pair in program.pairs for slug in (pair.teacher, pair.learner) if not _says_when(hub.people.get(slug))]
    if silent:
        return still_open(PROFILE, "hours, time zone or languages are not in the profile of {who}", who=names(hub, silent))
    day = max(hub.today, program.starts or hub.today)
    short = [pair for pair in program.pairs if not _is_enough(hub.people[pair.teacher], hub.people[pair.learner], needed, day)]
    if short:
        fit = len(program.pairs) - len(short)
        form = "{n} of {all} pairs; look again at {pairs}"
        return still_open(edit(hub, program), form, n=fit, all=len(program.pairs), pairs=pair_names(hub, short))
    return done("by their working hours, {n} or more", n=needed)


def _says_when(person: Person | None) -> bool:
    return person is not None and person.hours is not None and bool(person.timezone and person.languages)


def _is_enough(teacher: Person, learner: Person, needed: int, day: date) -> bool:
    spoken, theirs = ({name.casefold() for name in person.languages} for person in (teacher, learner))
    return (hours_in_common(teacher, learner, day) or 0) >= needed and bool(spoken & theirs)


def all_have_profiles(hub: Hub, program: Program) -> Fact:
    """Look for the profile of everyone who is named."""
    if not program.everyone:
        return later("nobody is named yet")
    lost = [slug for slug in program.everyone if slug not in hub.people]
    if lost:
        return still_open(PROFILE, "none yet: {who}", who=names(hub, lost))
    return done("all {n}", n=len(program.everyone))


def pairs_stand_in_the_file(hub: Hub, program: Program) -> Fact:
    """Ask for pairs, and for one of each learner whom the goal names."""
    if not program.pairs:
        return still_open(edit(hub, program), "no pair yet")
    paired = {pair.learner for pair in program.pairs}
    alone = [slug for slug in program.goal.who if slug not in paired and program.model != "skill-swap"]
    if alone:
        return still_open(edit(hub, program), "without a teacher: {who}", who=names(hub, alone))
    return done("{n} pairs" if len(program.pairs) > 1 else "1 pair", n=len(program.pairs))


def pair_names(hub: Hub, pairs: list[Pair]) -> tuple[Names, ...]:
    """Give both names of each pair."""
    return tuple((hub.person_name(pair.teacher), hub.person_name(pair.learner)) for pair in pairs)


def _no_pairs() -> Fact:
    return later("there are no pairs yet")
