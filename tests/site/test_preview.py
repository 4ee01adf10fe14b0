"""While somebody edits, what is served is what a build would write."""

import random
import shutil
from datetime import date
from pathlib import Path
from threading import Event
from time import sleep

import pytest
from mkdocs.exceptions import MkDocsException

from hubgen.build import BuildOptions, build
from hubgen.engines.preview.preview import Preview
from hubgen.engines.preview.watcher import Watcher
from hubgen.engines.publish import build_website, open_preview

TODAY = date(2026, 11, 22)
TINY = Path(__file__).parent.parent / "golden" / "tiny"
ADA = "people/ada-ng.yml"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A copy of the tiny hub that will stand where the preview says it stands: only then their pages can be equal."""
    copy = tmp_path / "hub"
    shutil.copytree(TINY, copy, ignore=shutil.ignore_patterns("expected*", "site"))
    settings = copy / "mkdocs.yml"
    settings.write_text(settings.read_text("utf-8").replace("https://learn.tern.example/", "http://127.0.0.1:8000/"), "utf-8")
    docs = copy / "docs" / "welcome.md"
    docs.write_text("# Welcome\n\nAsk [Ada](../people/ada-ng.yml) or [Bruno](../people/bruno-sa.yml).\n", "utf-8")
    return copy


@pytest.fixture
def preview(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Preview:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795305600")  # the same day for both
    (tmp_path / "frames").mkdir()
    return open_preview(root, tmp_path / "frames", today=TODAY)


def cold(root: Path, folder: Path) -> dict[str, bytes]:
    """Build the hub from nothing, and give every file."""
    built = build(root, BuildOptions(TODAY))
    done = build_website(root, site=built.site, settings=built.hub.settings, problems=built.find_problems, site_dir=folder, strict=False, today=TODAY)
    assert done.published
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def edit(root: Path, preview: Preview, path: str, text: str) -> None:
    (root / path).write_text(text, "utf-8")
    preview.renew([path])


# Random edits


class Editor:
    """Somebody who changes a hub at random."""

    def __init__(self, root: Path, seed: int) -> None:
        self.root, self.random = root, random.Random(seed)
        self.good = {path: path.read_bytes() for path in self._files()}

    def _files(self) -> list[Path]:
        folders = (self.root / name for name in ("people", "skills", "circles", "programs"))
        return sorted(path for folder in folders for path in folder.rglob("*") if path.suffix in (".yml", ".md"))

    def change(self, at: int) -> list[str]:
        """Change something; give the paths of what changed."""
        ways = (self.say, self.say, self.say, self.say, self.copy, self.move, self.delete, self.cut, self.restore, self.settings, self.docs)
        weights = (6, 6, 6, 6, 4, 3, 3, 3, 8, 0.2, 0.2)
        changed = self.random.choices(ways, weights)[0](at)
        return [path.relative_to(self.root).as_posix() for path in changed]

    def one(self) -> Path:
        return self.random.choice(self._files())

    def say(self, at: int) -> list[Path]:
        """Write another word somewhere in the text of a file."""
        path = self.one()
        lines = path.read_text("utf-8", errors="replace").split("\n")
        line = self.random.randrange(len(lines))
        lines[line] += self.random.choice((f" word{at}", f"\n  line {at}", f"\n- item {at}", " ", f"\n\nText {at} <b>& more</b>.\n"))
        path.write_text("\n".join(lines), "utf-8")
        return [path]

    def copy(self, at: int) -> list[Path]:
        path = self.one()
        target = path.with_name(f"2026-11-{1 + at % 28:02}-copy.md" if path.suffix == ".md" else f"copy-{at}.yml")
        shutil.copy(path, target)
        return [target]

    def move(self, at: int) -> list[Path]:
        target, = self.copy(at)
        path = self.one()
        path.rename(target)
        return [path, target]

    def delete(self, at: int) -> list[Path]:
        path = self.one()
        path.unlink()
        return [path]

    def cut(self, at: int) -> list[Path]:
        path = self.one()
        content = path.read_bytes()
        path.write_bytes(content[: self.random.randrange(len(content) + 1)])
        return [path]

    def restore(self, at: int) -> list[Path]:
        path = self.random.choice(sorted(self.good))
        path.write_bytes(self.good[path])
        return [path]

    def settings(self, at: int) -> list[Path]:
        path = self.root / "mkdocs.yml"
        path.write_text(path.read_text("utf-8").replace("Tern Island", f"Tern Island {at % 10}", 2), "utf-8")
        return [path]

    def docs(self, at: int) -> list[Path]:
        path = self.root / "docs" / "index.md"
        path.write_text(path.read_text("utf-8") + f"\nParagraph {at}, and [somebody](../people/copy-{at}.yml).\n", "utf-8")
        return [path]


def test_after_two_hundred_edits_what_is_served_is_what_a_build_writes(root: Path, preview: Preview, tmp_path: Path) -> None:
    editor = Editor(root, seed=1)
    for at in range(200):
        preview.renew(editor.change(at))
        if at % 40 == 0:
            preview.file("search/search_index.json")
        if at % 3 == 0:  # so that what was made for an earlier state would be noticed in a later one
            for path in ("index.html", "people/index.html", "people/ada-ng/index.html", "sitemap.xml", "calendar.ics"):
                preview.file(path)
    broken = sorted(path for path in preview.hub.broken if (root / path).is_file())
    for path in broken:
        (root / path).unlink()
    preview.renew(broken)
    built = cold(root, tmp_path / "site")
    assert len(built) > 60
    assert [path for path, content in built.items() if preview.file(path) != content] == []


def test_what_is_deleted_is_served_no_more(root: Path, preview: Preview, tmp_path: Path) -> None:
    before = cold(root, tmp_path / "before")
    for path in ("people/bruno-sa.yml", "skills/sql.yml", "circles/writing-circle/2026-10-29-plain-words.md"):
        (root / path).unlink()
        preview.renew([path])
    built = cold(root, tmp_path / "after")
    left = [path for path in before.keys() - built.keys() if preview.file(path) is not None]
    assert (len(before.keys() - built.keys()) > 3, left) == (True, [])


# What is not made again


def rendered_by_mkdocs(root: Path) -> list[list[str]]:
    """Give the pages of each build of docs/ and the theme so far: whatever else is served is stamped when it is asked for."""
    frames = sorted((root.parent / "frames").iterdir(), key=lambda folder: folder.stat().st_mtime_ns)
    return [sorted(path.relative_to(frame).as_posix() for path in frame.rglob("*.html")) for frame in frames]


def test_an_edit_of_a_profile_reads_one_file_and_lets_mkdocs_render_nothing(root: Path, preview: Preview) -> None:
    before = rendered_by_mkdocs(root)
    edit(root, preview, ADA, (root / ADA).read_text("utf-8").replace("Ada Ng", "Ada Ngo"))
    page = (preview.file("people/ada-ng/index.html") or b"").decode()
    assert ("Ada Ngo" in page, preview.files_read, rendered_by_mkdocs(root) == before) == (True, 1, True)


def test_mkdocs_renders_as_many_pages_for_a_larger_hub(root: Path, preview: Preview, tmp_path: Path) -> None:
    for number in range(30):
        shutil.copy(root / ADA, root / f"people/copy-{number}.yml")
    open_preview(root, tmp_path / "frames", today=TODAY)
    small, large = rendered_by_mkdocs(root)
    assert small == large


def test_a_page_weighs_little_besides_what_it_says(preview: Preview) -> None:
    page = (preview.file("people/ada-ng/index.html") or b"").decode()
    content = page[page.index("<article") : page.index("</article>")]
    data = page[page.index('<script type="application/ld+json">') : page.index("</head>")]
    assert len(page) - len(content) - len(data) < 14_000


def test_the_other_pages_keep_their_mark(root: Path, preview: Preview) -> None:
    before = {url: preview.file(f"people/{url}/index.html") for url in ("ada-ng", "chidi-okafor")}
    edit(root, preview, ADA, (root / ADA).read_text("utf-8").replace("Ada Ng", "Ada Ngo"))
    after = {url: preview.file(f"people/{url}/index.html") for url in ("ada-ng", "chidi-okafor")}
    assert [before[url] == after[url] for url in before] == [False, True]


# What is broken


def test_the_page_of_a_broken_profile_stays_as_it_was(root: Path, preview: Preview) -> None:
    before = preview.file("people/ada-ng/index.html")
    edit(root, preview, ADA, "name: Ada Ng\n  role: [\n")
    edit(root, preview, ADA, "name: Ada Ng\n  role: [\n\n")
    assert before is not None
    assert preview.file("people/ada-ng/index.html") == before
    assert {problem.place.path for problem in preview.problems} == {ADA}


def test_a_profile_that_is_mended_is_shown_again(root: Path, preview: Preview) -> None:
    text = (root / ADA).read_text("utf-8")
    edit(root, preview, ADA, "name: [\n")
    edit(root, preview, ADA, text.replace("Ada Ng", "Ada Ngo"))
    assert "Ada Ngo" in (preview.file("people/ada-ng/index.html") or b"").decode()


def test_settings_that_cannot_be_read_leave_everything_as_it_was(root: Path, preview: Preview) -> None:
    before = preview.file("index.html")
    with pytest.raises(Exception, match="parsing the configuration"):
        edit(root, preview, "mkdocs.yml", "site_name: [\n")
    assert preview.file("index.html") == before


def test_a_fault_of_mkdocs_is_not_forgotten_by_the_next_edit(root: Path, preview: Preview) -> None:
    settings, ada = ((root / path).read_text("utf-8") for path in ("mkdocs.yml", ADA))
    edits = [("mkdocs.yml", settings.replace("name: material", "name: unheard-of")), (ADA, ada.replace("Ada Ng", "Ada Ngo"))]
    for path, text in edits:
        with pytest.raises(MkDocsException):
            edit(root, preview, path, text)
    edit(root, preview, "mkdocs.yml", settings)
    assert "Ada Ngo" in (preview.file("people/ada-ng/index.html") or b"").decode()


def test_the_checks_are_run_on_the_hub_as_it_is(root: Path, preview: Preview) -> None:
    assert preview.check()
    assert all(problem.severity.name == "NOTICE" for problem in preview.problems)
    edit(root, preview, "skills/sql.yml", "name: SQL\naliases: [Kubernetes]\n")
    assert preview.check()
    assert "alias-taken" in {problem.code for problem in preview.problems}


def test_what_the_checks_found_is_said_until_they_are_run_again(root: Path, preview: Preview) -> None:
    edit(root, preview, "skills/sql.yml", "name: SQL\naliases: [Kubernetes]\n")
    assert preview.check()
    edit(root, preview, ADA, (root / ADA).read_text("utf-8").replace("Ada Ng", "Ada Ngo"))
    assert "alias-taken" in {problem.code for problem in preview.problems}


def test_one_who_writes_a_file_has_changed_that_file_and_no_folder(root: Path) -> None:
    watcher, told = Watcher(root, ()), Event()
    watcher.start(told.set)
    try:
        (root / ADA).write_text("name: Ada Ngo\n", "utf-8")
        assert told.wait(timeout=10)
        sleep(0.1)  # until the system has told everything
        assert watcher.take() == {ADA}
    finally:
        watcher.observer.stop()
        watcher.observer.join()


def test_no_file_outside_the_site_is_served(preview: Preview) -> None:
    assert preview.file("../../hub/people/ada-ng.yml") is None
    assert preview.file("/etc/passwd") is None
