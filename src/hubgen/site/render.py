"""A record becomes its HTML: the kind's template filled with the record's view."""

from collections.abc import Callable
from functools import cache

from jinja2 import StrictUndefined
from markupsafe import Markup

from hubgen.site import marks, timing, words
from hubgen.site.compiling import Pages, Spoken, Templates
from hubgen.site.linked import Where, linked_data
from hubgen.site.markdown import Bodies
from hubgen.site.marks import heading_mark
from hubgen.site.records import Content, Heading, Record
from hubgen.views import charts
from hubgen.views.refs import Prose, profile_anchor

TEMPLATES = (
    "home",
    "directory",
    "list",
    "person",
    "profiles",
    "skills",
    "skills-a-z",
    "skill",
    "teams",
    "team",
    "circles",
    "circle",
    "note",
    "programs",
    "program",
    "agenda",
    "newcomers",
    "matches",
    "insights",
    "insights-wanted",
    "insights-single-points",
    "insights-coverage",
    "insights-people",
    "insights-network",
    "insights-freshness",
    "insights-trends",
    "form",
    "checklist",
)
"""The kinds of record; each has a template of its name."""

START = "start"
"""The id of every page's title, where the theme's *skip to content* leads."""


class Page:
    """What a template calls while it fills one record: headings and bodies, which make the table of contents."""

    __slots__ = ("_bodies", "_url", "headings")

    def __init__(self, bodies: Bodies, url: str) -> None:
        self._bodies = bodies
        self._url = url
        self.headings: list[Heading] = []

    def h2(self, anchor: str, title: str) -> Markup:
        """Write the heading of a section."""
        self.headings.append(Heading(anchor, title))
        return heading_mark(2, anchor, title)

    def h3(self, anchor: str, title: str) -> Markup:
        """Write a heading below the last section's."""
        last = self.headings[-1]
        self.headings[-1] = Heading(last.id, last.title, (*last.children, Heading(anchor, title)))
        return heading_mark(3, anchor, title)

    def body(self, prose: Prose, prefix: str = "", *, listed: bool = True) -> Markup:
        """Write a text that somebody wrote; its headings stand in the table of contents if they are *listed*."""
        body = self._bodies.render(prose.text, source=prose.source, url=self._url, prefix=prefix)
        if listed:
            self.headings.extend(body.toc)
        return body.html


class TemplateRenderer:
    """Renders records. The links of a page go up as many folders as its address has.

    Pages tell machines what they show if it is known *where* they stand.
    """

    def __init__(self, bodies: Bodies, where: Where | None = None) -> None:
        self.bodies, self._where = bodies, where

    def __call__(self, record: Record) -> Content:
        page = Page(self.bodies, record.url)
        up = "../" * record.url.count("/")
        html = _write(record.kind)(record.view, up, page)
        head = linked_data(record.view, self._where) if self._where else ""
        return Content(str(html), (Heading(START, record.title, tuple(page.headings)),), head)


@cache
def _write(kind: str) -> Callable[[object, str, object], str]:
    """Give what writes pages of a *kind*, compiled when it is first asked for: a small hub has a few kinds, a check none."""
    return environment().page(f"{kind}.html")


@cache
def environment() -> Templates:
    """Give what finds and compiles our templates."""
    env = Templates(
        loader=Pages("hubgen.site", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        optimized=False,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        extensions=["jinja2.ext.i18n", Spoken],
    )
    # The older style: it leaves a text without a variable alone, and a hot page holds dozens of those.
    env.install_gettext_callables(words._, words.ngettext, newstyle=False)  # type: ignore[attr-defined]  # the extension adds it
    env.filters.update(
        address=marks.address_mark,
        clock=marks.clock_mark,
        code=marks.code_mark,
        day=words.day,
        day_mark=marks.day_mark,
        figure_name=words.figure_name,
        isolated=marks.isolated_mark,
        join=words.joined,
        level=marks.level_mark,
        mail_address=words.mail_address,
        mend=marks.mend_link,
        mid_sentence=words.mid_sentence,
        model_name=words.model_name,
        month=words.month,
        people=marks.people_links,
        person=marks.person_link,
        profile_anchor=profile_anchor,
        said=marks.said_mark,
        seats=marks.seats_mark,
        short_day=words.short_day,
        skill=marks.skill_link,
        skills=marks.skill_links,
        styles=words.styles,
        team=marks.team_link,
        term_name=words.term_name,
        weekday_name=words.weekday_name,
    )
    env.globals.update(
        _=words._,
        balance_bar=charts.balance_bar,
        bar_chart=charts.bar_chart,
        first_message=words.first_message,
        line_chart=charts.line_chart,
        mailto=words.mailto,
        moment=marks.moment_mark,
        session_title=words.session_title,
        share_bar=charts.share_bar,
        small_line=charts.small_line,
        timing=timing.timing,
    )
    return env
