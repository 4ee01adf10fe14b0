"""A built site takes the place of the old one, whole or not at all."""

import fcntl
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner
from engine_support import MKDOCS_YML, TODAY, Said, a_person, make_hub, make_site, run_mkdocs, settings, tree
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort

from hubgen.cli import main
from hubgen.engines.output import MARKER, Output
from hubgen.engines.publish import WebsiteResult, build_website, check_website
from hubgen.engines.swap import Workshop, WrongUse, exchange, workshop
from hubgen.problems import Place, Problem, Severity
from hubgen.site.records import Site

HERE = Path(__file__).parent
PLAIN_YML = re.sub(r"(?m)^theme:\n(  .*\n)+", "theme: mkdocs\n", MKDOCS_YML)
"""The same hub with the small theme of MkDocs, which is built in a quarter of the time."""
BROKEN_LINK = {"docs/broken.md": "[nobody](../people/nobody.yml)\n"}


def publish(
    root: Path, site: Site | None = None, *, strict: bool = False, problems=(), site_dir=None
) -> WebsiteResult:
    return build_website(
        root,
        site=site or make_site(),
        settings=settings(),
        problems=lambda: list(problems),
        strict=strict,
        today=TODAY,
        site_dir=site_dir or root / "site",
    )


def plain_hub(root: Path, *, yml: str = PLAIN_YML, files: dict[str, str] | None = None) -> Path:
    """Make a hub for what no theme decides: what is kept, swapped, refused and told."""
    return make_hub(root, yml=yml, files=files)


def new_site() -> Site:
    return make_site([a_person("zoe", "Zoe")], assets={"api/people.json": b"[1]"})


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = make_hub(tmp_path_factory.mktemp("published"))
    assert publish(root) == WebsiteResult(True)
    return root


def leftovers(root: Path) -> list[str]:
    return [path.name for path in root.iterdir() if path.name.startswith(".")]


# Building


def test_a_build_leaves_nothing_but_the_site(published: Path):
    assert leftovers(published) == []


