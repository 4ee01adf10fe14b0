"""The facts of a hub become Markdown pages that say what hubgen's own pages say, for engines that read Markdown."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from urllib.parse import quote

from facts import LEVELS, Circle, Claim, Facts, Note, Person, Skill

MOST_PEOPLE = 60
MOST_MEMBERS = 200
MOST_SKILLS = 60
"""The lists of hubgen's pages end there too."""
FORGE = "https://forge.example/acme/hub/edit/main"
SITE = "https://hub.example"

Address = Callable[[str, str], str]
"""The target of a link: the folder of the page that it stands on, and the page it goes to, like `people/ada`."""
Page = tuple[str, str]
"""Where a page stands in the folder of the content, without `.md`, and its text."""


def addresses_of_files(folder: str, page: str) -> str:
    """Link to files, as MkDocs and Zensical want it."""
    return "../" * (folder.count("/") + 1 if folder else 0) + page + ".md"


def addresses_of_pages(folder: str, page: str) -> str:
    """Link to published pages, as Hugo does without a hook for each link."""
    return f"/{page.removesuffix('/index').lower()}/"


class Writer:
    """Writes the pages of *facts*, with links as *address* makes them."""

    def __init__(self, facts: Facts, address: Address) -> None:
        self.facts = facts
        self.address = address

    def pages(self) -> Iterator[Page]:
        """Give every page of the site."""
        facts = self.facts
        yield "index", _page("Generated hub", "Who knows what.", ["Welcome."])
        yield from self._indexes()
        for person in facts.people.values():
            yield f"people/{person.slug}", self._person(person)
        for skill in facts.skills.values():
            yield f"skills/{skill.slug}", self._skill(skill)
        for name, people in facts.teams.items():
            yield _team(name), self._team(name, people)
        for circle in facts.circles.values():
            yield f"circles/{circle.slug}/index", self._circle(circle)
            for note in circle.notes:
                yield f"circles/{circle.slug}/{note.slug}", self._note(note)

    def _link(self, folder: str, page: str, words: str) -> str:
        return f"[{words}]({self.address(folder, page)})"

    def _crumbs(self, folder: str, page: str, words: str) -> str:
        return f"{self._link(folder, page, words)}\n"

    def _to_person(self, folder: str, slug: str) -> str:
        return self._link(folder, f"people/{slug}", self.facts.people[slug].name)

    def _to_skill(self, folder: str, slug: str) -> str:
        return self._link(folder, f"skills/{slug}", self.facts.skills[slug].name)

    def _to_people(self, folder: str, slugs: Iterable[str]) -> str:
        return ", ".join(self._to_person(folder, slug) for slug in slugs)

    def _indexes(self) -> Iterator[Page]:
        facts = self.facts
        known = (f"- {self._to_skill('skills', slug)} {len(facts.claims[slug])} know it, {len(facts.wants[slug])} want it" for slug in facts.skills)
        yield "skills/index", _page("Skills", f"{len(facts.skills)} skills.", known)
        teams = (f"- {self._link('teams', _team(name), name)} {len(people)} people" for name, people in facts.teams.items())
        yield "teams/index", _page("Teams", f"{len(facts.teams)} teams.", teams)
        circles = (f"- {self._link('circles', f'circles/{circle.slug}/index', circle.name)}: {circle.purpose} {circle.meets}" for circle in facts.circles.values())
        yield "circles/index", _page("Circles", f"{len(facts.circles)} circles.", circles)
        yield "people/index", _page("Who knows what", f"{len(facts.people)} people.", ["Search for a skill, or go through the skills and teams."])

    def _person(self, person: Person) -> str:
        lines = [
            self._crumbs("people", "people/index", "People"),
            f"{person.role} · {self._link('people', _team(person.team), person.team)} · {person.place}\n",
            f"- Time: {person.zone}, works {person.hours}\n- Speaks: {', '.join(person.languages)}\n",
            f"{person.about}\n",
        ]
        taught = [claim for claim in person.claims if claim.teaches]
        if taught:
            lines.append(f"## Teaches\n\n{_seats(person)}\n")
            lines += (f"- {self._to_skill('people', claim.skill)} {LEVELS[claim.level]}" for claim in taught)
        lines.append("\n## Skills\n")
        for level, claims in groupby(person.claims, key=lambda claim: claim.level):
            lines.append(f"\n### {LEVELS[level]}\n")
            lines += (f"- {self._to_skill('people', claim.skill)}{' **teaches**' * claim.teaches} since {claim.since}" for claim in claims)
        lines.append("\n## Wants to learn\n")
        lines += (f"- {self._to_skill('people', slug)}: {why}" for slug, why in person.wants)
        if circles := self.facts.circles_of[person.slug]:
            lines.append("\n## Circles\n")
            lines += (f"- {self._link('people', f'circles/{circle.slug}/index', circle.name)}{' leads it' * (person.slug in circle.leads)}" for circle in circles)
        if notes := self.facts.notes_by[person.slug]:
            lines.append("\n## Notes given\n")
            lines += (self._row_of_note("people", note) for note in notes)
        lines.append(_reach(person, self.facts.skills[(taught or person.claims)[0].skill].name))
        return _page(person.name, f"{person.role}, {person.team}, {person.place}.", lines)

    def _skill(self, skill: Skill) -> str:
        claims = sorted(self.facts.claims[skill.slug], key=lambda claim: (-claim.level, not claim.teaches))
        teachers = sorted((claim for claim in claims if claim.teaches), key=lambda claim: -self.facts.people[claim.person].seats)
        wants = self.facts.wants[skill.slug]
        lines = [
            self._crumbs("skills", "skills/index", "Skills"),
            f"{skill.category} · Also called {', '.join(skill.aliases)}\n",
            f"- {len(claims)} know it\n- {len(teachers)} teach it\n- {len(wants)} want to learn it\n",
            f"{skill.description}\n",
        ]
        if teachers:
            lines.append("## Ask now, for 15 minutes\n\nThey teach it. Ask one of them, from the top.\n")
            lines += (self._row_of_mail(self.facts.people[claim.person]) for claim in teachers[:6])
            lines.append(f"\n{_message('…', skill.name)}\n\n## Who teaches it\n")
            lines += (self._row_of_teacher(self.facts.people[claim.person], claim) for claim in teachers[:MOST_PEOPLE])
        lines.append("\n## Who knows it\n")
        for level, group in groupby(claims[:MOST_PEOPLE], key=lambda claim: claim.level):
            lines.append(f"\n### {LEVELS[level]}\n")
            lines += (self._row_of_knower(claim) for claim in group)
        if wants:
            lines.append("\n## Who wants to learn it\n")
            lines += (f"- {self._to_person('skills', slug)} {self.facts.people[slug].team}: {why}" for slug, why in wants[:MOST_PEOPLE])
        if circles := self.facts.circles_about[skill.slug]:
            lines.append("\n## Circles about it\n")
            lines += (f"- {self._link('skills', f'circles/{circle.slug}/index', circle.name)}" for circle in circles)
        lines.append(_edit(f"skills/{skill.slug}.yml", "Improve this page"))
        return _page(skill.name, f"{len(claims)} people know it, {len(teachers)} teach it.", lines)

    def _row_of_mail(self, person: Person) -> str:
        return f"1. {self._to_person('skills', person.slug)} · [mail](mailto:{person.email}) {person.zone}, works {person.hours}"

    def _row_of_teacher(self, person: Person, claim: Claim) -> str:
        return f"- {self._to_person('skills', person.slug)} {_seats(person)}, {LEVELS[claim.level]}, {person.role} · {person.team} · {person.place}"

    def _row_of_knower(self, claim: Claim) -> str:
        return f"- {self._to_person('skills', claim.person)}{' **teaches**' * claim.teaches} {self.facts.people[claim.person].team}"

    def _row_of_note(self, folder: str, note: Note) -> str:
        return f"- {self._link(folder, f'circles/{note.circle}/{note.slug}', note.title)} {note.slug[:10]}"

    def _team(self, name: str, people: list[Person]) -> str:
        places = ", ".join(f"{place} {count}" for place, count in Counter(person.place for person in people).most_common())
        lines = [self._crumbs("teams", "teams/index", "Teams"), f"{len(people)} people · {places}\n\n## People\n"]
        for person in people[:MOST_MEMBERS]:
            skills = " · ".join(self._to_skill("teams", claim.skill) for claim in person.claims[:3])
            lines.append(f"- {self._to_person('teams', person.slug)} {person.role}, {person.place}: {skills}")
        know = Counter(claim.skill for person in people for claim in person.claims)
        teach = Counter(claim.skill for person in people for claim in person.claims if claim.teaches)
        lines.append("\n## Skills it covers\n\n| Skill | Know | Teach |\n| --- | --- | --- |")
        lines += (f"| {self._to_skill('teams', slug)} | {count} | {teach[slug] or '–'} |" for slug, count in know.most_common(MOST_SKILLS))
        lines.append("\n## What its people want to learn\n")
        wanted = Counter(slug for person in people for slug, _ in person.wants)
        lines += (f"- {self._to_skill('teams', slug)}" for slug, _ in wanted.most_common(MOST_SKILLS))
        return _page(name, f"{len(people)} people.", lines)

    def _circle(self, circle: Circle) -> str:
        folder = f"circles/{circle.slug}"
        lines = [
            self._crumbs(folder, "circles/index", "Circles"),
            f"{circle.purpose}\n\n- Meets: {circle.meets}\n- Led by: {self._to_people(folder, circle.leads)}",
            f"- About: {', '.join(self._to_skill(folder, slug) for slug in circle.skills)}\n",
            f"[Add a note]({SITE}/add-a-note/?circle={circle.slug})\n\n{circle.body}\n\n## Notes\n",
            *(f"{self._row_of_note(folder, note)} · {self._to_people(folder, note.presenters)}" for note in circle.notes),
            "\n## Members\n",
            *(f"- {self._to_person(folder, slug)}" for slug in circle.members),
            _edit(f"circles/{circle.slug}/index.md", "Edit this circle"),
        ]
        return _page(circle.name, circle.purpose, lines)

    def _note(self, note: Note) -> str:
        folder = f"circles/{note.circle}"
        circle = self.facts.circles[note.circle]
        lines = [
            self._crumbs(folder, f"circles/{note.circle}/index", circle.name),
            f"- Date: {note.slug[:10]}\n- Given by: {self._to_people(folder, note.presenters)}",
            f"- There too: {self._to_people(folder, (slug for slug in note.attendees if slug not in note.presenters))}\n",
            f"{note.body}\n",
            *(self._row_of_note(folder, other) for other in _beside(circle.notes, note)),
            _edit(f"circles/{note.circle}/{note.slug}.md", "Edit this note"),
        ]
        return _page(note.title, f"Note of {circle.name}, {note.slug[:10]}.", lines)


