"""The sample hub gives the same bytes wherever it is built, and a build that dies leaves the old site whole."""

import logging
import shutil
import signal
import sys
from datetime import date
from pathlib import Path

import pytest
from engine_support import Said, tree
from html_checks import around
from sample_support import MIDNIGHT, ROOT, TODAY, build, copy_hub, run_python

from hubgen.build import BuildOptions
from hubgen.build import build as read_and_render
from hubgen.engines.publish import build_website

OTHER_SURROUNDINGS = {"PYTHONHASHSEED": "2", "TZ": "Pacific/Kiritimati", "LC_ALL": "C", "HOME": "/nonexistent"}

KILLED = """
import os, signal, sys

left = int(sys.argv.pop(1))

def strike(event, arguments):
    # Every page is either written anew or linked to the one of the old site.
    global left
    target = arguments[0] if event == "open" else arguments[1] if event == "os.link" else ""
    if str(target).endswith("index.html") and ".hubgen/next/" in str(target).replace(os.sep, "/"):
        left -= 1
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)

sys.addaudithook(strike)
from hubgen.cli import main
main()
"""


def differing(one: Path, other: Path) -> list[str]:
    """Name the files that are not the same in both folders."""
    left, right = tree(one), tree(other)
    return sorted(path for path in left.keys() | right.keys() if left.get(path) != right.get(path))


# Same input, same bytes


def test_the_site_does_not_depend_on_folder_hash_seed_zone_or_locale(sample_site: Path, tmp_path: Path) -> None:
    root = copy_hub(tmp_path / "over there" / "é")
    assert differing(sample_site, build(root, tmp_path / "out", **OTHER_SURROUNDINGS)) == []


def test_mkdocs_alone_makes_the_same_site(sample_site: Path, tmp_path: Path) -> None:
    arguments = ("build", "--quiet", "--config-file", str(ROOT / "mkdocs.yml"), "--site-dir", str(tmp_path / "plain"))
    done = run_python("-m", "mkdocs", *arguments, SOURCE_DATE_EPOCH=MIDNIGHT)
    assert done.returncode == 0, done.stderr
    assert differing(sample_site, tmp_path / "plain") == []


def test_no_file_tells_where_it_was_built(sample_site: Path) -> None:
    places = [str(ROOT).encode(), str(sample_site).encode()]
    assert [path for path, data in tree(sample_site).items() if any(place in data for place in places)] == []


# Killed half-way


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
@pytest.mark.parametrize("pages", [5, 120], ids=["while MkDocs renders", "while records are stamped"])
def test_a_build_killed_half_way_leaves_the_old_site_whole(sample_site: Path, tmp_path: Path, pages: int) -> None:
    site = tmp_path / "site"
    shutil.copytree(sample_site, site)
    before = tree(site)
    done = run_python(
        "-c", KILLED, str(pages), "build", str(ROOT), "--site-dir", str(site), "--today", "2026-12-24"
    )
    assert done.returncode == -signal.SIGKILL, done.stderr
    assert tree(site) == before


# Size


@pytest.fixture(scope="module")
def two_sizes(tmp_path_factory: pytest.TempPathFactory) -> tuple[tuple[Path, int], tuple[Path, int]]:
    """Generated hubs of 60 and of 120 people: their sites, and how many pages MkDocs rendered for each."""
    return generated(tmp_path_factory.mktemp("some"), 60), generated(tmp_path_factory.mktemp("more"), 120)


def generated(folder: Path, people: int) -> tuple[Path, int]:
    done = run_python(str(ROOT / "bench/generate.py"), str(people), str(folder / "hub"))
    assert done.returncode == 0, done.stderr
    today = date.fromisoformat(TODAY)
    built = read_and_render(folder / "hub", BuildOptions(today))
    with Said(logging.DEBUG) as said:
        build_website(
            folder / "hub",
            site=built.site,
            settings=built.hub.settings,
            problems=built.find_problems,
            site_dir=folder / "site",
            strict=False,
            today=today,
        )
    return folder / "site", sum(message.startswith("DEBUG Building page ") for message in said.messages)


def test_twice_the_people_have_twice_the_pages(two_sizes: tuple[tuple[Path, int], tuple[Path, int]]) -> None:
    assert [len(list(site.glob("people/*/index.html"))) for site, _ in two_sizes] == [60, 120]


def test_twice_the_people_give_mkdocs_no_more_pages_to_render(
    two_sizes: tuple[tuple[Path, int], tuple[Path, int]],
) -> None:
    (_, few), (_, many) = two_sizes
    assert 0 < few == many < 20


def test_twice_the_people_do_not_make_the_theme_of_a_page_larger(
    two_sizes: tuple[tuple[Path, int], tuple[Path, int]],
) -> None:
    few, many = (bytes_around(site) for site, _ in two_sizes)
    # Names and headings are other ones; a link to each of 60 more people would be 2,000 bytes and more.
    assert abs(many - few) < 200


def bytes_around(site: Path) -> int:
    """Give the size of the most that the theme puts around a person's content."""
    return max(len(around(page.read_text("utf-8")).encode()) for page in site.glob("people/*/index.html"))
