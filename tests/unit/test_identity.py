"""The names by which programs know things again."""

from uuid import UUID, uuid5

from small_hub import hub

from hubgen.content.settings import Settings
from hubgen.site.identity import urn


def test_a_name_is_a_uuid_by_the_rule_for_names() -> None:
    one, space = hub(settings=Settings(organisation="Tern & Co")), UUID("5f1a0c4e-7c1b-5b52-9a41-6d3f0e8b2c97")
    slugs = ["", "ł", *map(str, range(200))]
    assert [urn(one, "person", slug) for slug in slugs] == [uuid5(space, f"Tern & Co\nperson\n{slug}").urn for slug in slugs]
