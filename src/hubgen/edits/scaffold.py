"""A name becomes the files of a new hub, ready to push."""

import json
import re
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from urllib.parse import urlsplit

_SHARED = (
    "docs/contribute.md",
    "docs/assets/contribute",
    "docs/playbooks",
    "docs/reference/checks.md",
    "docs/reference/api.md",
    "docs/reference/feeds-and-files.md",
    "docs/reference/assistants-and-browsers.md",
    "hooks/pages.py",
)
"""What this repository's own hub and every new one have in common. It is written once, in this repository's folders,
and the wheel carries a copy beside the starter's other files."""

_NOTE = "circles/show-and-tell/note.md"
_MARK = re.compile(r"@@([a-z_]+)@@")
_MARKDOWN = re.compile(r"([\\`*_{}\[\]<>#|])")
_TEXT = frozenset({".md", ".yml", ".txt", ".json", ".py", ".xml", ""})


def new_hub(
    *, name: str, requirement: str, schemas: Mapping[str, str], today: date, forge_url: str = ""
) -> Mapping[str, bytes]:
    """Give every file of a new hub, by path.

    *requirement* is what pip installs hubgen from; it must be one line. *schemas* are JSON Schemas by kind. The
    examples' dates lie around *today*.
    """
    if not requirement.strip() or "\n" in requirement.strip():
        raise ValueError("a requirement is one line, such as `hubgen==1.0` or `git+https://…`")
    words = _words(" ".join(name.split()), requirement.strip(), forge_url.rstrip("/").removesuffix(".git"))
    words |= _days(today)
    kept = dict(_kept())
    words["playbooks_yaml"] = "\n".join(f"      - {page}" for page in _playbooks(kept))
    hub = {path: _fill(path, raw, words) for path, raw in kept.items()}
    hub[_NOTE.replace("note", f"{words['tuesday']}-a-budget-in-one-sheet")] = hub.pop(_NOTE)
    hub |= {f".hubgen/{kind}.schema.json": text.encode() for kind, text in schemas.items()}
    return dict(sorted(hub.items()))


def _words(name: str, requirement: str, forge_url: str) -> dict[str, str]:
    forge = [f"forge:\n  url: {json.dumps(forge_url)}", "  branch: main"]
    if not forge_url:
        forge = ["# forge:", "#   url: https://github.com/your-company/hub", "#   branch: main"]
    return {
        "name_yaml": json.dumps(name, ensure_ascii=False),
        "name_markdown": _MARKDOWN.sub(r"\\\1", name),
        "requirement": requirement,
        "forge_yaml": "\n".join(f"    {line}" for line in "\n".join(forge).splitlines()),
        "site_url_yaml": json.dumps(_site_url(forge_url)),
    }


def _site_url(forge_url: str) -> str:
    """Guess where GitHub or GitLab publishes the project at *forge_url*; an empty text for any other forge."""
    parts = urlsplit(forge_url)
    owner, _, project = parts.path.strip("/").partition("/")
    host = {"github.com": "github.io", "gitlab.com": "gitlab.io"}.get(parts.netloc)
    if not host or not project:
        return ""
    own = f"{owner}.{host}".lower()
    return f"https://{own}/" if project.lower() == own else f"https://{own}/{project}/"


def _days(today: date) -> dict[str, str]:
    """Give the days of the examples: the circle met on the last Tuesday, the program starts in the week after next."""
    tuesday = today - timedelta(days=(today.weekday() - 1) % 7)
    start = today + timedelta(days=14 - today.weekday())
    days = {
        "today": today,
        "tuesday": tuesday,
        "in_two_weeks": today + timedelta(days=14),
        "start": start,
        "end": start + timedelta(weeks=6, days=-3),
    }
    return {word: day.isoformat() for word, day in days.items()}


def _fill(path: str, raw: bytes, words: Mapping[str, str]) -> bytes:
    if (path.startswith("docs/") and path != "docs/index.md") or Path(path).suffix not in _TEXT:
        return raw  # shared pages and pictures say what they say
    return _MARK.sub(lambda match: words[match[1]], raw.decode()).encode()


def _playbooks(paths: Mapping[str, bytes]) -> list[str]:
    """List the playbooks' pages for the navigation: what to read first, the models, what to have at hand."""
    names = sorted(
        path.removeprefix("docs/") for path in paths if re.fullmatch(r"docs/playbooks/[^/]+\.md", path)
    )
    first = [f"playbooks/{name}.md" for name in ("index", "why-peer-learning", "launch-a-program")]
    last = ["playbooks/questions.md"]
    middle = [name for name in names if name not in first + last]
    # The checklist is a record: hubgen makes it, and no file of docs/ is behind it.
    return [*(name for name in first + middle if name in names), "playbooks/checklist/index.md", *last]


def _kept() -> Iterator[tuple[str, bytes]]:
    """Read the files that come with hubgen. A name that would hide itself is kept as `dot-…`."""
    starter = files("hubgen.edits") / "starter"
    shared = {path: starter.joinpath(path) for path in _SHARED}
    repository = Path(__file__).parents[3]
    shared = {path: found if _exists(found) else repository / path for path, found in shared.items()}
    carried = dict(_walk(starter, ""))
    for path, root in shared.items():
        carried |= _walk(root, path)
    for path, raw in carried.items():
        yield re.sub("^dot-", ".", path), raw


def _exists(path: Traversable) -> bool:
    return path.is_file() or path.is_dir()


def _walk(folder: Traversable, path: str) -> Iterator[tuple[str, bytes]]:
    if folder.is_file():
        yield path, folder.read_bytes()
    elif folder.is_dir():
        for entry in folder.iterdir():
            if entry.name not in ("__pycache__", ".DS_Store"):
                yield from _walk(entry, f"{path}/{entry.name}".lstrip("/"))
