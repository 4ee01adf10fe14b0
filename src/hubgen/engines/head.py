"""What a site says of itself to browsers and search engines becomes part of the head of each of its pages."""

from collections.abc import Iterable

from markupsafe import escape

from hubgen.site.browsers import HeadLink

_NOINDEX = '<meta name="robots" content="noindex, nofollow">'


def into_head(page: str, text: str) -> str:
    """Put *text*, which is HTML, at the end of the head of *page*.

    Not below the content: instant navigation makes every script there anew, without its type, and would run data.
    """
    return page.replace("</head>", f"{text}</head>", 1) if text else page


def head_of_site(links: Iterable[HeadLink], address: str, *, public: bool) -> str:
    """Write what stands in the head of every page: *links* to files of the site at *address*, and who is to keep out."""
    # Whole addresses: they are the same on every page, so that instant navigation leaves them alone, and on the error page.
    written = [
        f'<link rel="{link.rel}" type="{link.type}" title="{escape(link.title)}" href="{escape(address + link.path)}">'
        for link in links
    ]
    return "".join([*written, "" if public else _NOINDEX])
