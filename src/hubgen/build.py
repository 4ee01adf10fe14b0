"""The corridor: read, check, render."""

import os
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from hubgen.checks import run_checks
from hubgen.content.audience import seen_by
from hubgen.content.folder import Found
from hubgen.content.history import people_at
from hubgen.content.hub import Hub
from hubgen.content.load import Reader, load, load_pictures
from hubgen.content.past import Past, claims_then, days_of
from hubgen.content.processes import InTurn, Start
from hubgen.content.settings import Settings
from hubgen.problems import Problem
from hubgen.site.records import Site
from hubgen.views.insights.trends import Months

if TYPE_CHECKING:
    from hubgen.site.rendered import Rendered


@dataclass(frozen=True, slots=True)
class BuildOptions:
    """What one run decides: the day (else `SOURCE_DATE_EPOCH` in UTC, else today in UTC) and the audience.

    *audience* is `internal`, `public`, or `published` (public, unless the site is hosted privately); else the hub's own.
    """

    today: date | None = None
    audience: str | None = None


class Built(NamedTuple):
    """The site for one audience, the whole hub, its settings naming the audience, and what waits for all problems of it."""

    site: Site
    hub: Hub
    find_problems: Callable[[], list[Problem]]

    @property
    def problems(self) -> list[Problem]:
        """Every problem of the hub, once the checks are done."""
        return self.find_problems()


class Around(NamedTuple):
    """What a site is made from besides the hub: pictures by their path, and what the people of programs claimed at first."""

    pictures: Mapping[str, bytes]
    past: Past


def read_hub(root: Path, today: date | None = None) -> tuple[Hub, list[Problem]]:
    """Read and check the hub in *root*."""
    hub, problems = load(root, today or find_today(os.environ))
    return hub, sorted(problems + run_checks(hub, problems))


def no_months(_: Settings) -> Months:
    """Know nothing of the past."""
    return {}


def build(
    root: Path,
    options: BuildOptions = BuildOptions(),
    known: "Mapping[str, Rendered] | None" = None,
    months: Callable[[Settings], Months] = no_months,
) -> Built:
    """Read the hub in *root*, check it, and render what is sound.

    *known* is what an earlier run made of bodies; *months* gives what is known of the hub's past, for the audience that the
    settings name.
    """
    reader = Reader(root)
    hub, problems = reader.read(options.today or find_today(os.environ))
    check = partial(run_checks, hub, problems)
    audience = choose_audience(options.audience, hub.settings)
    hub = replace(hub, settings=replace(hub.settings, audience=audience))
    turns = InTurn()
    site = render(hub, look_around(root, hub, reader.found), start=turns.add, known=known or {}, months=partial(months, hub.settings))
    checks = turns.add(check)  # last: nobody waits for them before the site is there
    turns.begin()
    return Built(site, hub, lambda: sorted(problems + checks()))


def look_around(root: Path, hub: Hub, found: Iterable[Found] | None = None) -> Around:
    """Find what *hub* wants besides its own files: the pictures that it shows, and how its programs began.

    Who has looked through the folder already gives what was *found*.
    """
    seen = seen_by(hub, hub.settings.audience)
    wanted = days_of(seen)
    past = claims_then(seen, hub.skills.values(), people_at(root, wanted)) if wanted else {}
    return Around(load_pictures(root, seen, found), past)


def render(
    hub: Hub,
    around: Around,
    *,
    start: Start = cache,
    known: "Mapping[str, Rendered] | None" = None,
    months: Callable[[], Months] = dict,
) -> Site:
    """Make the site of *hub* for the audience that its settings name. *start*, *known* and *months* are as in `make_site`."""
    from hubgen.site.pages import make_site  # Markdown, templates and calendars take half a second to load

    return make_site(
        seen_by(hub, hub.settings.audience),
        site_url=hub.settings.site_url,
        pictures=around.pictures,
        keep_apart=hub.do_not_pair,
        past=around.past,
        start=start,
        known=known or {},
        months=months,
    )


def choose_audience(asked: str | None, settings: Settings) -> str:
    """Say whom to build for. `published` is what a workflow asks for: the public, unless readers have to sign in."""
    if asked == "published":
        return "internal" if settings.private_hosting else "public"
    return asked or settings.audience


def find_today(environment: Mapping[str, str]) -> date:
    """Give the day that a reproducible build asks for, else the day it is in UTC."""
    epoch = environment.get("SOURCE_DATE_EPOCH", "")
    if epoch.isdigit():
        return datetime.fromtimestamp(int(epoch), UTC).date()
    return datetime.now(UTC).date()  # noqa: TID251  the one clock: everything after takes the day as an argument


def find_moment(environment: Mapping[str, str], today: date | None) -> datetime:
    """Give the moment at which somebody asks: noon of the day they name, else what `find_today` goes by."""
    epoch = environment.get("SOURCE_DATE_EPOCH", "")
    if today:
        return datetime(today.year, today.month, today.day, 12, tzinfo=UTC)
    if epoch.isdigit():
        return datetime.fromtimestamp(int(epoch), UTC)
    return datetime.now(UTC)  # noqa: TID251  as above
