"""A team becomes a badge for its README: a small picture that says who knows how much there."""

from bisect import bisect_left
from collections.abc import Callable, Iterator
from functools import partial
from itertools import accumulate
from unicodedata import bidirectional, combining, east_asian_width
from xml.etree.ElementTree import Element, SubElement, tostring

from hubgen.content.hub import Hub, Team
from hubgen.site.feed_formats import readable
from hubgen.site.words import ngettext
from hubgen.views.files import badge_path
from hubgen.views.insights.whole import InsightsView

LABEL, VALUE = "#3d4451", "#00695c"
"""White words have a contrast of 9 and of 6 to these, and both stand out from a white page and from a black one."""
HEIGHT = 20
MOST_PIXELS = 200
"""Of a name of a team that is longer, so much is shown."""
_PAD = 7
_NARROW, _WIDE_LETTERS = frozenset("fijlrtI.,:;'|!()[] -"), frozenset("mwMW@%")


def badges(hub: Hub, site_url: str, insights: Callable[[], InsightsView] | None) -> Iterator[tuple[str, Callable[[], bytes]]]:
    """Give the path of each team's badge and what makes it."""
    for team in hub.teams.values():
        if path := badge_path(hub, team):
            yield path, partial(_badge, hub, team)


def _badge(hub: Hub, team: Team) -> bytes:
    claims = [hub.people[slug].claims for slug in team.people]
    skills = len({claim.skill.slug or claim.skill.key for of_one in claims for claim in of_one})
    teachers = sum(any(claim.teaches for claim in of_one) for of_one in claims)
    said = [ngettext("%(n)s person", "%(n)s people", len(team.people)) % {"n": len(team.people)}]
    said += [ngettext("%(n)s skill", "%(n)s skills", skills) % {"n": skills}]
    said += [ngettext("%(n)s teaches", "%(n)s teach", teachers) % {"n": teachers}]
    return badge(" ".join(readable(team.name).split()), ", ".join(said))


def badge(label: str, value: str) -> bytes:
    """Draw two words side by side, in whatever font there is: each is told how wide to be."""
    shown = _cut(label)
    widths = (_width(shown) + 2 * _PAD, _width(value) + 2 * _PAD)
    total = sum(widths)
    size = {"width": str(total), "height": str(HEIGHT), "viewBox": f"0 0 {total} {HEIGHT}"}
    root = Element("svg", {"xmlns": "http://www.w3.org/2000/svg", **size, "role": "img", "aria-labelledby": "t"})
    SubElement(root, "title", id="t").text = f"{label}: {value}"
    SubElement(root, "rect", {"width": str(total), "height": str(HEIGHT), "rx": "3", "fill": LABEL})
    # Round at its far end alone: from there it runs under the other one, whose edge is straight.
    middle = widths[0]
    round_end = f"M{middle} 0h{widths[1] - 3}a3 3 0 0 1 3 3v{HEIGHT - 6}a3 3 0 0 1-3 3h-{widths[1] - 3}z"
    SubElement(root, "path", {"d": round_end, "fill": VALUE})
    words = SubElement(root, "g", {"fill": "#fff", "font-family": "Verdana,DejaVu Sans,sans-serif", "font-size": "11", "text-anchor": "middle"})
    for text, left, width in ((shown, 0, widths[0]), (value, middle, widths[1])):
        room = {"x": str(left + width // 2), "y": "14", "textLength": str(width - 2 * _PAD), "lengthAdjust": "spacingAndGlyphs"}
        SubElement(words, "text", room | ({"direction": "rtl"} if _is_rtl(text) else {})).text = text
    return f"{tostring(root, encoding='unicode')}\n".encode()


def _cut(text: str) -> str:
    """Cut a long text where no sign stands upon the one before it."""
    ends = list(accumulate(map(_sign_width, text)))
    if not ends or ends[-1] <= MOST_PIXELS:
        return text
    end = bisect_left(ends, MOST_PIXELS)
    while end > 1 and (combining(text[end]) or text[end - 1] == "\u200d" or text[end] in "\u200d\ufe0f"):
        end -= 1
    return f"{text[:end].rstrip()}…"


def _width(text: str) -> int:
    """Guess how wide a text is in pixels, at a size of 11."""
    return round(sum(map(_sign_width, text)))


def _sign_width(sign: str) -> float:
    if combining(sign) or sign in "\u200d\ufe0f":
        return 0
    if east_asian_width(sign) in "WF":
        return 12
    if sign in _NARROW:
        return 4.3
    return 10 if sign in _WIDE_LETTERS else 7.6 if sign.isupper() else 6.8


def _is_rtl(text: str) -> bool:
    return next((kind in ("R", "AL") for sign in text if (kind := bidirectional(sign)) in ("L", "R", "AL")), False)
