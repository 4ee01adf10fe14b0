"""A record becomes its HTML: the kind's template filled with the record's view."""

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined, Template
from markupsafe import Markup

from hubgen.site import words
from hubgen.site.markdown import Bodies
from hubgen.site.records import Content, Heading, Record
from hubgen.views.refs import Prose

TEMPLATES = (
    "home",
    "directory",
    "person",
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
)
"""The kinds of record; each has a template of its name."""

_HEADING = Markup('<h{level} id="{anchor}">{title}<a class="headerlink" href="#{anchor}" title="{words}">&para;</a></h{level}>')


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
        return _heading(2, anchor, title)

    def h3(self, anchor: str, title: str) -> Markup:
        """Write a heading below the last section's."""
        last = self.headings[-1]
        self.headings[-1] = Heading(last.id, last.title, (*last.children, Heading(anchor, title)))
        return _heading(3, anchor, title)

    def body(self, prose: Prose, prefix: str = "", *, listed: bool = True) -> Markup:
        """Write a text that somebody wrote; its headings stand in the table of contents if they are *listed*."""
        body = self._bodies.render(prose.text, source=prose.source, url=self._url, prefix=prefix)
        if listed:
            self.headings.extend(body.toc)
        return body.html


class TemplateRenderer:
    """Renders records. The links of a page go up as many folders as its address has."""

    def __init__(self, bodies: Bodies) -> None:
        self._bodies = bodies

    def __call__(self, record: Record) -> Content:
        page = Page(self._bodies, record.url)
        up = "../" * record.url.count("/")
        html = _templates()[record.kind].render(view=record.view, up=up, page=page)
        return Content(html, tuple(page.headings))


def _heading(level: int, anchor: str, title: str) -> Markup:
    return _HEADING.format(level=level, anchor=anchor, title=title, words=words._("Permanent link"))


@cache
def _templates() -> dict[str, Template]:
    environment = Environment(
        loader=PackageLoader("hubgen.site", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        extensions=["jinja2.ext.i18n"],
    )
    # The older style: it leaves a text without a variable alone, and a hot page holds dozens of those.
    environment.install_gettext_callables(words._, words.ngettext, newstyle=False)  # type: ignore[attr-defined]  # the extension adds it
    environment.filters.update(
        day=words.day,
        short_day=words.short_day,
        moment=words.moment,
        weekday_name=words.weekday_name,
        model_name=words.model_name,
        style_name=words.style_name,
        mid_sentence=words.mid_sentence,
        isolated=Markup("<bdi>{}</bdi>").format,
        code=Markup("<code>{}</code>").format,
    )
    environment.globals.update(
        first_message=words.first_message, mailto=words.mailto, session_title=words.session_title
    )
    return {kind: environment.get_template(f"{kind}.html") for kind in TEMPLATES}
