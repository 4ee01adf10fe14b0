"""Folders become a local web server that compresses what a static host would."""

import gzip
from collections.abc import Mapping
from functools import lru_cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

TYPES = {
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript",
    ".mjs": "text/javascript",
    ".json": "application/json",
    ".css": "text/css",
}


@lru_cache(maxsize=512)
def _compressed(path: Path) -> bytes:
    """Compress once, as a host does: the time of it must not be measured."""
    return gzip.compress(path.read_bytes(), 6, mtime=0)


class Server:
    """Serves `{prefix: folder}` on a free local port; the longest prefix wins."""

    def __init__(self, folders: Mapping[str, Path]) -> None:
        self.folders = dict(sorted(folders.items(), key=lambda item: -len(item[0])))
        self._http = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self.url = f"http://127.0.0.1:{self._http.server_port}"
        Thread(target=self._http.serve_forever, daemon=True).start()

    def close(self) -> None:
        self._http.shutdown()

    def find(self, address: str) -> Path | None:
        for prefix, folder in self.folders.items():
            if address.startswith(prefix):
                path = (folder / address.removeprefix(prefix)).resolve()
                return path if path.is_file() and path.is_relative_to(folder.resolve()) else None
        return None

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        server = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            # Else the body waits until the browser has acknowledged the head: up to 40 ms for each file.
            disable_nagle_algorithm = True

            def do_GET(self) -> None:
                path = server.find(self.path.split("?")[0])
                if path is None:
                    self.send_error(404)
                    return
                kind = TYPES.get(path.suffix)
                body = _compressed(path) if kind else path.read_bytes()
                self.send_response(200)
                self.send_header("Content-Type", kind or "application/octet-stream")
                self.send_header("Content-Length", str(len(body)))
                if kind:
                    self.send_header("Content-Encoding", "gzip")
                # A page that is isolated from others gets a clock of 5 instead of 100 microseconds.
                self.send_header("Cross-Origin-Opener-Policy", "same-origin")
                self.send_header("Cross-Origin-Embedder-Policy", "require-corp")
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, format: str, *args: object) -> None:
                """Say nothing: thousands of requests would fill the screen."""

        return Handler
