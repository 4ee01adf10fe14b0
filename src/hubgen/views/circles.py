"""A circle and its notes become what their pages show."""

from dataclasses import dataclass
from datetime import date
from heapq import nsmallest
from typing import NamedTuple

from hubgen.content.hub import Action, Circle, Hub, Note
from hubgen.content.slugs import slugify
from hubgen.views.drafts import note_path, note_text
from hubgen.views.files import circle_feed_path, feed_path, offered_table
from hubgen.views.long_lists import ListView, Part, Span, cut
from hubgen.views.meetings import Meeting, Rhythm, next_meetings, note_day, rhythm
from hubgen.views.refs import Address, Link, Prose, Refs, address
from hubgen.views.rota import RotaView, circle_rota

ON_ONE_PAGE = 125
"""Up to so many circles stand on one page: about 75 kB."""
MOST_NOTES = 100
"""So many notes stand on a circle's page, the newest; the others lead on, one to the next."""
MOST_ROWS = 30
"""So many open actions and decisions stand there."""
MOST_MEMBERS = 200
MOST_NEXT = 30
"""Of more, so many that meet next stand before the lists."""


class NoteEntry(NamedTuple):
    title: str
    url: str
    day: date
    presenters: tuple[Link, ...]


class ActionRow(NamedTuple):
    """Something somebody said they would see to. *late* counts the days since it was due; 0 if it is not late."""

    who: Link | None
    what: str
    due: date | None
    late: int
    done: bool
    note: NoteEntry


class Decision(NamedTuple):
    text: str
    note: NoteEntry


class Draft(NamedTuple):
    """A file that somebody may add: where it goes, and the forge's page to write it on (None without a forge)."""

    path: str
    url: str | None


@dataclass(frozen=True, slots=True)
class CircleView:
    """A circle's page. *actions* are the open ones, the most pressing first; *decisions* are newest first.

    Of very many, each holds the first. *older* is the newest note that is not among them. *feed* is the path of that of
    its notes, or empty.
    """

    slug: str
    name: str
    purpose: str
    status: str
    leads: tuple[Link, ...]
    members: tuple[Link, ...]
    member_count: int
    skills: tuple[Link, ...]
    rhythm: Rhythm | None
    meetings: tuple[Meeting, ...]
    rota: RotaView | None
    channel: Address
    body: Prose | None
    notes: tuple[NoteEntry, ...]
    note_count: int
    older: NoteEntry | None
    actions: tuple[ActionRow, ...]
    action_count: int
    decisions: tuple[Decision, ...]
    decision_count: int
    draft: Draft
    feed: str
    edit_url: str | None


class CircleCard(NamedTuple):
    name: str
    slug: str
    purpose: str
    status: str
    rhythm: Rhythm | None
    next: Meeting | None
    skills: tuple[Link, ...]
    people: int
    notes: int


@dataclass(frozen=True, slots=True)
class CirclesView:
    """All circles: those that meet, then those that are paused, then those that are closed.

    Of many, those that meet next, and the *lists* in which all stand; *count* says how many there are. *feed* is the path
    of that of all notes, *table* of that of all circles, or empty.
    """

    circles: tuple[CircleCard, ...]
    lists: tuple[Span, ...]
    count: int
    feed: str
    table: str


class NoteView(NamedTuple):
    title: str
    day: date
    circle: Link
    presenters: tuple[Link, ...]
    attendees: tuple[Link, ...]
    skills: tuple[Link, ...]
    body: Prose | None
    decisions: tuple[str, ...]
    actions: tuple[ActionRow, ...]
    older: NoteEntry | None
    newer: NoteEntry | None
    edit_url: str | None


