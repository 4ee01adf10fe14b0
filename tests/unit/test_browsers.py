"""How browsers search a hub from the address bar."""

from dataclasses import replace
from xml.etree import ElementTree

import pytest
from small_hub import hub, person

from hubgen.content.settings import Settings
from hubgen.site.browsers import OPENSEARCH, head_links
from hubgen.site.pages import make_site

SITE = "https://hub.example/a&b/"
NAMESPACE = {"os": "http://a9.com/-/spec/opensearch/1.1/"}


def description(organisation: str) -> ElementTree.Element:
    site = make_site(hub(person("ada"), settings=Settings(organisation=organisation, site_url=SITE)), site_url=SITE)
    return ElementTree.fromstring(site.assets[OPENSEARCH])


def test_a_question_from_the_address_bar_leads_to_the_directory() -> None:
    urls = {url.get("type"): url.get("template") for url in description("Tern").findall("os:Url", NAMESPACE)}
    assert urls == {"text/html": f"{SITE}people/?find={{searchTerms}}", "application/opensearchdescription+xml": SITE + OPENSEARCH}


@pytest.mark.parametrize("organisation", ["", "Tern", "Ministry of Ferries & <Islands>", "海" * 40])
def test_the_name_is_as_short_as_browsers_want_it_and_the_same_in_the_link(organisation: str) -> None:
    name = description(organisation).findtext("os:ShortName", "", NAMESPACE)
    assert 0 < len(name) <= 16
    assert name == head_links(Settings(organisation=organisation))[0].title


def test_a_site_without_an_address_or_for_people_alone_cannot_be_searched_so() -> None:
    some = hub(settings=Settings(site_url=SITE))
    assert OPENSEARCH not in make_site(some).assets
    assert OPENSEARCH not in make_site(replace(some, settings=Settings(site_url=SITE, api=False)), site_url=SITE).assets
