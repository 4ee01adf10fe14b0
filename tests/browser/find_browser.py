"""Find a browser for the tests: the system's, then playwright's; with --install, get one where there is none."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

LIGHT = "chromium-headless-shell"
"""Chromium without the windows that nobody would see: each page costs a third."""
NAMES = (LIGHT, "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
REMEDY = (
    "The browser tests need Chromium and found none. Install it from your system's packages (Debian, Ubuntu: "
    "`apt-get install chromium`), or run `.venv/bin/playwright install chromium`."
)
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def find_browser() -> str | None:
    """Give the path of a browser, or None."""
    if system := next(filter(None, map(shutil.which, NAMES)), None):
        return system
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        own = playwright.chromium.executable_path
    return own if Path(own).exists() else None


def install_browser() -> None:
    """Install the light browser from the system's packages where we may; where there is none at all, one through playwright."""
    if shutil.which(LIGHT) is None and shutil.which("apt-get") and os.geteuid() == 0:
        subprocess.run(["apt-get", "update", "-qq"], check=False)
        install_package(LIGHT)
        if find_browser() is None:
            install_package("chromium")
    if find_browser() is None:
        subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)


def install_package(name: str) -> None:
    """Install a package of the system, if it has one of that name."""
    subprocess.run(["apt-get", "install", "-y", "-qq", name], check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def main() -> int:
    if "--install" in sys.argv:
        install_browser()
    browser = find_browser()
    print(browser or REMEDY)
    return 0 if browser else 1


if __name__ == "__main__":
    sys.exit(main())
