"""CHECK: a hub becomes findings; a check is a generator whose name is the problem's code."""

from collections.abc import Callable, Iterable, Iterator

from hubgen.checks.circles import former_lead, note_off_schedule, rule_never_falls
from hubgen.checks.links import broken_link
from hubgen.checks.people import circular_manager, repeated_skill, stale_profile
from hubgen.checks.programs import same_person_paired, vague_goal
from hubgen.checks.skills import alias_taken, deprecated_skill, parent_loop
from hubgen.content.hub import Hub
from hubgen.problems import Finding, Problem, Severity

Check = Callable[[Hub], Iterator[Finding]]

CHECKS: tuple[Check, ...] = (
    repeated_skill,
    circular_manager,
    stale_profile,
    alias_taken,
    deprecated_skill,
    parent_loop,
    former_lead,
    rule_never_falls,
    note_off_schedule,
    vague_goal,
    same_person_paired,
    broken_link,
)
"""Every check, in the order of the reference."""


def run_checks(hub: Hub, known: Iterable[Problem] = ()) -> list[Problem]:
    """Run every check on *hub*. Files that have an error already (in *known*) get no findings on top of it."""
    failed = {problem.place.path for problem in known if problem.severity is Severity.ERROR}
    return sorted(
        Problem(finding.place, check.__name__.replace("_", "-"), finding.message, finding.hint, finding.severity, finding.suggestion)
        for check in CHECKS
        for finding in check(hub)
        if finding.place.path not in failed
    )
