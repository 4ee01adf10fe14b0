"""People become findings."""

from collections.abc import Iterator, Sequence

from hubgen.content.hub import Circle, Claim, Contact, Hub, Note, Person, Program, SkillRef, Want
from hubgen.content.sources import Route
from hubgen.problems import Finding, Severity, Suggestion


def repeated_skill(hub: Hub) -> Iterator[Finding]:
    """A list of skills names each once: what a profile claims, what it wants, what a circle, a note or a program is about.

    Bad:
        skills:
          - skill: kubernetes
            level: 2
          - skill: k8s
            level: 3
    Good:
        skills:
          - skill: kubernetes
            level: 3
    """
    for person in hub.people.values():
        whole = person.private or person
        for route, same in _named_twice([(claim.skill, claim.route) for claim in whole.claims]):
            hint = "keep the higher level and delete the other entry"
            place, suggestion = person.place(*route, "skill"), _suggestion(person, whole.claims, route)
            yield Finding(place, f"the profile names {same} twice", hint, Severity.ERROR, suggestion)
        for route, same in _named_twice([(want.skill, want.route) for want in whole.wants]):
            place, suggestion = person.place(*route, "skill"), _suggestion(person, whole.wants, route)
            yield Finding(place, f"the profile wants {same} twice", "delete one of the two entries", Severity.WARNING, suggestion)
    about: tuple[Circle | Program | Note, ...] = (*hub.circles.values(), *hub.programs.values(), *hub.notes)
    for thing in about:
        for route, same in _named_twice([(ref, ("skills", index)) for index, ref in enumerate(thing.skills)]):
            yield Finding(thing.place(*route), f"`skills` names {same} twice", "delete one of the two", Severity.WARNING)


def _suggestion(person: Person, entries: Sequence[Claim | Want], route: Route) -> Suggestion | None:
    """Let a machine take the entry at *route* away if one before it says all the same."""
    entry = next(entry for entry in entries if entry.route == route)
    is_same = next(other for other in entries if other._replace(route=route) == entry) is not entry
    return Suggestion(person.place(*route, "skill"), entry.skill.text, None) if is_same else None


def _named_twice(named: Sequence[tuple[SkillRef, Route]]) -> Iterator[tuple[Route, str]]:
    """Give the way to every skill that was named before, and how to say which."""
    if len({skill.key for skill, _ in named}) == len(named):
        return  # as nearly everywhere
    seen: dict[str, str] = {}
    for skill, route in named:
        if (first := seen.get(skill.key)) is not None:
            yield route, f"`{skill.text}`" if skill.text == first else f"`{skill.text}`, which is `{first}`,"
        seen.setdefault(skill.key, skill.text)


def circular_manager(hub: Hub) -> Iterator[Finding]:
    """Nobody is their own manager, directly or through others.

    Bad:
        name: Ada Ng            # in people/ada-ng.yml
        manager: ada-ng
    Good:
        name: Ada Ng
        manager: bruno-sa
    """
    for person in hub.people.values():
        seen, above = {person.slug}, person.manager
        while above and above in hub.people and above not in seen:
            seen.add(above)
            above = hub.people[above].manager
        if above == person.slug:
            message = f"following `manager` upwards from {person.name} leads back to {person.name}"
            yield Finding(person.place("manager"), message, "correct the manager in one of these profiles")


def shared_contact(hub: Hub) -> Iterator[Finding]:
    """An e-mail address and an account on the forge belong to one person.

    Bad:
        contact:
          email: ada.ng@example.com     # people/bruno-sa.yml says the same
    Good:
        contact:
          email: ada@example.com
    """
    for key, what in (("email", "e-mail address"), ("forge", "account on the forge")):
        owners: dict[str, Person] = {}
        for person in sorted(hub.present, key=lambda person: person.slug):
            address = _contact(person, key)
            if not address:
                continue
            owner = owners.setdefault(address.casefold(), person)
            if owner is person:
                continue
            # What somebody keeps private is not quoted in a report, which travels further than the file does.
            open_to_all = _says(person.contact, key) and _says(owner.contact, key)
            message = f"`{address}` is the {what} of `{owner.slug}` too" if open_to_all else f"`{owner.slug}` has the same {what}"
            under = () if _says(person.contact, key) == address else ("private",)
            hint = "write each person's own; what a whole team shares belongs to its circle"
            yield Finding(person.place(*under, "contact", key), message, hint, Severity.WARNING)


def _contact(person: Person, key: str) -> str:
    return _says((person.private or person).contact, key)


def _says(contact: Contact, key: str) -> str:
    return contact.email if key == "email" else contact.forge


def stale_profile(hub: Hub) -> Iterator[Finding]:
    """A profile was confirmed within the time that the hub's owner set (a year by default).

    Bad:
        confirmed: 2021-03-01
    Good:
        confirmed: 2026-11-01
    """
    for person in hub.present:
        if person.confirmed and (hub.today - person.confirmed).days > hub.settings.stale_days:
            message = f"the profile was last confirmed on {person.confirmed}"
            hint = f"if it is still true, write `confirmed: {hub.today}`"
            yield Finding(person.place("confirmed"), message, hint, Severity.NOTICE)


def stale_claim(hub: Hub) -> Iterator[Finding]:
    """A skill that has a date of its own was confirmed within the same time as a profile.

    Bad:
        skills:
          - skill: sql
            level: 3
            confirmed: 2021-03-01
    Good:
        skills:
          - skill: sql
            level: 3
            confirmed: 2026-11-01
    """
    most = hub.settings.stale_days
    for person in hub.present:
        if person.confirmed and (hub.today - person.confirmed).days > most:
            continue  # the whole profile is said to be stale already
        for claim in person.claims:
            if claim.confirmed and (hub.today - claim.confirmed).days > most:
                message = f"`{claim.skill.text}` was last confirmed on {claim.confirmed}"
                hint = f"if it is still true, write `confirmed: {hub.today}` below it, or delete that line"
                yield Finding(person.place(*claim.route, "confirmed"), message, hint, Severity.NOTICE)
