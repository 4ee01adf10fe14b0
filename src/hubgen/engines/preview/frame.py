"""What MkDocs makes of docs/ and the theme becomes a frame, in which any page of a later hub is made when it is asked for."""

from pathlib import Path

from mkdocs.commands.build import _build_page, _populate_page  # how MkDocs makes one page; its 1.6 is frozen
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import InclusionLevel

from hubgen.engines.additions import Additions
from hubgen.engines.mkdocs import HubPages
from hubgen.engines.stamp import Filling, fill
from hubgen.site.records import Site


class Frame:
    """One build of docs/ and the theme by MkDocs. It holds for every hub that has the same settings."""

    def __init__(self, plugin: HubPages, config: MkDocsConfig) -> None:
        self._plugin, self._config = plugin, config
        self._press = plugin.press(config)
        self._folder = Path(config.site_dir)
        self._built = dict(plugin.shown)
        self._listed = {url: path for path, url in plugin.listed.items()}

    def read(self, path: str) -> bytes | None:
        """Give the file that MkDocs has written to *path*, which may come from anywhere, or None."""
        file = self._folder / path
        inside = file.resolve().is_relative_to(self._folder.resolve())
        return file.read_bytes() if inside and file.is_file() else None

    def additions(self, site: Site) -> Additions:
        """Say what *site* adds to the frame."""
        self._plugin.take(site)
        return self._plugin.additions(self._config, self._press)

    def write(self, site: Site, url: str) -> None:
        """Let MkDocs write the page of the listed record at *url* again, if it says something else in *site*."""
        if url not in self._listed or self._filling(site, url) == self._plugin.shown.get(url):
            return
        file = self._plugin.files.get_file_from_path(self._listed[url])
        assert file is not None and file.page is not None
        self._plugin.take(site)
        pages = self._plugin.files.documentation_pages(inclusion=InclusionLevel.is_in_serve)
        _populate_page(file.page, self._config, self._plugin.files)
        _build_page(file.page, self._config, pages, self._plugin.nav, self._plugin.env)

    def is_outdated_by(self, site: Site) -> bool:
        """Say whether docs/ links to a page that is there in one of the two only, the site that it was built for and *site*."""
        return any((url in site.records) != known for url, known in self._plugin.links.asked.items())

    def search_is_outdated_by(self, site: Site) -> bool:
        """Say whether a page that docs/ and the hub share says something else in *site*, so that search has its old words."""
        shared = (url for url, path in self._listed.items() if not self._plugin.is_generated(path))
        return any(self._filling(site, url) != self._built.get(url) for url in shared)

    def _filling(self, site: Site, url: str) -> Filling:
        record = site.records[url]
        return fill(record, site.render(record))
