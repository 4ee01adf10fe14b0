"""What a hub's owner decided, under `extra.hub` in mkdocs.yml."""

from dataclasses import dataclass
from urllib.parse import quote

LEVELS = ("learning the ropes", "works alone", "helps others", "others come to them")
MOST_FILLED_IN = 6_000
"""How long a text may be, quoted for an address, to be filled in by a forge: GitHub refuses addresses over 8 kB."""


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
        branch, file = quote(self.branch), quote(path)
        return {
            "github": f"{self.url}/edit/{branch}/{file}",
            "gitlab": f"{self.url}/-/edit/{branch}/{file}",
            "gitea": f"{self.url}/_edit/{branch}/{file}",
            "bitbucket": f"{self.url}/src/{branch}/{file}?mode=edit",
        }[self.kind]

    def new_url(self, path: str, text: str) -> str | None:
        """Give the address at which a new file can be written, with *text* filled in where the forge can.

        A text that is too long for an address is left out.
        """
        if not self.url:
            return None
        branch = quote(self.branch)
        folder, _, name = path.rpartition("/")
        value = quote(text, safe="") if len(quote(text, safe="")) < MOST_FILLED_IN else ""
        return {
            "github": f"{self.url}/new/{branch}?filename={quote(path, safe='')}&value={value}",
            "gitlab": f"{self.url}/-/new/{branch}/{quote(folder)}?file_name={quote(name, safe='')}",
            "gitea": f"{self.url}/_new/{branch}/{quote(folder)}?filename={quote(name, safe='')}&value={value}",
            "bitbucket": f"{self.url}/src/{branch}/{quote(folder)}",
        }[self.kind]


@dataclass(frozen=True, slots=True)
class Settings:
    """*levels* are the names of levels 1 to 4; *stale_days* is the age at which a profile wants confirming.

    *maintainers* are account names on the forge (or teams, `company/team`) of those who look after the hub's code.
    *site_url* is where the website will stand (MkDocs' own setting), or an empty string.
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
    site_url: str = ""

    def level_name(self, level: int | None) -> str:
        return self.levels[level - 1] if level else ""