def _page(title: str, description: str, lines: Iterable[str]) -> str:
    body = "\n".join(lines)
    return f'---\ntitle: "{title}"\ndescription: "{description}"\n---\n\n# {title}\n\n{body}\n'


def _team(name: str) -> str:
    return f"teams/{name.lower().replace(' ', '-')}"


def _seats(person: Person) -> str:
    return "no free seat" if not person.seats else f"{person.seats} free seat{'s' * (person.seats > 1)}"


def _edit(path: str, words: str) -> str:
    return f"\n[{words}]({FORGE}/{path})\n"


def _beside(notes: tuple[Note, ...], note: Note) -> Iterator[Note]:
    """Give the notes before and after *note*."""
    place = notes.index(note)
    yield from notes[max(place - 1, 0) : place]
    yield from notes[place + 1 : place + 2]


def _reach(person: Person, skill: str) -> str:
    message = _message(person.name, skill)
    letter = quote(message.replace("> ", "").replace(">", ""), safe="")
    return (
        f"\n## Reach {person.name}\n\nE-mail: <{person.email}>\n\n"
        f"A first message for fifteen minutes. Fill in the dots and send it:\n\n{message}\n\n"
        f"[Write it as an e-mail](mailto:{person.email}?subject={quote(f'15 minutes about {skill}?')}&body={letter})\n\n"
        f"Confirmed on {person.confirmed}. [Change it in a form]({SITE}/profile/?person={person.slug})\n{_edit(f'people/{person.slug}.yml', 'Edit this profile')}"
    )


def _message(name: str, skill: str) -> str:
    return (
        f"> Hello {name},\n>\n> I am working on … and I am stuck with {skill}. My question is: …\n>\n"
        "> I have tried … so far. Would you have 15 minutes for it this week? "
        "If it is a bad time, just say so, or tell me whom else to ask.\n>\n> Thank you!"
    )
