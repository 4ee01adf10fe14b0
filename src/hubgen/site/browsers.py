"""A hub becomes what browsers look for: how to search it from the address bar, and where its feed is."""

from collections.abc import Callable, Iterator
from functools import partial
from html import escape
from typing import NamedTuple

from hubgen.content.hub import Hub
from hubgen.content.settings import Settings
from hubgen.site.words import _
from hubgen.views.insights.whole import InsightsView
from hubgen.views.plain import shorten

OPENSEARCH = "opensearch.xml"
FEED = "feeds/all.xml"
"""Where the feed of everything stands."""

SHORT_NAME = 16
"""What OpenSearch 1.1 allows, in characters."""


class HeadLink(NamedTuple):
    """What every page names in its head: the file at *path*, relative to the site's root."""

    rel: str
    type: str
    title: str
    path: str


def head_links(settings: Settings) -> tuple[HeadLink, ...]:
    """Give what pages name in their head, as far as the site has it."""
    news = _("{organisation}: what is new").format(organisation=settings.organisation or _("Hub"))
    return (
        # The title must be the name in the file, by which browsers know that they have it already.
        HeadLink("search", "application/opensearchdescription+xml", _short_name(settings), OPENSEARCH),
        # Not `alternate` alone: Material takes that for a translation, and looks for a sitemap beside it from every page.
        HeadLink("alternate feed", "application/atom+xml", news, FEED),
    )


def browser_files(
    hub: Hub, site_url: str, insights: Callable[[], InsightsView] | None
) -> Iterator[tuple[str, Callable[[], bytes]]]:
    """Plan the description of the search; there is none for a site that does not know where it stands."""
    if site_url:
        yield OPENSEARCH, partial(_description, hub.settings, site_url)


def _description(settings: Settings, site_url: str) -> bytes:
    """Write it (OpenSearch 1.1, draft 6). It has no picture: the theme's own is not ours to name."""
    told = _("Ask in your own words who can help.")
    form = f"{site_url}people/?find={{searchTerms}}"
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">
  <ShortName>{escape(_short_name(settings), quote=False)}</ShortName>
  <Description>{escape(told, quote=False)}</Description>
  <InputEncoding>UTF-8</InputEncoding>
  <Url type="text/html" template="{escape(form)}"/>
  <Url type="application/opensearchdescription+xml" rel="self" template="{escape(site_url + OPENSEARCH)}"/>
</OpenSearchDescription>
""".encode()


def _short_name(settings: Settings) -> str:
    return shorten(settings.organisation or _("Who knows what"), SHORT_NAME)
