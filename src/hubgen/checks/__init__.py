"""CHECK: a hub becomes findings; a check is a generator whose name is the problem's code."""

from collections.abc import Callable, Collection, Iterable, Iterator
from functools import partial
from itertools import chain

from hubgen.checks.bodies import slow_body
from hubgen.checks.circles import former_lead, quiet_circle, rule_ended, rule_never_falls
from hubgen.checks.links import broken_link
from hubgen.checks.names import look_alike_name, skill_spellings, team_spellings
from hubgen.checks.notes import note_in_future, note_off_schedule
from hubgen.checks.pairs import no_free_seat, same_person_paired, unskilled_teacher
from hubgen.checks.people import circular_manager, repeated_skill, shared_contact, stale_claim, stale_profile
from hubgen.checks.programs import large_pilot, late_check_in, vague_goal, wide_pilot
from hubgen.checks.references import former_person, repeated_person
from hubgen.checks.rota import slot_off_schedule
from hubgen.checks.skills import alias_taken, deprecated_skill, parent_loop
from hubgen.content.hub import Hub
from hubgen.content.processes import divide
from hubgen.problems import Finding, Problem, Severity

Check = Callable[[Hub], Iterator[Finding]]

CHECKS: tuple[Check, ...] = (
    repeated_skill,
    circular_manager,
    shared_contact,
    stale_profile,
    stale_claim,
    alias_taken,
    deprecated_skill,
    parent_loop,
    skill_spellings,
    team_spellings,
    look_alike_name,
    repeated_person,
    former_person,
    former_lead,
    rule_never_falls,
    rule_ended,
    quiet_circle,
    note_in_future,
    note_off_schedule,
    slot_off_schedule,
    vague_goal,
    large_pilot,
    wide_pilot,
    late_check_in,
    same_person_paired,
    unskilled_teacher,
    no_free_seat,
    broken_link,
    slow_body,
)
"""Every check, in the order of the reference."""

_PEOPLE_A_CHECK = 100
"""So many profiles that one check looks at are about as much work as one page."""


def run_checks(hub: Hub, known: Iterable[Problem] = ()) -> list[Problem]:
    """Run every check on *hub*. Files that have an error already (in *known*) get no findings on top of it."""
    failed = {problem.place.path for problem in known if problem.severity is Severity.ERROR}
    parts = divide(partial(_run, hub, failed), CHECKS, each=len(hub.people) // _PEOPLE_A_CHECK)
    return sorted(chain.from_iterable(parts))


def _run(hub: Hub, failed: Collection[str], checks: Iterable[Check]) -> list[Problem]:
    return [
        Problem(finding.place, check.__name__.replace("_", "-"), finding.message, finding.hint, finding.severity, finding.suggestion)
        for check in checks
        for finding in check(hub)
        if finding.place.path not in failed
    ]
