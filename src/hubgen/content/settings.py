"""What a hub's owner decided, under `extra.hub` in mkdocs.yml."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from urllib.parse import quote

LEVELS = ("learning the ropes", "works alone", "helps others", "others come to them")
MOST_FILLED_IN = 6_000
"""How long a text may be, quoted for an address, to be filled in by a forge: GitHub refuses addresses over 8 kB."""

_PLAIN_PATH = re.compile(r"[A-Za-z0-9/._-]*")
"""A path of which nothing has to be quoted."""

WEIGHTS: Mapping[str, int] = {
    "step": 40,
    "reserve": 15,
    "hours": 20,
    "language": 10,
    "team": 10,
    "style": 15,
    "freshness": 10,
    "waiting": 20,
}
"""How many points each reason for a pair gives at most, unless the hub says otherwise."""


@dataclass(frozen=True, slots=True)
class Pairing:
    """How pairs are proposed. *weights* name how much each reason counts; *teams* is `other`, `same` or `any`.

    *hours* are the working hours a week that two people need in common, *each* the pairs that a learner gets at a time.
    """

    weights: Mapping[str, int] = field(default_factory=lambda: WEIGHTS)
    teams: str = "other"
    managers: bool = False
    repeats: bool = False
    hours: int = 3
    each: int = 1


@dataclass(frozen=True, slots=True)
class Insights:
    """What the hub says about itself: *pages* on the site at all, and *levels* in what is derived."""

    pages: bool = True
    levels: bool = True


@dataclass(frozen=True, slots=True)
class Forge:
    """Where the repository lives: its web address (or an empty string), the branch, and whose conventions it has.

    *kind* is `github`, `gitlab`, `gitea` (Forgejo too) or `bitbucket`.
    """

    url: str = ""
    branch: str = "main"
    kind: str = "github"

    def edit_url(self, path: str) -> str | None:
        """Give the address at which the file at *path* can be edited in the browser, or None without a forge."""
        if not self.url:
            return None
        before, after = _around_file(self.url, self.branch, self.kind)
        return f"{before}{path if _PLAIN_PATH.fullmatch(path) else quote(path)}{after}"

    def new_url(self, path: str, text: str) -> str | None:
        """Give the address at which a new file can be written, with *text* filled in where the forge can.

        A text that is too long for an address is left out.
        """
        if not self.url:
            return None
        branch, value = quote(self.branch), quote(text, safe="")
        folder, _, name = path.rpartition("/")
        value = value if len(value) < MOST_FILLED_IN else ""
        return {
            "github": f"{self.url}/new/{branch}?filename={quote(path, safe='')}&value={value}",
            "gitlab": f"{self.url}/-/new/{branch}/{quote(folder)}?file_name={quote(name, safe='')}",
            "gitea": f"{self.url}/_new/{branch}/{quote(folder)}?filename={quote(name, safe='')}&value={value}",
            "bitbucket": f"{self.url}/src/{branch}/{quote(folder)}",
        }[self.kind]


@lru_cache(maxsize=16)
def _around_file(url: str, branch: str, kind: str) -> tuple[str, str]:
    """Give what stands before and after a file in the address where it is edited."""
    way, after = {
        "github": ("edit", ""),
        "gitlab": ("-/edit", ""),
        "gitea": ("_edit", ""),
        "bitbucket": ("src", "?mode=edit"),
    }[kind]
    return f"{url}/{way}/{quote(branch)}/", after


@dataclass(frozen=True, slots=True)
class Settings:
    """*levels* are the names of levels 1 to 4; *stale_days* is the age at which a profile wants confirming.

    *maintainers* are account names on the forge (or teams, `company/team`) of those who look after the hub's code.
    *api* says whether there is anything for programs on the site besides calendars. *people_pages* is `each` or `shared`. *site_url* is where the website will stand (MkDocs' own setting), or an empty string.
    """

    organisation: str = ""
    forge: Forge = Forge()
    levels: tuple[str, str, str, str] = LEVELS
    closed_skills: bool = False
    stale_days: int = 365
    audience: str = "internal"
    private_hosting: bool = False
    maintainers: tuple[str, ...] = ()
    content_security_policy: bool = True
    pairing: Pairing = Pairing()
    insights: Insights = Insights()
    api: bool = True
    people_pages: str = "each"
    site_url: str = ""

    def level_name(self, level: int | None) -> str:
        return self.levels[level - 1] if level else ""
