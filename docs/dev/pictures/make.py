"""Draw the pictures of docs/contribute.md and of the README: `make pictures`.

The site's pages are photographed; the forge's are drawn, since every company's forge looks a little different.
"""

import html
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

HERE = Path(__file__).parent
ROOT = HERE.parents[2]
INTO = ROOT / "docs" / "assets" / "contribute"
sys.path.insert(0, str(ROOT / "tests" / "browser"))

from find_browser import ARGUMENTS, REMEDY, find_browser  # noqa: E402  found beside the tests

RING = "outline: 3px solid #d4380d; outline-offset: 4px; border-radius: 4px;"
PERSON = "people/maelle-comeau.yml"
NOTE = """---
title: Keyboard traps in dialogs
presenters:
  - goda-minori
attendees:
  - goda-minori
  - shira-almog
skills:
  - accessibility
decisions:
  - Every new dialog is tested with five key presses
---

Minori showed a dialog that cannot be left without a mouse."""
BROKEN = """name: Maya Okafor
role: Support specialist
team: Support
location: Madrid
timezon: Europe/Madrid
"""


def main() -> None:
    executable = find_browser()
    if executable is None:
        sys.exit(REMEDY)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        site = Path(folder) / "site"
        subprocess.run([sys.executable, "-m", "hubgen", "build", str(ROOT), "--site-dir", str(site), "--today", "2026-11-22"], check=False, capture_output=True)
        browser = playwright.chromium.launch(executable_path=executable, args=list(ARGUMENTS))
        INTO.mkdir(parents=True, exist_ok=True)
        shoot_site(browser, site)
        draw_forge(browser)
        browser.close()


def shoot_site(browser: Browser, site: Path) -> None:
    with subprocess.Popen([sys.executable, "-m", "http.server", "8765", "--bind", "127.0.0.1", "--directory", str(site)], stderr=subprocess.DEVNULL) as server:
        page = browser.new_page(viewport={"width": 1280, "height": 800}, color_scheme="light", timezone_id="Europe/Lisbon")
        page.clock.set_fixed_time("2026-11-24T10:30:00Z")
        base = "http://127.0.0.1:8765"
        _open(page, f"{base}/")
        page.screenshot(path=str(ROOT / "docs" / "assets" / "hub.png"), clip={"x": 0, "y": 0, "width": 1280, "height": 1040}, full_page=True)
        _open(page, f"{base}/people/?find=kuberntes lisbon now")
        page.screenshot(path=str(ROOT / "docs" / "assets" / "directory.png"))
        _open(page, f"{base}/people/maelle-comeau/")
        edit = page.get_by_role("link", name="Edit this profile").first
        edit.evaluate(f"link => link.style.cssText = {RING!r}")
        edit.scroll_into_view_if_needed()
        page.mouse.wheel(0, 2_000)
        page.wait_for_timeout(500)  # the title in the header moves
        page.screenshot(path=str(INTO / "profile-page.png"))
        _open(page, f"{base}/circles/accessibility-guild/")
        page.get_by_role("link", name="Add a note").first.evaluate(f"link => link.style.cssText = {RING!r}")
        page.screenshot(path=str(INTO / "circle-page.png"))
        server.terminate()


def _open(page: Page, address: str) -> None:
    for _ in range(50):  # the server takes a moment to listen
        try:
            page.goto(address)
            break
        except Exception:  # any refusal is worth another try, and the last one shows in the missing picture
            page.wait_for_timeout(100)
    page.wait_for_timeout(500)  # for what moves in


def draw_forge(browser: Browser) -> None:
    profile = (ROOT / PERSON).read_text("utf-8").splitlines()
    start = next(index for index, line in enumerate(profile) if line.startswith("skills:"))
    added = ["  - skill: sql", "    level: 2", "    teaches: true"]
    lines = [*profile[:12], "…", *profile[start : start + 5]]
    editor = _lines(lines, new=added)
    bar = '<div class="row"><span class="path">{}</span><span class="grow"></span><span class="button">Cancel</span><span class="button go ring">Commit changes…</span></div>'
    _draw(browser, "edit-file", bar.format(f'hub / people / <span class="name">{PERSON.split("/")[1]}</span>') + editor)
    name = '<span class="name">2027-02-02-keyboard-traps.md</span>'
    _draw(browser, "note-form", bar.format(f"hub / circles / accessibility-guild / {name}") + _lines(NOTE.splitlines()))
    _draw(browser, "check-result", _check())


def _check() -> str:
    with tempfile.TemporaryDirectory() as folder:
        hub = Path(folder)
        (hub / "people").mkdir()
        (hub / "people" / "maya-okafor.yml").write_text(BROKEN, "utf-8")
        said = subprocess.run([sys.executable, "-m", "hubgen", "check", folder], capture_output=True, text=True, check=False).stdout
    return (
        '<div class="check"><h2>Some checks were not successful</h2>'
        '<p><span class="bad">✗ Check</span> / check (pull_request): failing after 41 s <span class="button ring">Details</span></p></div>'
        f'<p class="out">{html.escape(said.strip())}</p>'
    )


def _lines(lines: list[str], new: list[str] = ()) -> str:  # type: ignore[assignment]  # read only
    shown = [f"<span>{html.escape(line) or ' '}</span>" for line in lines] + [f'<span class="new">{html.escape(line)}</span>' for line in new]
    return f"<pre>{''.join(shown)}</pre>"


def _draw(browser: Browser, name: str, body: str) -> None:
    page = browser.new_page(viewport={"width": 1100, "height": 300})
    style = (HERE / "forge.css").read_text("utf-8")
    page.set_content(f"<!doctype html><meta charset=utf-8><style>{style}</style><header><b>saltmarsh / hub</b></header><main>{body}</main>")
    page.screenshot(path=str(INTO / f"{name}.png"), full_page=True)
    page.close()


if __name__ == "__main__":
    main()
