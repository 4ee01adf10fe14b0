"""People become findings."""

from collections.abc import Iterator

from hubgen.content.hub import Hub
from hubgen.problems import Finding, Severity, Suggestion


def repeated_skill(hub: Hub) -> Iterator[Finding]:
    """A profile claims each skill once.

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
        seen: dict[str, str] = {}
        claims = (person.private or person).claims
        for at, claim in enumerate(claims):
            if (first := seen.get(claim.skill.key)) is not None:
                same = f"`{claim.skill.text}`" if claim.skill.text == first else f"`{claim.skill.text}`, which is `{first}`,"
                place = person.place(*claim.route, "skill")
                again = claim in claims[:at]
                suggestion = Suggestion(place, claim.skill.text, None) if again else None
                yield Finding(place, f"the profile names {same} twice", "keep the higher level and delete the other entry", suggestion=suggestion)
            seen.setdefault(claim.skill.key, claim.skill.text)


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
