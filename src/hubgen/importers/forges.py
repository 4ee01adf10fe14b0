"""What GitHub's and GitLab's API say of members, users and teams becomes rows about people, one an account."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from hubgen.importers.objects import read_objects
from hubgen.importers.tables import DEEPEST, Cell, Row, Table, Upload, cell_of, make_table, read_text, skipped
from hubgen.problems import Place, Problem, Severity

_TEAM_FILE = re.compile(r"team-(.+)\.json", re.IGNORECASE)
_WORDS = """
id node_id type site_admin user_view_type url web_url gravatar_id created_at updated_at access_level expires_at membership_state state locked
created_by hireable public_repos public_gists followers following role_name permissions bot local_time is_followed group_saml_identity
group_scim_identity is_using_seat key role direct_membership email_reset_offered_at notification_email
"""
_PLUMBING = frozenset(_WORDS.split())
"""What the forge keeps for itself: neither about a person nor worth a word."""
_ABOUT_PEOPLE = frozenset({"avatar_url", "website_url", "public_email"})


class _Team(NamedTuple):
    key: str
    name: str
    parent: str


@dataclass(slots=True)
class _Dump:
    """What was found so far. Accounts and teams are known by their folded names."""

    rows: dict[str, Row] = field(default_factory=dict)
    teams: dict[str, _Team] = field(default_factory=dict)
    memberships: dict[str, dict[str, None]] = field(default_factory=dict)
    has_teams: bool = False
    machines: int = 0


def read_forge(files: Sequence[Upload]) -> tuple[Table, list[Problem]]:
    """Read the answers to `/orgs/X/members`, `/orgs/X/teams`, `/users/X`, `/groups/X/members/all` and the like, or to GraphQL.

    An answer about the members of one team does not say which: its file is called `team-<slug>.json`. Accounts of
    machines, and blocked ones, are no people.
    """
    dump, problems = _Dump(), []
    for file in files:
        text, unread = read_text(file.name, file.raw)
        problems += unread
        named = _TEAM_FILE.fullmatch(file.name)
        dump.has_teams |= named is not None
        for line, value in read_objects(file.name, text, problems):
            team = named[1].casefold() if named else ""
            parts = [*_parts(value["data"], team)] if isinstance(value.get("data"), Mapping) else [(value, team)]
            for part, of_team in parts or [(value, team)]:
                _take(dump, file.name, line, part, of_team, problems)
    if dump.machines:
        message = f"accounts that are machines', or blocked, were left out: {dump.machines}"
        problems.append(Problem(Place(files[0].name), "not-a-person", message, "nothing is to be done", Severity.NOTICE))
    columns = {"team": 0} if dump.has_teams else {}
    rows = [_with_team(dump, account, row, problems) for account, row in dump.rows.items()]
    return make_table(files[0].name, rows, problems, columns)


def _parts(value: object, team: str = "", deepest: int = DEEPEST) -> Iterator[tuple[Mapping[str, object], str]]:
    """Give the accounts and teams of an answer to GraphQL, wherever they stand; of what stands below a team, which."""
    if isinstance(value, list):
        for inner in value if deepest else ():
            yield from _parts(inner, team, deepest - 1)
    elif isinstance(value, Mapping):
        if isinstance(value.get("login") or value.get("username"), str):
            yield value, team
            return
        if _is_team(value):
            yield value, team
            team = _team(value).key
        for inner in value.values() if deepest else ():
            yield from _parts(inner, team, deepest - 1)


def _take(dump: _Dump, path: str, line: int, value: Mapping[str, object], team: str, problems: list[Problem]) -> None:
    account = value.get("login") or value.get("username")
    if isinstance(account, str):
        if _is_machine(value, account):
            dump.machines += account.casefold() not in dump.memberships
            dump.memberships.setdefault(account.casefold(), {})
            return
        known = dump.rows.get(account.casefold(), Row(line, {}, path))
        dump.rows[account.casefold()] = Row(known.line, {**known.cells, **_cells(value)}, known.path)
        if team:
            dump.has_teams = True
            dump.memberships.setdefault(account.casefold(), {})[team] = None
    elif _is_team(value):
        made = _team(value)
        dump.teams[made.key] = made
    else:
        errors = value.get("errors")
        first = errors[0] if isinstance(errors, list) and errors and isinstance(errors[0], Mapping) else value
        said = first.get("message") or first.get("error")
        message = f"the forge answered `{said[:200]}`" if isinstance(said, str) else "this is no member, user or team"
        problems.append(skipped(path, line, message, "fetch the answer once more, and look at it before you import it"))


def _is_machine(value: Mapping[str, object], account: str) -> bool:
    """Say whether an account is a bot's, or one that nobody can sign in with."""
    if value.get("type") in ("Bot", "Organization", "Mannequin") or value.get("bot") is True:
        return True
    is_token = re.fullmatch(r"(?:project|group)_\d+_bot(?:_\w+)?", account) is not None
    return is_token or value.get("state") in ("blocked", "banned", "deactivated", "ldap_blocked")


def _cells(value: Mapping[str, object]) -> dict[str, Cell]:
    told = {key: inner for key, inner in value.items() if key in _ABOUT_PEOPLE or not (key in _PLUMBING or key.endswith("_url"))}
    return {key: cell for key, inner in told.items() if (cell := cell_of(inner))}


def _is_team(value: Mapping[str, object]) -> bool:
    return isinstance(value.get("name"), str) and any(isinstance(value.get(key), str) for key in ("slug", "full_path", "fullPath"))


def _team(value: Mapping[str, object]) -> _Team:
    """Read a team of GitHub's, or a group of GitLab's, which is known by the last part of its path."""
    parent = value.get("parent") or value.get("parentTeam")
    above = parent.get("slug") if isinstance(parent, dict) else None
    whole = str(value.get("full_path") or value.get("fullPath") or "").casefold()
    key = str(value.get("slug") or value.get("path") or whole.rpartition("/")[2]).casefold()
    return _Team(key, str(value["name"]), str(above or whole.rpartition("/")[0].rpartition("/")[2]).casefold())


def _with_team(dump: _Dump, account: str, row: Row, problems: list[Problem]) -> Row:
    """Add somebody's team: the innermost one. A profile has one team, so that of several none is taken."""
    mine = dump.memberships.get(account, {})
    above = {parent for team in mine for parent in _above(dump.teams, team)}
    names = sorted(dump.teams[team].name if team in dump.teams else team for team in mine if team not in above)
    if len(names) > 1:
        listed = ", ".join(f"`{name[:80]}`" for name in names[:5]) + (f" and {len(names) - 5} more" if len(names) > 5 else "")
        message = f"`{account[:80]}` is in several teams ({listed}), and a profile has one: none was taken"
        hint = "write the right one into the profile; it stays"
        problems.append(Problem(Place(row.path, row.line, 1), "several-teams", message, hint, Severity.NOTICE))
    return Row(row.line, {**row.cells, "team": names[0]}, row.path) if len(names) == 1 else row


def _above(teams: Mapping[str, _Team], team: str) -> Iterable[str]:
    seen: list[str] = []
    while (team := teams[team].parent if team in teams else "") and team not in seen:
        seen.append(team)
    return seen
