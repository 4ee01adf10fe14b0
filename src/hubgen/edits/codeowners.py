"""A hub becomes a CODEOWNERS file: whom the forge asks when a file changes."""

from collections.abc import Iterable, Iterator

from hubgen.content.hub import Hub

PLACES = {"github": ".github/CODEOWNERS", "gitlab": ".gitlab/CODEOWNERS"}
"""Where each forge looks for the file. Others read it in another language, or not at all."""

_CODE = ("/mkdocs.yml", "/requirements.txt", "/hooks/", "/overrides/", "/docs/", "/.github/", "/.gitlab/", "/.gitlab-ci.yml", "/.hubgen/")
_ABOUT = """\
# Made by `hubgen codeowners --write` from the profiles, circles and programs. Do not edit it: it is made again.
# Of several lines that fit a file, the last one counts. Who names no account under `contact.forge` is not in it.
"""


def write_codeowners(hub: Hub) -> str:
    """Give everyone their profile, leads their circle, facilitators their program, and the maintainers all else."""
    maintainers = _owners(hub.settings.maintainers)
    lines = [_ABOUT, f"* {maintainers}", "", "# Profiles", *_people(hub), "", "# Circles and programs", *_groups(hub)]
    lines += ["", "# What runs, or is published as it stands", *(f"{path} {maintainers}" for path in _CODE)]
    return "\n".join(lines) + "\n"


def _people(hub: Hub) -> Iterator[str]:
    for slug in sorted(hub.people):
        if owners := _accounts(hub, [slug]):
            yield f"/people/{slug}.yml {_owners(owners)}"


def _groups(hub: Hub) -> Iterator[str]:
    for slug, circle in sorted(hub.circles.items()):
        if owners := _accounts(hub, circle.leads):
            yield f"/circles/{slug}/ {_owners(owners)}"
    for slug, program in sorted(hub.programs.items()):
        if program.facilitator and (owners := _accounts(hub, [program.facilitator])):
            yield f"/programs/{slug}/ {_owners(owners)}"


def _accounts(hub: Hub, slugs: Iterable[str]) -> list[str]:
    """Give the accounts of those who are here and name one, also where it stands under `private:`."""
    people = (hub.people[slug] for slug in slugs if slug in hub.people and hub.people[slug].is_here)
    return [account for person in people if (account := (person.private or person).contact.forge)]


def _owners(accounts: Iterable[str]) -> str:
    return " ".join(f"@{account}" for account in dict.fromkeys(accounts))
