"""The days on which people confirmed what they wrote become what still counts as confirmed."""

from datetime import date

from hubgen.content.hub import Claim, Hub, Person


def claim_day(person: Person, claim: Claim) -> date | None:
    """Give the day on which *person* last said that *claim* is true, of it alone or of the whole profile; None for never."""
    own, whole = claim.confirmed, person.confirmed
    return max(own, whole) if own and whole else own or whole


def is_confirmed(hub: Hub, day: date | None) -> bool:
    """Say whether what was confirmed on *day* was so within the time that the hub's owner set; never is no."""
    return day is not None and (hub.today - day).days <= hub.settings.stale_days