def test_mkdocs_alone_gives_the_same_bytes(published: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795305600")
    assert tree(run_mkdocs(published, published / "plain")) == tree(published / "site")


def test_the_sitemap_is_dated_with_the_day_of_the_build(published: Path):
    assert "<lastmod>2026-11-22</lastmod>" in (published / "site/sitemap.xml").read_text(encoding="utf-8")


def test_the_environment_is_as_it_was_after_a_build(published: Path):
    assert "SOURCE_DATE_EPOCH" not in os.environ


def test_a_second_build_replaces_what_changed(tmp_path: Path):
    root = plain_hub(tmp_path)
    publish(root, new_site())
    publish(root)
    assert not (root / "site/people/zoe").exists()
    assert (root / "site/api/people.json").read_bytes() == b"[]"


def test_a_file_that_did_not_change_is_the_same_file(tmp_path: Path):
    root = plain_hub(tmp_path)
    publish(root)
    before = (root / "site/people/eve/index.html").stat()
    publish(root, new_site())
    after = (root / "site/people/eve/index.html").stat()
    assert (after.st_ino, after.st_mtime_ns, after.st_nlink) == (before.st_ino, before.st_mtime_ns, 1)


def test_progress_counts_up_to_all_stamped_records(tmp_path: Path):
    root, seen = plain_hub(tmp_path), []
    build_website(
        root,
        site=make_site(a_person(f"person-{number}", "Somebody", "") for number in range(60)),
        settings=settings(),
        problems=list,
        strict=False,
        today=TODAY,
        site_dir=root / "site",
        progress=lambda done, total: seen.append((done, total)),
    )
    assert seen == [(32, 69), (64, 69), (69, 69)]


def test_a_link_to_a_folder_stays_a_link(tmp_path: Path):
    root = plain_hub(tmp_path / "hub")
    (tmp_path / "www").mkdir()
    (root / "site").symlink_to(tmp_path / "www")
    publish(root)
    assert (root / "site").is_symlink()
    assert (tmp_path / "www/index.html").is_file()


# What keeps the old site


def test_a_strict_build_keeps_the_old_site_when_mkdocs_warns(tmp_path: Path):
    root = plain_hub(tmp_path)
    publish(root)
    before = tree(root / "site")
    plain_hub(root, files=BROKEN_LINK)
    result = publish(root, new_site(), strict=True)
    assert not result.published
    assert "../people/nobody.yml" in result.warnings[0]
    assert tree(root / "site") == before
    assert leftovers(root) == []


def test_a_warning_of_mkdocs_does_not_stop_a_build_that_is_not_strict(tmp_path: Path):
    root = plain_hub(tmp_path, files=BROKEN_LINK)
    result = publish(root)
    assert result.published
    assert len(result.warnings) == 1


def test_the_hubs_own_strict_setting_counts(tmp_path: Path):
    root = plain_hub(tmp_path, yml=PLAIN_YML + "strict: true\n", files=BROKEN_LINK)
    assert not publish(root).published


@pytest.mark.parametrize(
    ("severity", "published"), [(Severity.ERROR, False), (Severity.WARNING, False), (Severity.NOTICE, True)]
)
def test_a_problem_stops_a_strict_build_by_its_weight(tmp_path: Path, severity: Severity, published: bool):
    problem = Problem(Place("people/ada.yml"), "some-code", "wrong", severity=severity)
    assert publish(plain_hub(tmp_path), strict=True, problems=[problem]).published is published


def test_an_error_does_not_stop_a_build_that_is_not_strict(tmp_path: Path):
    problem = Problem(Place("people/ada.yml"), "some-code", "wrong")
    assert publish(plain_hub(tmp_path), problems=[problem]).published


def test_a_failure_of_mkdocs_keeps_the_old_site(tmp_path: Path):
    root = plain_hub(tmp_path)
    publish(root)
    before = tree(root / "site")
    plain_hub(root, yml=PLAIN_YML + "nonsense: [\n")
    result = publish(root, new_site())
    assert not result.published
    assert "mkdocs.yml" in result.failure
    assert tree(root / "site") == before


def test_a_theme_that_does_not_render_keeps_the_old_site(tmp_path: Path):
    yml = MKDOCS_YML.replace("  name: material", "  name: material\n  custom_dir: theme")
    root = plain_hub(tmp_path, yml=yml, files={"theme/main.html": "{% block %}"})
    result = publish(root)
    assert (result.published, (root / "site").exists()) == (False, False)
    assert result.failure


# Wrong use


def test_a_folder_that_hubgen_did_not_make_is_refused(tmp_path: Path):
    root = plain_hub(tmp_path / "hub")
    (tmp_path / "home").mkdir()
    (tmp_path / "home/thesis.txt").write_text("mine")
    with pytest.raises(WrongUse, match="did not make"):
        publish(root, site_dir=tmp_path / "home")
    assert [path.name for path in sorted(tmp_path.iterdir())] == ["home", "hub"]
    assert (tmp_path / "home/thesis.txt").read_text() == "mine"


def test_a_file_in_the_place_of_the_site_is_refused(tmp_path: Path):
    root = plain_hub(tmp_path, files={"site": "a file"})
    with pytest.raises(WrongUse, match="is a file"):
        publish(root)


def test_a_hub_without_the_hook_is_refused(tmp_path: Path):
    root = plain_hub(tmp_path, yml=PLAIN_YML.replace("hooks: [hooks/pages.py]\n", ""))
    with pytest.raises(WrongUse, match=r"hooks: \[hooks/pages.py\]"):
        publish(root)


def test_a_folder_without_settings_is_refused(tmp_path: Path):
    with pytest.raises(WrongUse, match="it has no mkdocs"):
        publish(tmp_path)


def test_two_builds_at_once_do_not_mix(tmp_path: Path):
    root = plain_hub(tmp_path)
    with workshop(root / "site"), pytest.raises(WrongUse, match="another build"):
        publish(root)


# The swap


def a_built(folder: Path, text: str) -> Path:
    folder.mkdir(parents=True)
    (folder / MARKER).write_text(text)
    return folder


def test_folders_are_swapped_where_the_system_cannot_exchange_them(tmp_path: Path):
    shop = Workshop(a_built(tmp_path / "site", "old"), tmp_path / "shop", exchange=lambda one, other: False)
    a_built(shop.next, "new")
    shop.swap()
    assert (tmp_path / "site" / MARKER).read_text() == "new"


def test_an_old_site_that_was_moved_aside_comes_back(tmp_path: Path):
    a_built(tmp_path / ".site.hubgen/last", "old")
    a_built(tmp_path / ".site.hubgen/next", "new")
    with workshop(tmp_path / "site"):
        assert (tmp_path / "site" / MARKER).read_text() == "old"
    assert leftovers(tmp_path) == []


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has renameat2")
def test_two_folders_change_places(tmp_path: Path):
    one, other = a_built(tmp_path / "one", "1"), a_built(tmp_path / "other", "2")
    assert exchange(one, other)
    assert ((one / MARKER).read_text(), (other / MARKER).read_text()) == ("2", "1")


def test_a_linked_file_is_not_written_through(tmp_path: Path):
    (tmp_path / "old").mkdir()
    (tmp_path / "old/a").write_bytes(b"old")
    output = Output(tmp_path / "new", tmp_path / "old")
    output.write("a", b"old")
    output.write("a", b"new")
    assert ((tmp_path / "old/a").read_bytes(), (tmp_path / "new/a").read_bytes()) == (b"old", b"new")


def test_a_link_out_of_the_old_site_is_not_taken_over(tmp_path: Path):
    (tmp_path / "old").mkdir()
    (tmp_path / "secret").write_bytes(b"same")
    (tmp_path / "old/a").symlink_to(tmp_path / "secret")
    Output(tmp_path / "new", tmp_path / "old").write("a", b"same")
    assert (tmp_path / "secret").stat().st_nlink == 1


# Killed half-way

CHILD = """
import os, signal, sys
from dataclasses import replace
sys.path.insert(0, sys.argv[1])
from pathlib import Path
from engine_support import render
from test_publish import new_site, publish

event, left, own = sys.argv[3], int(sys.argv[4]), os.getpid()

def strike(name, arguments=()):
    global left
    if name == event and os.getpid() == own and (name != "ctypes.dlsym" or arguments[1] == "renameat2"):
        left -= 1
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)

def render_or_die(record):
    strike("render")
    return render(record)

site = new_site()
if event != "render":
    sys.addaudithook(strike)
publish(Path(sys.argv[2]), replace(site, render=render_or_die))
"""


def run_child(root: Path, event: str, count: int, **environment: str) -> int:
    arguments = [sys.executable, "-c", CHILD, str(HERE), str(root), event, str(count)]
    return subprocess.run(arguments, env={**os.environ, **environment}, check=False, timeout=120).returncode


@pytest.mark.parametrize(
    ("event", "count"),
    [("render", 1), ("render", 8), ("os.link", 1), ("os.link", 5), ("ctypes.dlsym", 1), ("shutil.rmtree", 3)],
)
def test_a_killed_build_leaves_a_whole_site_and_the_next_one_clears_up(
    tmp_path: Path, event: str, count: int
):
    root = plain_hub(tmp_path)
    publish(root)
    old = tree(root / "site")
    assert run_child(root, event, count) == -9
    left = tree(root / "site")
    publish(root, new_site())
    new = tree(root / "site")
    assert left == (new if event == "shutil.rmtree" else old)
    assert leftovers(root) == []


def test_the_lock_of_a_killed_build_does_not_hold(tmp_path: Path):
    folder = tmp_path / ".site.hubgen"
    folder.mkdir()
    (folder / "lock").touch()
    with workshop(tmp_path / "site"):
        pass
    assert not folder.exists()


def test_a_lock_that_is_held_is_respected(tmp_path: Path):
    folder = tmp_path / ".site.hubgen"
    folder.mkdir()
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        with pytest.raises(WrongUse, match="another build"), workshop(tmp_path / "site"):
            pass
    assert (folder / "lock").exists()


# Same input, same bytes


def test_the_site_does_not_depend_on_where_and_how_it_is_built(tmp_path: Path):
    here, there = make_hub(tmp_path / "here"), make_hub(tmp_path / "over there/é")
    assert run_child(here, "never", 0, PYTHONHASHSEED="1", TZ="UTC", LC_ALL="C.UTF-8") == 0
    assert run_child(there, "never", 0, PYTHONHASHSEED="2", TZ="Pacific/Kiritimati", LC_ALL="C") == 0
    assert tree(here / "site") == tree(there / "site")


# What is not public

PRIVATE = "name: Ada\nvisibility: public\nprivate:\n  contact:\n    email: ada.private@saltmarsh.example\n"
LEAKY = {"api/people.json": b'["ada.private@saltmarsh.example"]'}


def test_a_leak_keeps_the_old_site_and_is_named_without_its_value(tmp_path: Path):
    root = plain_hub(tmp_path, files={"people/ada.yml": PRIVATE})
    assert publish(root).published
    before = tree(root / "site")
    result = publish(root, make_site(assets=LEAKY))
    assert not result.published
    assert [(str(leak.place), leak.code) for leak in result.leaks] == [("people/ada.yml:5:12", "leaked-value")]
    assert "`private.contact.email` is not public, and stands in `api/people.json`" in result.leaks[0].message
    assert "ada.private" not in f"{result}"
    assert tree(root / "site") == before


def test_colleagues_may_see_what_is_not_public(tmp_path: Path):
    root = plain_hub(tmp_path, files={"people/ada.yml": PRIVATE})
    done = build_website(
        root,
        site=make_site(assets=LEAKY),
        settings=settings("internal"),
        problems=list,
        strict=False,
        today=TODAY,
        site_dir=root / "site",
    )
    assert done.published


def test_mkdocs_alone_fails_when_something_leaks(tmp_path: Path):
    snippets = f"  - pymdownx.superfences\n  - pymdownx.snippets: {{base_path: [{tmp_path}]}}\n"
    yml = PLAIN_YML.replace("  - pymdownx.superfences\n", snippets) + "extra: {hub: {audience: public}}\n"
    root = plain_hub(tmp_path, yml=yml, files={"people/ada.yml": PRIVATE, "docs/index.md": '--8<-- "people/ada.yml"\n'})
    with Said() as said, pytest.raises(Abort):
        mkdocs_build(load_config(config_file=str(root / "mkdocs.yml")))
    assert [message for message in said.messages if "leaked-value" in message] != []
    assert [leak.code for leak in check_website(root, root / "site")] == ["leaked-value"]


@pytest.mark.parametrize(("text", "status"), [("ada.private@saltmarsh.example", 1), ("ada@saltmarsh.example", 0)])
def test_any_built_site_can_be_looked_through(tmp_path: Path, text: str, status: int):
    root = plain_hub(tmp_path, files={"people/ada.yml": PRIVATE, "built/index.html": text})
    done = CliRunner().invoke(main, ["leaks", str(root / "built"), str(root)])
    assert done.exit_code == status
    assert ("people/ada.yml:5:12: error: `private.contact.email`" in done.output) is bool(status)
    assert "ada.private" not in done.output
