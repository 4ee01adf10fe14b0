"""The profiles of two hubs become what a colleague might not have wanted to be written about them."""

from collections.abc import Iterator
from typing import NamedTuple

from hubgen.content.hub import Contact, Hub, Person, Status
from hubgen.views.changes.fields import PERSON_WORDS, edited
from hubgen.views.changes.values import NOBODY, Change, Group, Sentence, counted, say

_CONTACT = {
    "email": "e-mail address",
    "chat": "chat link",
    "calendar": "calendar link",
    "forge": "account on the forge",
}
_OPENED = {
    "name": "name",
    **PERSON_WORDS,
    "about": "text about them",
    "teaching": "what they take on",
    "status": "status",
}


class _Edited(NamedTuple):
    """A profile before and after, and whether the author of the change is known to be its owner."""

    old: Person
    new: Person
    own: bool


def others_profiles(before: Hub, after: Hub, author: str) -> Iterator[Change]:
    """Somebody edits, removes or makes a profile that is not theirs, as far as one can tell."""
    edited = _edited(before, after, author)
    for old, new, own in edited:
        if own:
            continue
        account = _account(old)
        if author and account:
            yield _others(new, say("The profile of {} is edited by {}, and belongs to {}.", old.name, author, account))
        elif author:
            yield _others(new, say("The profile of {} is edited by {}, and names no account on the forge that would tell whose it is.", old.name, author))
        elif len(edited) > 1:
            others = counted(len(edited) - 1, "other profile")
            yield _others(new, say(f"The profile of {{}} is edited together with {others}.", old.name))
    for slug in sorted(after.people.keys() - before.people.keys()):
        new = after.people[slug]
        account = _account(new)
        if author and account and account.casefold() != author.casefold() and new.path not in before.broken:
            yield _others(new, say("The new profile of {} belongs to {}, and is written by {}.", new.name, account, author))


def contacts_changed(before: Hub, after: Hub, author: str) -> Iterator[Change]:
    """Mail, chat or bookings meant for a colleague would go elsewhere; owners may do so, but not hand a profile over."""
    for old, new, own in _edited(before, after, author):
        was, now = _contact(old), _contact(new)
        for field, word in _CONTACT.items():
            one, other = getattr(was, field), getattr(now, field)
            if one == other or (own and field != "forge"):
                continue
            if one and other:
                said = say(f"The {word} of {{}} changes from {{}} to {{}}.", old.name, one, other)
            elif other:
                said = say(f"The {word} of {{}} is now {{}}; there was none.", old.name, other)
            else:
                said = say(f"The {word} of {{}}, {{}}, is taken away.", old.name, one)
            yield Change(Group.LOOK, f"{field}-changed", new.path, said)


def values_opened(before: Hub, after: Hub, author: str) -> Iterator[Change]:
    """What stood under `private:` stands in the open; the value itself is not repeated."""
    for old, new, _ in _edited(before, after, author):
        if old.private is None:
            continue
        words = [word for name, word in _OPENED.items() if getattr(old, name) != getattr(old.private, name) == getattr(new, name)]
        for name, word in _CONTACT.items():
            hidden = getattr(old.private.contact, name)
            if getattr(old.contact, name) != hidden == getattr(new.contact, name):
                words.append(word)
        for name in ("skills", "wants"):
            hidden_keys = _keys(old.private, name) - _keys(old, name)
            words += [f"some of their {name}"] if hidden_keys & _keys(new, name) else []
        if words:
            said = say(f"What {{}} kept under `private:` stands in the open now: {', '.join(words)}.", old.name)
            yield Change(Group.LOOK, "private-opened", new.path, said)


def managers_changed(before: Hub, after: Hub, author: str) -> Iterator[Change]:
    """Somebody gets another manager."""
    for old, new, own in _edited(before, after, author):
        if old.manager and old.manager != new.manager and not own:
            now = after.person_name(new.manager) if new.manager else NOBODY
            said = say("The manager of {} was {} and is {} now.", old.name, before.person_name(old.manager), now)
            yield Change(Group.LOOK, "manager-changed", new.path, said)


def people_gone(before: Hub, after: Hub, author: str) -> Iterator[Change]:
    """Somebody is said to have left, or their profile is removed."""
    for old, new, own in _edited(before, after, author):
        if old.is_here and new.status is Status.FORMER and not own:
            yield Change(Group.LOOK, "person-left", new.path, say("{} is said to have left.", old.name))
    for slug in sorted(before.people.keys() - after.people.keys()):
        person = before.people[slug]
        if person.path not in after.broken and not _owns(person, author):
            yield Change(Group.LOOK, "person-gone", person.path, say("The profile of {} is removed.", person.name))


def _edited(before: Hub, after: Hub, author: str) -> list[_Edited]:
    both = sorted(before.people.keys() & after.people.keys())
    pairs = ((before.people[slug], after.people[slug]) for slug in both)
    return [_Edited(old, new, _owns(old, author)) for old, new in pairs if edited(old, new)]


def _owns(person: Person, author: str) -> bool:
    return bool(author) and _account(person).casefold() == author.casefold()


def _account(person: Person) -> str:
    return _contact(person).forge


def _contact(person: Person) -> Contact:
    return (person.private or person).contact


def _keys(person: Person, name: str) -> set[str]:
    return {entry.skill.key for entry in (person.claims if name == "skills" else person.wants)}


def _others(person: Person, said: Sentence) -> Change:
    return Change(Group.LOOK, "others-profile", person.path, said)
