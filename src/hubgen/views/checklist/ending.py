"""A program's end becomes facts: what came of it, and who knows and teaches more now."""

from datetime import date

from hubgen.content.hub import Hub, Person, Program
from hubgen.views.checklist.course import before_start, is_over, last_day
from hubgen.views.checklist.shape import PROFILE, Fact, done, edit, later, names, still_open


def before_end(hub: Hub, program: Program) -> Fact | None:
    """Say when the program ends, or None once its weeks are over or somebody has ended it."""
    if is_over(program):
        return None
    early = before_start(hub, program)
    if early:
        return early
    ends = last_day(program)
    if ends is None:
        return later("it has no last day yet")
    return later("it goes until {day}", day=ends) if hub.today <= ends else None


def goal_is_judged(hub: Hub, program: Program) -> Fact:
    """Ask for `goal: met`."""
    if program.goal.met is not None:
        return done("it was met" if program.goal.met else "it was not, which is a result too")
    return before_end(hub, program) or still_open(edit(hub, program), "nobody has said so yet (goal: met)")


def result_is_written(hub: Hub, program: Program) -> Fact:
    """Ask for `goal: result`."""
    if program.goal.result:
        return done("it stands on the program’s page")
    return before_end(hub, program) or still_open(edit(hub, program), "nothing yet (goal: result)")


def learners_are_up_to_date(hub: Hub, program: Program) -> Fact:
    """Ask each learner's profile for a day since the last session, its own or that of the skill learned."""
    early = before_end(hub, program)
    learners = _learners(program)
    if early or not learners:
        return early or later("no learner is named")
    since = _last_session(program)
    stale = [slug for slug in learners if slug not in hub.people or not _is_confirmed(hub.people[slug], program, since)]
    if stale:
        return still_open(PROFILE, "not confirmed since {day}: {who}", day=since or hub.today, who=names(hub, stale))
    return done("all {n} learners did" if len(learners) > 1 else "the learner did", n=len(learners))


def _is_confirmed(person: Person, program: Program, since: date | None) -> bool:
    keys = {skill.key for skill in program.all_skills}
    days = [person.confirmed, *(claim.confirmed for claim in person.claims if claim.skill.key in keys)]
    return any(day is not None and (since is None or day >= since) for day in days)


def _last_session(program: Program) -> date | None:
    return max((note.date for note in program.notes), default=last_day(program))


def status_says_so(hub: Hub, program: Program) -> Fact:
    """Ask for the status once the weeks are over."""
    if is_over(program):
        return done("it is finished" if program.status == "finished" else "it is stopped")
    return before_end(hub, program) or still_open(edit(hub, program), "its weeks are over, and its status is still {status}", status=program.status)


def a_learner_teaches(hub: Hub, program: Program) -> Fact:
    """Look for a learner whose profile says that they teach what they learned."""
    learned = [(pair.learner, pair.skill.key) for pair in program.pairs]
    if program.goal.learns:
        learned += [(slug, program.goal.learns.key) for slug in program.goal.who]
    claims = [(slug, hub.people[slug].claim(key)) for slug, key in learned if slug in hub.people]
    teaching = [slug for slug, claim in claims if claim and claim.teaches]
    early = before_end(hub, program)
    if early:
        return early
    if teaching:
        return done("{who}", who=names(hub, teaching))
    return still_open(PROFILE, "no learner’s profile says that they teach it yet")


def _learners(program: Program) -> list[str]:
    return list(dict.fromkeys((*(pair.learner for pair in program.pairs), *program.goal.who)))
