"""A hub becomes what assistants read first: `llms.txt`, which says what this hub is and where everything stands.

Its form is that of llmstxt.org: a title, a summary, and sections of links, each with what it leads to.
"""

from collections.abc import Callable, Collection, Iterable, Iterator
from itertools import islice

from hubgen.content.hub import Circle, Hub, Program
from hubgen.site.assistant_text import whole_text
from hubgen.site.assistant_words import (
    MAP,
    SENTENCE,
    WHOLE,
    bare,
    counted,
    linked,
    next_meeting,
    opening,
    quoted,
)
from hubgen.site.browsers import FEED
from hubgen.site.words import _, model_name, ngettext
from hubgen.views.files import table_path
from hubgen.views.refs import Refs
from hubgen.views.skill_lists import Category, SkillRow, skills_view

INSIGHTS = "api/v1/insights.json"
"""Stands only where there are pages of insights."""

MOST_LISTED = 200
"""So many circles and programs are named; of skills, as many as on the page of all skills."""


def assistant_files(hub: Hub, site_url: str, files: Collection[str]) -> Iterator[tuple[str, Callable[[], bytes]]]:
    """Plan both texts. *site_url* ends in a slash, or is empty; *files* are the paths of all others that are no pages."""
    yield MAP, lambda: map_text(hub, site_url, files).encode()
    yield WHOLE, lambda: whole_text(hub, site_url, files).encode()


def map_text(hub: Hub, site_url: str, files: Collection[str]) -> str:
    """Write `llms.txt`; the arguments are those of `assistant_files`."""
    sections = [
        (_("To be read by programs"), _data(site_url, files)),
        (_("Pages"), _pages(hub, site_url, has_insights=INSIGHTS in files)),
        (_("Skills"), _skills(hub, site_url)),
        (_("Circles"), _circles(hub, site_url)),
        (_("Programs"), _programs(hub, site_url)),
    ]
    written = [f"## {title}\n\n{lines}\n" for title, each in sections if (lines := "\n".join(each))]
    return "\n".join([opening(hub), *written])


def _data(site_url: str, files: Collection[str]) -> Iterator[str]:
    """Name what there is besides pages."""
    told = (
        (WHOLE, _("The whole hub as one text"), _("skills with who teaches them, circles, programs and people; up to 500 kB")),
        ("api/v1/index.json", _("The hub as JSON"), _("every person, skill, circle and program; says where each part is")),
        (INSIGHTS, _("What the hub knows about itself, as JSON"), _("what is wanted and taught, what rests on one person, who covers what, month by month")),
        (table_path("people"), _("Everyone as a table"), _("CSV; skills, circles, programs and more stand beside it")),
        (FEED, _("What is new"), _("an Atom feed")),
        ("calendar.ics", _("All meetings"), _("iCalendar, with the rule of each circle")),
    )
    for path, title, note in told:
        if path == WHOLE or path in files:
            yield f"- [{title}]({site_url}{path}): {note}"


def _pages(hub: Hub, site_url: str, *, has_insights: bool) -> Iterator[str]:
    told = [
        ("people/", _("Who knows what"), _("everyone; people/?find=WORDS answers a question in plain words, in a browser")),
        ("skills/", _("Skills"), _("by category, with how many know, teach and want each")),
        ("teams/", _("Teams"), _("every team, its people and what it covers")),
        ("circles/", _("Circles"), _("the groups that meet, what about, and when next")),
        ("programs/", _("Programs"), _("who learns what from whom, and where each stands")),
        ("newcomers/", _("Newcomers"), _("who has joined lately")),
        ("playbooks/", _("Playbooks"), _("how to run a peer-learning program, step by step")),
    ]
    if hub.settings.audience == "internal":
        told += [("matches/", _("Who could learn from whom"), _("pairs, swaps and groups that could start, with the reasons"))]
    if has_insights:
        told += [
            ("insights/", _("Insights"), _("the hub in figures, and what stands on the pages below")),
            ("insights/wanted/", _("Wanted and taught"), _("which skills people want to learn, whom to ask next, what to start")),
            ("insights/single-points/", _("What rests on one person"), _("skills that one person or one team holds, and who is nearest to sharing them")),
            ("insights/coverage/", _("Who covers what"), _("teams by skills")),
            ("insights/network/", _("Who is joined to whom"), _("bridges between teams, and where a link is thin")),
            ("insights/freshness/", _("Fresh and alive"), _("what was confirmed lately, which circles and programs are alive")),
            ("insights/trends/", _("Month by month"), _("how every figure has changed")),
        ]
    for path, title, note in told:
        yield f"- [{title}]({site_url}{path}): {note}"


def _skills(hub: Hub, site_url: str) -> Iterator[str]:
    view = skills_view(hub, Refs(hub))
    for category in view.categories:
        for row in category.rows:
            yield _skill(category, row, site_url)
    yield from _rest(sum(category.more for category in view.categories), f"{site_url}skills-a-z/")


def _skill(category: Category, row: SkillRow, site_url: str) -> str:
    said = (quoted(category.name), counted(row.know, row.teach, row.want), _("no longer recommended") if row.deprecated else "")
    return f"- {linked(row.skill.name, f'{site_url}skills/{row.skill.slug}/')}: {'; '.join(filter(None, said))}"


def _circles(hub: Hub, site_url: str) -> Iterator[str]:
    for circle in islice(hub.circles.values(), MOST_LISTED):
        yield f"- {linked(circle.name, f'{site_url}circles/{circle.slug}/')}: {_circle(hub, circle)}"
    yield from _rest(len(hub.circles) - MOST_LISTED, f"{site_url}circles/")


def _circle(hub: Hub, circle: Circle) -> str:
    status = "" if circle.status == "active" else bare(circle.status)
    return "; ".join(filter(None, (quoted(circle.purpose, SENTENCE), status, next_meeting(hub, circle))))


def _programs(hub: Hub, site_url: str) -> Iterator[str]:
    for program in islice(hub.programs.values(), MOST_LISTED):
        yield f"- {linked(program.name, f'{site_url}programs/{program.slug}/')}: {_program(program)}"
    yield from _rest(len(hub.programs) - MOST_LISTED, f"{site_url}programs/")


def _program(program: Program) -> str:
    said = (model_name(program.model), bare(program.status), quoted(program.goal.outcome, SENTENCE))
    return "; ".join(filter(None, said))


def _rest(left: int, address: str) -> Iterable[str]:
    if left > 0:
        yield f"- [{ngettext('{n} more', '{n} more', left).format(n=left)}]({address}): {_('not named here')}"
