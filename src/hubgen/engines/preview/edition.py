"""A site and the frame it stands in become files, each made when it is asked for."""

from functools import cached_property

from hubgen.engines.additions import SEARCH, SITEMAP, Additions
from hubgen.engines.preview.frame import Frame
from hubgen.site.records import Site

INDEX = "index.html"


class Edition:
    """The website of one state of the hub: *site* in *frame*."""

    def __init__(self, site: Site, frame: Frame) -> None:
        self.site, self._frame = site, frame
        self._files: dict[str, bytes] = {}
        """What takes long, and is the same as long as this state lasts."""

    @cached_property
    def _additions(self) -> Additions:
        return self._frame.additions(self.site)

    def has_page(self, url: str) -> bool:
        """Say whether a record is stamped at *url*."""
        return self._additions.has_page(url)

    def page(self, url: str) -> bytes:
        """Stamp the page of the record at *url*."""
        return self._additions.pages([url])[0][0]

    def file(self, path: str) -> bytes | None:
        """Give the file at *path*, or None if there is no such."""
        added, url = self._additions, path.removesuffix(INDEX)
        if path == f"{url}{INDEX}" and added.has_page(url):
            return self.page(url)
        if path in added.told:
            return added.told[path]
        if path == SEARCH or (path in (SITEMAP, f"{SITEMAP}.gz") and added.has_address):
            return self._list(path)
        if added.has_asset(path):
            return self.site.assets[path]
        if path == f"{url}{INDEX}" and url in self.site.listed:
            self._frame.write(self.site, url)
        return self._frame.read(path)

    def _list(self, path: str) -> bytes | None:
        """Give a list of all pages: what MkDocs wrote of those in docs/, and all records."""
        text = self._frame.read(SEARCH if path == SEARCH else SITEMAP)
        if path not in self._files and text is not None:
            if path == SEARCH:
                self._files[SEARCH] = self._additions.search(
                    text.decode(), self._additions.entries(self._searched())
                )
            else:
                self._files |= self._additions.sitemap(text.decode())
        return self._files.get(path)

    def _searched(self) -> list[str]:
        return [url for url in self.site.searched if self._additions.has_page(url)]
