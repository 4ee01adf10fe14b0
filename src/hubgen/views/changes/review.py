"""Two hubs become what is sound in itself, and yet for a human to look at."""

from collections.abc import Callable, Iterator

from hubgen.content.hub import Circle, Hub, Person, Program, Skill, Visibility
from hubgen.views.changes.fields import edited
from hubgen.views.changes.hosts import new_hosts
from hubgen.views.changes.look_alikes import look_alikes
from hubgen.views.changes.review_people import (
    contacts_changed,
    managers_changed,
    others_profiles,
    people_gone,
    values_opened,
)
from hubgen.views.changes.values import NOBODY, Change, Group, Sentence, listed, say


def no_longer_readable(before: Hub, after: Hub, author: str) -> Iterator[Change]:
    """A file that nobody can read any more may hide anything."""
    for path in sorted(after.broken - before.broken):
        yield Change(Group.LOOK, "unreadable", path, say("The file {} cannot be read, so nobody knows what it does; `hubgen check` says why.", path))


def audience_widened(before: Hub, after: Hub, author: str) -> Iterator[Change]:
    """The settings publish more than they did."""
    old, new = before.settings, after.settings
    if new.private_hosting and not old.private_hosting:
        said = say("The published site would hold everything internal: the settings say `private_hosting: true` now.")
        yield Change(Group.LOOK, "hub-opened", "mkdocs.yml", said)
    if set(new.maintainers) != set(old.maintainers):
        said = say("Those who look after the code are now {}.", listed(new.maintainers)) if new.maintainers else say("Nobody looks after the code any more.")
        yield Change(Group.LOOK, "maintainers-changed", "mkdocs.yml", said)


def visibility_widened(before: Hub, after: Hub, author: str) -> Iterator[Change]:
    """What only colleagues saw, anybody sees."""
    old, new = _visible(before), _visible(after)
    for path in sorted(old.keys() & new.keys()):
        name, public = new[path]
        if public and not old[path][1]:
            said = say("{} becomes public ({}): anybody could read it, not only colleagues.", name, path)
            yield Change(Group.LOOK, "visibility-widened", path, said)


def _visible(hub: Hub) -> dict[str, tuple[str, bool]]:
    circles, programs = hub.circles.values(), hub.programs.values()
    things: list[Person | Skill | Circle | Program] = [*hub.people.values(), *hub.skills.values(), *circles, *programs]
    named = {thing.path: (thing.name, thing.visibility is Visibility.PUBLIC) for thing in things}
    notes = [(note.path, f"{circle.name}, {note.title}", note.visibility) for circle in circles for note in circle.notes]
    notes += [(note.path, f"{program.name}, {note.date}", note.visibility) for program in programs for note in program.notes]
    return named | {path: (name, visibility is Visibility.PUBLIC) for path, name, visibility in notes}


def leads_changed(before: Hub, after: Hub, author: str) -> Iterator[Change]:
    """A circle that exists gets other leads."""
    for slug in sorted(before.circles.keys() & after.circles.keys()):
        old, new = before.circles[slug], after.circles[slug]
        for word, leads in (("leads {} now, and did not before", set(new.leads) - set(old.leads)), ("no longer leads {}", set(old.leads) - set(new.leads))):
            for lead in sorted(leads):
                yield Change(Group.LOOK, "lead-changed", new.path, say(f"{{}} {word}.", after.person_name(lead), old.name))


def channels_changed(before: Hub, after: Hub, author: str) -> Iterator[Change]:
    """A circle that exists talks elsewhere."""
    for slug in sorted(before.circles.keys() & after.circles.keys()):
        old, new = before.circles[slug], after.circles[slug]
        if edited(old, new) and old.channel != new.channel:
            was, now = (say("{}", channel) if channel else Sentence("nowhere") for channel in (old.channel, new.channel))
            yield Change(Group.LOOK, "channel-changed", new.path, say("The channel of {} was {} and is {} now.", old.name, was, now))


def facilitators_changed(before: Hub, after: Hub, author: str) -> Iterator[Change]:
    """A program that exists gets another facilitator."""
    for slug in sorted(before.programs.keys() & after.programs.keys()):
        old, new = before.programs[slug], after.programs[slug]
        if old.facilitator == new.facilitator:
            continue
        was = before.person_name(old.facilitator) if old.facilitator else NOBODY
        now = after.person_name(new.facilitator) if new.facilitator else NOBODY
        yield Change(Group.LOOK, "facilitator-changed", new.path, say("The facilitator of {} was {} and is {} now.", old.name, was, now))


def things_gone(before: Hub, after: Hub, author: str) -> Iterator[Change]:
    """A skill, circle or program is taken out, and with it what others wrote."""
    was, now = _visible(before), _visible(after)
    for path in sorted(was.keys() - now.keys() - after.broken):
        if path.startswith("skills/") or path.endswith("/index.md"):
            yield Change(Group.LOOK, "thing-gone", path, say("{} is taken out of the hub ({}).", was[path][0], path))


def notes_gone(before: Hub, after: Hub, author: str) -> Iterator[Change]:
    """A note is taken out of a circle or program that stays."""
    now = _notes(after)
    kept = {path for _, paths in now.values() for path in paths} | after.broken
    for folder, (name, paths) in sorted(_notes(before).items()):
        for path in paths:
            if folder in now and path not in kept:
                yield Change(Group.LOOK, "note-gone", path, say("{} loses a note ({}).", name, path))


def _notes(hub: Hub) -> dict[str, tuple[str, list[str]]]:
    """Give name and notes of every circle and program, by the path of its own file."""
    circles = {circle.path: (circle.name, sorted(note.path for note in circle.notes)) for circle in hub.circles.values()}
    programs = {program.path: (program.name, sorted(note.path for note in program.notes)) for program in hub.programs.values()}
    return circles | programs


def pairing_changed(before: Hub, after: Hub, author: str) -> Iterator[Change]:
    """Who must not be paired is nobody's business: only that the list changes is said."""
    if before.do_not_pair != after.do_not_pair:
        yield Change(Group.LOOK, "do-not-pair-changed", "programs/do-not-pair.yml", say("The list of people who must not be paired changes."))


REVIEWS: tuple[Callable[[Hub, Hub, str], Iterator[Change]], ...] = (
    audience_widened,
    others_profiles,
    contacts_changed,
    values_opened,
    visibility_widened,
    pairing_changed,
    leads_changed,
    channels_changed,
    facilitators_changed,
    managers_changed,
    people_gone,
    things_gone,
    notes_gone,
    no_longer_readable,
    look_alikes,
    new_hosts,
)
