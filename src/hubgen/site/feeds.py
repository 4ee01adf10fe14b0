"""What is new in a hub becomes feeds: notes, people and skills, everything together, and the notes of each circle."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import cache, partial
from itertools import chain, islice

from hubgen.content.hub import Circle, Hub, Note, Person
from hubgen.site.feed_formats import Entry, Feed, atom, json_feed
from hubgen.site.identity import urn
from hubgen.site.words import _, day
from hubgen.views.files import circle_feed_path, feed_path
from hubgen.views.insights.whole import InsightsView
from hubgen.views.new_skills import NewSkill
from hubgen.views.plain import plain, shorten
from hubgen.views.refs import Refs, profile_url, shared_pages

MOST_ENTRIES = 50
MOST_OF_A_CIRCLE = 30
SUMMARY = 400
"""How much of what somebody wrote an entry says, in characters: the page says the rest."""
_SKILLS = 5

_Files = Iterator[tuple[str, Callable[[], bytes]]]


def feeds(hub: Hub, site_url: str, insights: Callable[[], InsightsView] | None) -> _Files:
    """Give the path of every feed and what makes it. *site_url* ends in a slash, or is empty: then there are none.

    Only who has *insights* has a feed of skills, since only the months of the hub say which are new.
    """
    desk = _Desk(hub, site_url)
    notes, people = cache(desk.notes), cache(desk.people)
    skills = cache(partial(desk.skills, insights)) if insights else None
    everything = [notes, people, *([skills] if skills else [])]
    whole: dict[str, tuple[str, str, Callable[[], Iterable[Entry]]]] = {
        "all": (_("{organisation}: what is new"), "", lambda: chain(*(entries() for entries in everything))),
        "notes": (_("{organisation}: notes of all circles"), "circles/", notes),
        "people": (_("{organisation}: new people"), "newcomers/", people),
    }
    if skills:
        whole["skills"] = (_("{organisation}: new skills"), "skills/", skills)
    for name, (title, page, entries) in whole.items():
        named = title.format(organisation=desk.organisation)
        yield from _both(feed_path(hub, name), cache(partial(desk.feed, "feeds/", name, named, page, entries)))
    for circle in hub.circles.values():
        path, of_circle = f"circles/{circle.slug}/", partial(desk.of_circle, circle)
        yield from _both(circle_feed_path(hub, circle), cache(partial(desk.feed, path, "feed", circle.name, path, of_circle)))


def _both(path: str, feed: Callable[[], Feed]) -> _Files:
    if path:
        yield path, lambda: atom(feed())
        yield f"{path.removesuffix('.xml')}.json", lambda: json_feed(feed())


class _Desk:
    """What makes the entries of one hub's feeds."""

    def __init__(self, hub: Hub, site_url: str) -> None:
        self._hub, self._site_url, self._refs = hub, site_url, Refs(hub)
        self.organisation = hub.settings.organisation or _("Hub")

    def feed(self, folder: str, name: str, title: str, page: str, entries: Callable[[], Iterable[Entry]]) -> Feed:
        """Make the feed that stands in *folder*, with the newest of *entries*."""
        newest = sorted(entries(), key=lambda entry: (-entry.day.toordinal(), entry.url))[:MOST_ENTRIES]
        site = self._site_url
        feed_id = urn(self._hub, "feed", folder, name)
        return Feed(feed_id, title, self.organisation, site + page, site + folder, name, self._hub.today, tuple(newest))

    def notes(self) -> list[Entry]:
        return self._entries(self._hub.notes, MOST_ENTRIES)

    def of_circle(self, circle: Circle) -> list[Entry]:
        return self._entries(circle.notes, MOST_OF_A_CIRCLE)

    def _entries(self, notes: Iterable[Note], most: int) -> list[Entry]:
        """Give the newest of *notes*; what is written for a day to come is not said yet."""
        said = (note for note in notes if note.date <= self._hub.today)
        return [self._note(note) for note in islice(said, most)]

    def _note(self, note: Note) -> Entry:
        circle = self._hub.circles[note.circle]
        about = _("Note of {circle}, {day}.").format(circle=circle.name, day=day(note.date))
        words = plain(note.body, SUMMARY) or shorten(" ".join(" ".join(note.decisions).split()), SUMMARY)
        return Entry(
            urn(self._hub, "note", circle.slug, note.slug),
            note.title,
            f"{self._site_url}circles/{circle.slug}/{note.slug}/",
            note.date,
            f"{about} {words}".rstrip(),
            tuple(link.name for link in self._refs.people(note.presenters)),
            tuple(link.name for link in self._refs.skills(note.skills)),
        )

    def people(self) -> list[Entry]:
        """Give who joined last, and says when."""
        came = [(person.joined, person) for person in self._hub.present if person.joined and person.joined <= self._hub.today]
        came.sort(key=lambda row: (-row[0].toordinal(), row[1].slug))
        return [self._person(person, joined) for joined, person in came[:MOST_ENTRIES]]

    def _person(self, person: Person, joined: date) -> Entry:
        title = _("{name} joined {team}") if person.team else _("{name} joined")
        taught = [link.name for link in self._refs.skills(claim.skill for claim in person.claims if claim.teaches)]
        wanted = [link.name for link in self._refs.skills(want.skill for want in person.wants)]
        who = ", ".join(part for part in (person.role, person.location) if part)
        said = [f"{who}."] if who else []
        said += [_("Teaches {skills}.").format(skills=", ".join(taught[:_SKILLS]))] if taught else []
        said += [_("Wants to learn {skills}.").format(skills=", ".join(wanted[:_SKILLS]))] if wanted else []
        return Entry(
            urn(self._hub, "person", person.slug),
            title.format(name=person.name, team=person.team),
            self._site_url + profile_url(person.slug, shared_pages(self._hub)),
            joined,
            " ".join(said),
        )

    def skills(self, insights: Callable[[], InsightsView]) -> list[Entry]:
        return [self._skill(new) for new in insights().new_skills]

    def _skill(self, new: NewSkill) -> Entry:
        skill = self._hub.skills[new.skill.slug]
        title = _("New skill: {skill}").format(skill=skill.name)
        url = f"{self._site_url}skills/{skill.slug}/"
        return Entry(urn(self._hub, "skill", skill.slug), title, url, new.month, plain(skill.description, SUMMARY))
