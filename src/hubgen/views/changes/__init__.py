"""Two hubs become what the change between them does."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from hubgen.content.hub import Hub
from hubgen.views.changes.circles import circle_changes, program_changes
from hubgen.views.changes.effects import effects
from hubgen.views.changes.files import file_changes
from hubgen.views.changes.people import people_changes
from hubgen.views.changes.review import REVIEWS
from hubgen.views.changes.skills import skill_changes
from hubgen.views.changes.values import Change, Changes, Group

CONTENT: tuple[Callable[[Hub, Hub], Iterator[Change]], ...] = (effects, people_changes, skill_changes, circle_changes, program_changes)


def changes_between(before: Hub, after: Hub, *, files: Sequence[str] = (), author: str = "") -> Changes:
    """Say what differs in *after*.

    *files* are the paths of all files that differ, content or not. *author* is the account on the forge of whoever
    made the change; without it, nobody knows whose profile it may touch.
    """
    found: list[Change] = [*file_changes(files)]
    for review in REVIEWS:
        found += review(before, after, author)
    for compare in CONTENT:
        found += compare(before, after)
    order = list(Group)
    return Changes(tuple(sorted(found, key=lambda change: order.index(change.group))), _touched(before, after, found))


def _touched(before: Hub, after: Hub, found: Iterable[Change]) -> bool:
    def content(hub: Hub) -> tuple[object, ...]:
        return hub.people, hub.skills, hub.circles, hub.programs, hub.do_not_pair, hub.broken

    return content(before) != content(after) or any(change.group is not Group.LOOK for change in found)
