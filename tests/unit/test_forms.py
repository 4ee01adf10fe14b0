"""What the forms of a site know: everyone's file as they wrote it, for those who may see it, and nothing private."""

import json
from dataclasses import replace

import pytest
from small_hub import hub, person, source

from hubgen.build import BuildOptions, build
from hubgen.site.form_files import FOLDER, TOGETHER, form_files
from hubgen.views.forms import PROFILE_KEYS
from tiny_hub import TINY, TODAY


def parcels(audience: str) -> dict[str, dict[str, object]]:
    assets = build(TINY, BuildOptions(TODAY, audience)).site.assets
    found: dict[str, dict[str, object]] = {}
    for path, data in assets.items():
        if path.startswith(f"{FOLDER}people-"):
            found |= json.loads(data)
    return found


def test_a_profile_is_given_as_its_file_says_it() -> None:
    given = parcels("internal")["ada-ng"]
    assert given["name"] == "Ada Ng"
    assert set(given) <= set(PROFILE_KEYS)


def test_what_is_private_is_in_no_form_not_even_for_colleagues() -> None:
    ada = person("ada", "Ada", location="Hidden Harbour")
    written = {"name": "Ada", "role": "Clerk", "private": {"location": "Hidden Harbour"}}
    files, _ = form_files(hub(replace(ada, source=source("people/ada.yml")._replace(data=written))))
    [parcel] = [json.loads(data) for path, data in files.items() if "/people-" in path]
    assert parcel == {"ada": {"name": "Ada", "role": "Clerk"}}


def test_the_public_finds_no_internal_profile() -> None:
    assert set(parcels("public")) == {"bruno-sa"}


@pytest.mark.parametrize("count", [0, 1, TOGETHER, TOGETHER + 1])
def test_profiles_lie_in_parcels_that_the_form_can_find(count: int) -> None:
    files, paths = form_files(hub(*(person(f"p{number:03}") for number in range(count))))
    named = json.loads(files[paths["person"]])["parcels"]
    assert [first for first, _ in named] == [f"p{start:03}" for start in range(0, count, TOGETHER)]
    assert sum(len(json.loads(files[FOLDER + name])) for _, name in named) == count
