"""Profiles become nudges about what would make people easier to find and to ask.

What stands under `private:` counts as said, and is never named.
"""

from collections.abc import Callable, Iterator
from functools import cache

from hubgen.content.hub import Hub, Person, SkillRef
from hubgen.content.names import skill_index
from hubgen.content.slugs import did_you_mean, normalise, slugify
from hubgen.views.drafts import skill_path, skill_text
from hubgen.views.nudge_words import Told, add, edit
from hubgen.views.people import confirmation

LIKENESS = 0.78
"""How like a skill a word must be to be taken for it: as where files are read."""


def no_contact(hub: Hub) -> Iterator[Told]:
    """Nobody can reach the person."""
    form = "Your profile names no way to reach you: an e-mail address or a chat link under `contact` is enough."
    for person, whole in _everyone(hub):
        contact = whole.contact
        if not any((contact.email, contact.chat, contact.calendar, contact.forge)):
            yield person.slug, edit(hub, person.path, "no-contact", form)


def stale(hub: Hub) -> Iterator[Told]:
    """The profile was confirmed, and that is longer ago than the hub's owner set."""
    form = f"Is your profile still true? Then say so with the line `{confirmation(hub.today)}`"
    for person, whole in _everyone(hub):
        day = whole.confirmed
        if day is None or (hub.today - day).days <= hub.settings.stale_days:
            continue
        if day == person.confirmed:
            yield person.slug, edit(hub, person.path, "stale-profile", form + "; the last one is of {0}.", str(day))
        else:
            yield person.slug, edit(hub, person.path, "stale-profile", form + ".")


def unsaid_seats(hub: Hub) -> Iterator[Told]:
    """The person teaches, and nobody can see whether there is room."""
    form = "You offer to teach: for how many people at a time? A line such as `seats: 1` under `teaching` shows that there is room."
    for person, whole in _everyone(hub):
        paused = whole.teaching.paused_until is not None and whole.teaching.paused_until > hub.today
        if whole.teaching.seats is None and not paused and any(claim.teaches for claim in whole.claims):
            yield person.slug, edit(hub, person.path, "seats-unsaid", form)


def unknown_skills(hub: Hub) -> Iterator[Told]:
    """The profile names a skill that the hub does not know, misspelt or new."""
    nearest = _nearest(hub)
    misspelt = "Your profile says “{0}”, which the hub does not know: did you mean “{1}”?"
    closed = "Your profile says “{0}”, which is none of the hub's skills: is there another word for it?"
    new = "The hub has no page for “{0}” yet: two lines about it help others to find you by it."
    for person, _ in _everyone(hub):
        for ref in _named(person):
            slug = slugify(ref.text)
            if ref.slug is not None or skill_path(slug) in hub.broken:
                continue
            if near := nearest(normalise(ref.text)):
                yield person.slug, edit(hub, person.path, "unknown-skill", misspelt, ref.text, near)
            elif slug in hub.skills or hub.settings.closed_skills:
                yield person.slug, edit(hub, person.path, "unknown-skill", closed, ref.text)
            else:
                yield person.slug, add(hub, skill_path(slug), skill_text(ref.text), "unknown-skill", new, ref.text)


def deprecated_skills(hub: Hub) -> Iterator[Told]:
    """The profile names a skill that the hub has given up."""
    replaced = "“{0}” is no longer in use here, and “{1}” has taken its place: is that what you know, or want?"
    given_up = "“{0}” is no longer in use here: you may take it out of your profile, unless it still matters."
    for person, _ in _everyone(hub):
        for ref in _named(person):
            skill = hub.skills.get(ref.slug or "")
            if not skill or not skill.deprecated:
                continue
            if instead := hub.skills.get(skill.replaced_by or ""):
                yield person.slug, edit(hub, person.path, "deprecated-skill", replaced, skill.name, instead.name)
            else:
                yield person.slug, edit(hub, person.path, "deprecated-skill", given_up, skill.name)


def no_skills(hub: Hub) -> Iterator[Told]:
    """The profile names no skill."""
    form = "Nobody can find you by what you know yet: one skill is enough to begin with."
    for person, whole in _everyone(hub):
        if not whole.claims:
            yield person.slug, edit(hub, person.path, "no-skills", form)


def unsaid_levels(hub: Hub) -> Iterator[Told]:
    """The profile does not say how well the person knows a skill; several are named in one sentence."""
    for person, whole in _everyone(hub):
        unsaid = [claim.skill for claim in person.claims if (whole.claim(claim.skill.key) or claim).level is None]
        if not unsaid:
            continue
        more = len(unsaid) - 2
        which = "{0}" if more < 0 else "{0} and {1}" if more == 0 else f"{{0}}, {{1}} and {more} more"
        form = f"How well do you know {which}? A `level` from 1 to 4 helps others to choose whom to ask."
        names = (hub.skill_name(ref) for ref in unsaid[:2])
        yield person.slug, edit(hub, person.path, "level-unsaid", form, *names)


def no_time_zone(hub: Hub) -> Iterator[Told]:
    """Nobody can see when the person is at work."""
    form = "Where does your clock stand? A line such as `timezone: Europe/Lisbon` tells others when to ask."
    for person, whole in _everyone(hub):
        if not whole.timezone:
            yield person.slug, edit(hub, person.path, "no-time-zone", form)


def no_wishes(hub: Hub) -> Iterator[Told]:
    """The profile does not say what the person wants to learn."""
    form = "Is there something that you would like to learn? One entry under `wants` lets a teacher find you."
    for person, whole in _everyone(hub):
        if not whole.wants:
            yield person.slug, edit(hub, person.path, "no-wishes", form)


def unconfirmed(hub: Hub) -> Iterator[Told]:
    """The profile never said when it was true, and the person is no newcomer."""
    form = f"Is your profile true today? The line `{confirmation(hub.today)}` says so to everyone who reads it."
    for person, whole in _everyone(hub):
        is_new = whole.joined is not None and (hub.today - whole.joined).days <= hub.settings.stale_days
        if whole.confirmed is None and not is_new:
            yield person.slug, edit(hub, person.path, "never-confirmed", form)


def _everyone(hub: Hub) -> Iterator[tuple[Person, Person]]:
    """Give everyone who is here as their file shows them, and with what is private laid over."""
    return ((person, person.private or person) for person in hub.present)


def _named(person: Person) -> tuple[SkillRef, ...]:
    every = (*(claim.skill for claim in person.claims), *(want.skill for want in person.wants))
    return tuple({ref.key: ref for ref in every}.values())


def _nearest(hub: Hub) -> Callable[[str], str]:
    """Give a function that finds the name of the skill which a folded word most likely stands for, or nothing."""
    index = skill_index(hub.skills.values())

    # Many misspell a word in the same way, and to compare it with every skill is slow.
    @cache
    def nearest(word: str) -> str:
        near = did_you_mean(word, index, likeness=LIKENESS)
        return hub.skills[index[near]].name if near else ""

    return nearest
