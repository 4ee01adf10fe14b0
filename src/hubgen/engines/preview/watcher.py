"""What happens to the files of a hub becomes the paths that have changed."""

from collections.abc import Callable, Iterable
from pathlib import Path
from threading import Lock

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver
from watchdog.observers.polling import PollingObserver

from hubgen.engines.mkdocs import SOURCES

_CHANGES = frozenset({"created", "modified", "moved", "deleted", "closed"})
"""What happens to a file that is written. To read one is an event too, on some systems."""
_SETTINGS = frozenset({"mkdocs.yml", "mkdocs.yaml"})


class Watcher:
    """Watches the hub in *root*: its own folders, its settings, and everything below *also* (docs/, a theme's folder).

    The system tells of changes at once; where it cannot watch so many files, they are looked at twice a second.
    """

    def __init__(self, root: Path, also: Iterable[Path]) -> None:
        self.root = root.resolve()
        self.observer: BaseObserver = Observer()
        self._also = sorted({path.resolve() for path in also})
        self._lock, self._changed = Lock(), set[str]()

    def start(self, tell: Callable[[], None]) -> None:
        """Begin to watch; *tell* is called after each change."""
        try:
            self._watch(tell)
        except OSError:  # the system watches no more files
            self.observer.unschedule_all()
            self.observer = PollingObserver(timeout=0.5)
            self._watch(tell)

    def take(self) -> frozenset[str]:
        """Give the paths that have changed since the last call, relative to the hub's root, with slashes."""
        with self._lock:
            changed, self._changed = self._changed, set()
        return frozenset(changed)

    def _watch(self, tell: Callable[[], None]) -> None:
        handler = _Handler(self._note, tell)
        self.observer.schedule(handler, str(self.root), recursive=False)
        for path in (*(self.root / name for name in SOURCES), *self._also):
            if path.is_dir():
                self.observer.schedule(handler, str(path), recursive=True)
        self.observer.start()

    def _note(self, event: FileSystemEvent, handler: FileSystemEventHandler) -> bool:
        """Remember what *event* changed; say whether that is anything."""
        if event.event_type not in _CHANGES or (event.is_directory and event.event_type == "modified"):
            return False  # a folder changes with what is in it, of which the system tells as well
        paths = {self._relative(str(path)) for path in (event.src_path, event.dest_path) if path}
        changed = {path for path in paths if self._concerns(path)}
        for name in changed.intersection(SOURCES):  # a folder that was not there before
            if (self.root / name).is_dir():
                self.observer.schedule(handler, str(self.root / name), recursive=True)
        with self._lock:
            self._changed |= changed
        return bool(changed)

    def _relative(self, path: str) -> str:
        inside = Path(path)
        return (
            inside.relative_to(self.root).as_posix()
            if inside.is_relative_to(self.root)
            else inside.as_posix()
        )

    def _concerns(self, path: str) -> bool:
        """Say whether a build would read the file at *path*, if it is one that somebody means to keep."""
        if any(part.startswith(".") for part in path.split("/")) or path.endswith(("~", ".swp", ".tmp")):
            return False
        known = path.partition("/")[0] in SOURCES or path in _SETTINGS
        return known or any((self.root / path).is_relative_to(folder) for folder in self._also)


class _Handler(FileSystemEventHandler):
    def __init__(
        self, note: Callable[[FileSystemEvent, FileSystemEventHandler], bool], tell: Callable[[], None]
    ) -> None:
        self._note, self._tell = note, tell

    def on_any_event(self, event: FileSystemEvent) -> None:
        if self._note(event, self):
            self._tell()