def circle_view(hub: Hub, refs: Refs, circle: Circle) -> CircleView:
    """Derive the page of *circle*."""
    forge = hub.settings.forge
    entries = [(note, note_entry(refs, note)) for note in circle.notes]
    open_actions = [
        action_row(hub, refs, action, entry) for note, entry in entries for action in note.actions if not action.done
    ]
    decisions = [Decision(text, entry) for note, entry in entries for text in note.decisions]
    members = refs.people(slug for slug in circle.members if slug not in circle.leads)
    path = note_path(circle, note_day(hub, circle))
    return CircleView(
        slug=circle.slug,
        name=circle.name,
        purpose=circle.purpose,
        status=circle.status,
        leads=refs.people(circle.leads),
        members=members[:MOST_MEMBERS],
        member_count=len(members),
        skills=refs.skills(circle.skills),
        rhythm=rhythm(hub, circle.meets) if circle.meets and circle.status != "closed" else None,
        meetings=next_meetings(hub, circle),
        rota=circle_rota(hub, refs, circle),
        channel=address(circle.channel),
        body=Prose(circle.body, circle.path) if circle.body.strip() else None,
        notes=tuple(entry for _, entry in entries[:MOST_NOTES]),
        note_count=len(entries),
        older=entries[MOST_NOTES][1] if len(entries) > MOST_NOTES else None,
        actions=tuple(nsmallest(MOST_ROWS, open_actions, key=lambda row: row.due or date.max)),
        action_count=len(open_actions),
        decisions=tuple(decisions[:MOST_ROWS]),
        decision_count=len(decisions),
        draft=Draft(path, forge.new_url(path, note_text(circle))),
        feed=circle_feed_path(hub, circle),
        edit_url=forge.edit_url(circle.path),
    )


def circle_parts(hub: Hub) -> tuple[Part[Circle], ...]:
    """Cut the circles into pages, A to Z; none where one page can list them."""
    if len(hub.circles) <= ON_ONE_PAGE:
        return ()
    names = {circle.slug: slugify(circle.name) for circle in hub.circles.values()}
    circles = sorted(hub.circles.values(), key=lambda circle: (names[circle.slug], circle.slug))
    return cut(circles, lambda circle: names[circle.slug], lambda circle: circle.name, ON_ONE_PAGE)


def circle_list(hub: Hub, refs: Refs, part: Part[Circle]) -> ListView[CircleCard]:
    """Derive a page of many circles."""
    return ListView("circles", part.span, tuple(_card(hub, refs, circle) for circle in part.items))


def circles_view(hub: Hub, refs: Refs, lists: tuple[Span, ...] = ()) -> CirclesView:
    """Derive the list of circles, or the *lists* that they stand in and those that meet next."""
    cards = [_card(hub, refs, circle) for circle in hub.circles.values()]
    offers = (feed_path(hub, "notes"), offered_table(hub, "circles"))
    if lists:
        meeting = [(card.next.starts, card.slug, card) for card in cards if card.next]
        shown = tuple(card for *_, card in nsmallest(MOST_NEXT, meeting))
        return CirclesView(shown, lists, len(cards), *offers)
    order = {"active": 0, "paused": 1, "closed": 2}
    cards.sort(key=lambda card: (order.get(card.status, 1), card.name.casefold()))
    return CirclesView(tuple(cards), (), len(cards), *offers)


def _card(hub: Hub, refs: Refs, circle: Circle) -> CircleCard:
    meetings = next_meetings(hub, circle)
    return CircleCard(
        circle.name,
        circle.slug,
        circle.purpose,
        circle.status,
        rhythm(hub, circle.meets) if circle.meets and circle.status == "active" else None,
        meetings[0] if meetings else None,
        refs.skills(circle.skills),
        len(refs.people(circle.people)),
        len(circle.notes),
    )


def note_view(hub: Hub, refs: Refs, circle: Circle, at: int) -> NoteView:
    """Derive the page of the note of *circle* that stands at *at*, the newest at 0."""
    note = circle.notes[at]
    entry = note_entry(refs, note)
    older = [note_entry(refs, each) for each in circle.notes[at + 1 : at + 2]]
    newer = [note_entry(refs, each) for each in circle.notes[max(0, at - 1) : at]]
    return NoteView(
        title=note.title,
        day=note.date,
        circle=Link(circle.name, circle.slug),
        presenters=entry.presenters,
        attendees=refs.people(slug for slug in note.attendees if slug not in note.presenters),
        skills=refs.skills(note.skills),
        body=Prose(note.body, note.path) if note.body.strip() else None,
        decisions=note.decisions,
        actions=tuple(action_row(hub, refs, action, entry) for action in note.actions),
        older=older[0] if older else None,
        newer=newer[0] if newer else None,
        edit_url=hub.settings.forge.edit_url(note.path),
    )


def note_entry(refs: Refs, note: Note) -> NoteEntry:
    return NoteEntry(note.title, f"circles/{note.circle}/{note.slug}/", note.date, refs.people(note.presenters))


def action_row(hub: Hub, refs: Refs, action: Action, note: NoteEntry) -> ActionRow:
    """Derive a row; somebody whom this audience may not see is nobody."""
    late = max(0, (hub.today - action.due).days) if action.due and not action.done else 0
    who = refs.person(action.who) if action.who else None
    return ActionRow(who, action.what, action.due, late, action.done, note)
