"""Insights become sections of sentences, the same for every format that people read."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple, TypeVar

from hubgen.views.changes.values import Sentence, listed, say
from hubgen.views.insights.adoption import Adoption
from hubgen.views.insights.coverage import NO_TEAM, OTHERS, Contrast, CoverageRow
from hubgen.views.insights.measures import TeamCounts
from hubgen.views.insights.network import Network
from hubgen.views.insights.overview import Overview
from hubgen.views.insights.single_points import Nearest, SinglePoint
from hubgen.views.insights.wanted import Ask, Wanted
from hubgen.views.refs import Link

MOST_ITEMS = 8
"""So many lines stand in each section: it is to be read. JSON and CSV have all of them."""
MOST_SKILLS = 6
AT_RISK = "It is the skill that is at risk, never the person who has it."
COUNTS_ONLY = "What people wrote, counted; nobody is ranked."

STATES: Mapping[str, str] = {
    "too-early": "(too early to say)",
    "on-track": "(on track)",
    "needs-check-in": "(needs a check-in)",
    "stalled": "(stalled)",
    "under-way": "(under way)",
}

Row = TypeVar("Row")


class Item(NamedTuple):
    """A sentence, with what there is to say below it."""

    said: Sentence
    details: tuple[Sentence, ...] = ()


class Section(NamedTuple):
    """*more* items are left to the other formats."""

    title: str
    intro: str
    items: tuple[Item, ...]
    more: int = 0


def title(view: Overview) -> Sentence:
    """Say what it is about."""
    if view.skill and view.team:
        return say("{} in {}, on " + str(view.today), view.skill.name, view.team.name)
    if view.team and view.other:
        return say("{} and {}, on " + str(view.today), view.team.name, view.other.name)
    about = view.skill or view.team
    return say("{}, on " + str(view.today), about.name) if about else Sentence(f"What the hub knows about itself, on {view.today}")


def sections(view: Overview) -> tuple[Section, ...]:
    """Give what there is to say, in order. A section without items says in its introduction why."""
    if view.contrast or (view.team and view.other):
        return (_compared(view),)
    found = [_wanted(view), _points(view)]
    found += [_circles(view)] if view.circles else []
    found += [_behind(view)] if view.behind else [_coverage(view)]
    found += [_network(view.network)] if view.network else []
    found += [_adoption(view, view.adoption)] if view.adoption else []
    return tuple(found)


def _section(heading: str, intro: str, rows: Sequence[Row], item: Callable[[Row], Item]) -> Section:
    return Section(heading, intro, tuple(map(item, rows[:MOST_ITEMS])), len(rows[MOST_ITEMS:]))


def _wanted(view: Overview) -> Section:
    rows = view.wanted if view.skill else [row for row in view.wanted if row.waiting]
    if rows:
        intro = "How many want it, know it and teach it." if view.skill else "What hurts most comes first."
        return _section("Wanted and taught", intro, rows, lambda row: _demand(view, row))
    if any(row.want for row in view.wanted):
        return Section("Wanted and taught", "Every wish is being met: all who want something learn it in a pair.", ())
    return Section("Wanted and taught", "Nobody has said yet what they want to learn: one entry under `wants` in a profile is enough.", ())


def _demand(view: Overview, row: Wanted) -> Item:
    places = [f"{many(row.seats, 'free seat', 'free seats')}"] if row.teach else []
    places += [f"{row.unsaid} who {'has' if row.unsaid == 1 else 'have'} not said how many they take"] if row.unsaid else []
    learning = f" ({many(row.want - row.waiting, 'learns', 'learn')} it in a pair)" if row.want > row.waiting else ""
    levels = [f"{count} at level {at} ({name})" for at, (count, name) in enumerate(zip(row.levels, view.level_names, strict=False), 1) if count]
    counts = (many(row.want, "wants it", "want it") + learning, many(row.know, "knows it", "know it"), many(row.teach, "teaches it", "teach it"), *places)
    details = [Sentence("Who knows it: " + ", ".join(levels) + ".")] if view.skill and levels else []
    details += [say("Who wants it: {}.", listed([link.name for link in row.wanting]))] if view.skill and row.wanting else []
    details += [say("Who teaches it: {}.", listed([link.name for link in row.teachers]))] if view.skill and row.teachers else []
    details += [say_step(row)] if row.step.kind else []
    return Item(say("{}: " + ", ".join(counts) + ".", row.skill.name), (*details, *(say_ask(ask, view.level_names) for ask in row.ask)))


def say_step(row: Wanted) -> Sentence:
    """Say what to do about wishes that wait; *row* has a step."""
    if row.step.circle:
        return say("{} is about it: whoever waits could join.", row.step.circle.name)
    places = many(row.places, "place", "places")
    return Sentence(
        {
            "pair": "There is a place for who waits: `hubgen match` proposes the pair.",
            "pilot": f"Start a pilot: there {'is' if row.places == 1 else 'are'} {places} for {row.waiting} who wait.",
            "talk": f"Start with a lunch and learn: one talk reaches all {row.waiting} who wait.",
            "circle": f"Start a circle: {row.waiting} who want it could learn it together.",
            "ask": "Ask somebody to teach it.",
            "find": f"{'There is no free place now' if row.teach else 'Nobody here could be asked to teach it now'}: look for a course, or for somebody from outside.",
        }[row.step.kind]
    )


def say_ask(ask: Ask, level_names: Sequence[str]) -> Sentence:
    """Say whom to ask, and why. *level_names* are empty where levels are hidden."""
    where = ask.where.name if ask.where else ""
    level = f" at level {ask.level} ({level_names[ask.level - 1]})" if ask.level and level_names else ""
    return {
        "knows": say(f"Ask {{}}, who knows it{level} and has not said that they teach it.", ask.person.name),
        "learned": say("Ask {}, who learned it in {}.", ask.person.name, where),
        "spoke": say("Ask {}, who spoke about it in {}.", ask.person.name, where),
    }[ask.reason]


def _points(view: Overview) -> Section:
    if not view.points:
        is_known = not view.skill or any(row.know for row in view.wanted)
        text = f"{'It does not rest' if view.skill else 'No skill in this team rests' if view.team else 'No skill rests'} on one person alone."
        return Section("Single points", text if is_known else "Nobody here has said that they know it yet.", ())
    return _section("Single points", AT_RISK, view.points, lambda point: say_point(point, in_team=bool(view.team)))


def say_point(point: SinglePoint, *, in_team: bool) -> Item:
    """Say on whom a skill rests, and who is nearest to sharing it; *in_team* says that it is about one team."""
    names = listed([link.name for link in point.people], 4)
    away = ", who is away or takes a pause" if point.held == 1 else ", who are all away or take a pause"
    more = ([f"{many(point.want, 'wants', 'want')} to learn it"] if point.want else []) + (
        [f"{many(point.elsewhere, 'elsewhere holds it', 'elsewhere hold it')}"] if point.elsewhere else []
    )
    end = (away if point.away else "") + (f"; {' and '.join(more)}" if more else "") + "."
    if point.kind == "team" and point.team:
        said = say(f"{{}} rests on {{}} alone, where {point.held} people hold it{end}", point.skill.name, point.team.name)
    elif point.kind == "away":
        said = say(f"{{}} rests on {{}}{end}", point.skill.name, names)
    elif point.team and not in_team:
        said = say(f"{{}} rests on {{}} ({{}}) alone{end}", point.skill.name, names, point.team.name)
    else:
        said = say(f"{{}} rests on {{}} alone{end}", point.skill.name, names)
    near = [_near(one) for one in point.nearest]
    return Item(said, (say("Nearest to sharing it: {}.", _joined(near)),) if near else ())


def _near(one: Nearest) -> Sentence:
    of = one.of.name if one.of else ""
    return {
        "learns": say("{}, who learns it in {}", one.person.name, of),
        "begun": say("{}, who has begun to learn it", one.person.name),
        "learned": say("{}, who learned it in {}", one.person.name, of),
        "wants": say("{}, who wants to learn it", one.person.name),
        "near": say("{}, of the same team, who knows {}", one.person.name, of),
    }[one.reason]


def _joined(sentences: Sequence[Sentence]) -> Sentence:
    return Sentence("; ".join(one.text for one in sentences), tuple(value for one in sentences for value in one.values))


def _circles(view: Overview) -> Section:
    return _section(
        "Circles whose skills rest on one of their people",
        "A second who knows it could come to the circle.",
        view.circles,
        lambda one: Item(
            say("{}: {}.", one.circle.name, listed([say("{} on {}", point.skill.name, listed([link.name for link in point.people], 2)) for point in one.points], 4))
        ),
    )


def _coverage(view: Overview) -> Section:
    shown = [row for row in view.coverage.rows if not view.skill or row.cells[0].people]
    if not shown or not view.coverage.columns:
        text = "Nobody here has named this skill yet." if view.skill else "There is nothing to show yet: no skill is known or wanted in any team."
        return Section("Who covers what", text, ())
    intro = "How many know it, and in brackets how many of them teach it."
    return _section("Who covers what", intro, shown, lambda row: _covered(view, row))


def _covered(view: Overview, row: CoverageRow) -> Item:
    name = {NO_TEAM: "People in no team", OTHERS: f"{many(row.teams, 'other team', 'other teams')}"}.get(row.kind, "{}")
    said = say(name, *([row.team.name] if row.kind == "team" else []))
    both = sorted(zip(view.coverage.columns, row.cells, strict=True), key=lambda one: -one[1].people)
    skills = [say(f"{{}} {cell.people:,} ({cell.teachers:,})", column.skill.name) for column, cell in both if cell.people]
    counted = f", {many(row.people, 'person', 'people')}: "
    return Item(say("{}" + counted + "{}.", said, listed(skills, MOST_SKILLS) if skills else Sentence("none of these skills yet")))


def _behind(view: Overview) -> Section:
    behind = view.behind
    if behind is None or not behind.total:
        return Section("Who knows it in the team", "Nobody in this team has named it yet.", ())
    sides = (("Teach it: {}.", behind.teachers), ("Know it: {}.", behind.others))
    items = tuple(Item(say(text, listed([link.name for link in links], 30))) for text, links in sides if links)
    return Section("Who knows it in the team", f"{many(behind.total, 'person', 'people')}.", items)


def _compared(view: Overview) -> Section:
    if not (view.contrast and view.team and view.other):
        return Section("Compared", "Neither team has named a skill yet.", ())
    one, other = view.team, view.other
    return _section("Compared", "Where one could teach the other comes first.", view.contrast, lambda row: _contrast(one, other, row))


def _contrast(one: Link, other: Link, row: Contrast) -> Item:
    sides = [
        say(f"{{}} {know} (teach: {teach}, want: {want})", link.name)
        for link, know, teach, want in zip((one, other), row.know, row.teach, row.want, strict=True)
    ]
    offers: Mapping[str, Sentence] = {
        "first": say(" {} could teach {}.", one.name, other.name),
        "second": say(" {} could teach {}.", other.name, one.name),
        "both": Sentence(" Each could teach the other."),
        "": Sentence(""),
    }
    return Item(say("{}: {}, {}.{}", row.skill.name, *sides, offers[row.offer]))


def _network(view: Network) -> Section:
    if not view.joined:
        return Section("Who is joined to whom", "Nobody is joined by a skill that one teaches and another wants, by a circle or by a program yet.", ())
    rest = view.people - view.joined
    others = f"; {many(rest, 'is', 'are')} not yet" if rest else ""
    intro = f"{view.joined:,} of {many(view.people, 'person is', 'people are')} joined to somebody by a skill, a circle or a program{others}."
    return Section("Who is joined to whom", intro, tuple(_joins(view)))


def _joins(view: Network) -> Iterator[Item]:
    if view.bridges:
        strongest = [say(f"{{}} and {{}} ({many(one.links, 'pair', 'pairs')} of people)", one.one.name, one.other.name) for one in view.bridges[:4]]
        yield Item(say("The strongest bridges between teams: {}.", listed(strongest)))
    if view.island_count > 1:
        groups = [say(f"{{}} ({many(one.size, 'person', 'people')})", listed([link.name for link in one.people], 2)) for one in view.islands[1:4]]
        yield Item(say(f"{many(view.island_count, 'group', 'groups')} that nothing joins yet. Besides the largest: {{}}.", _joined(groups)))
    for one in view.connectors[:MOST_ITEMS]:
        parts = " and ".join(f"{size:,}" for size in one.parts if size > 1)
        yield Item(say(f"{{}} is the one link between groups of {parts} people: a second pair or circle would make it hold.", one.person.name))


def _adoption(view: Overview, adoption: Adoption) -> Section:
    counts = adoption.teams[0].counts if view.team else TeamCounts(*adoption.counts[: len(TeamCounts._fields)])
    if not counts.people:
        return Section("Fresh and alive", "There are no people in the hub yet: `hubgen new person` adds the first.", ())
    items = [*map(Item, _life(view, adoption)), *(Item(say(f"{{}}: {_fresh(row.counts)}.", row.team.name)) for row in adoption.teams if not view.team)]
    intro = f"{_fresh(counts)} were confirmed within {view.stale_days} days."
    return Section("Fresh and alive", intro, tuple(items[: MOST_ITEMS + 3]), len(items[MOST_ITEMS + 3 :]))


def _life(view: Overview, adoption: Adoption) -> Iterator[Sentence]:
    if adoption.circles:
        alive = sum(row.is_alive for row in adoption.circles)
        circles = "circle is" if len(adoption.circles) == 1 else "circles are"
        yield Sentence(f"{part(alive, len(adoption.circles))} {circles} alive: new, or with a note in the last three months.")
    if not view.team:
        notes, sessions = adoption.counts.notes, adoption.counts.sessions
        yield Sentence(f"This month: {many(notes, 'note', 'notes')} of circles, {many(sessions, 'session', 'sessions')} of programs.")
    if adoption.programs:
        yield say("Programs that run: {}.", _joined([say("{} " + STATES[row.state], row.program.name) for row in adoption.programs]))


def _fresh(counts: TeamCounts) -> str:
    return f"{part(counts.confirmed, counts.people)} profiles and {part(counts.claims_confirmed, counts.claims)} claims"


def part(some: int, whole: int) -> str:
    return f"{some:,} of {whole:,}"


def many(count: int, one: str, more: str) -> str:
    return f"{count:,} {one if count == 1 else more}"
