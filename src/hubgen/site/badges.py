"""A team becomes a badge for its README: a small picture that says who knows how much there."""

from bisect import bisect_left
from collections.abc import Callable, Iterator
from functools import lru_cache, partial
from html import escape
from itertools import accumulate
from unicodedata import bidirectional, combining, east_asian_width

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
    left, right = _width(shown), _width(value)
    middle = left + 2 * _PAD
    total = middle + right + 2 * _PAD
    straight = total - middle - 3
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{total}" height="{HEIGHT}" viewBox="0 0 {total} {HEIGHT}" role="img" aria-labelledby="t">'
        f'<title id="t">{escape(label, quote=False)}: {escape(value, quote=False)}</title>'
        f'<rect width="{total}" height="{HEIGHT}" rx="3" fill="{LABEL}" />'
        # Round at its far end alone: from there it runs under the other one, whose edge is straight.
        f'<path d="M{middle} 0h{straight}a3 3 0 0 1 3 3v{HEIGHT - 6}a3 3 0 0 1-3 3h-{straight}z" fill="{VALUE}" />'
        '<g fill="#fff" font-family="Verdana,DejaVu Sans,sans-serif" font-size="11" text-anchor="middle">'
        f"{_words(shown, 0, left)}{_words(value, middle, right)}</g></svg>\n"
    ).encode()


def _words(text: str, start: int, width: int) -> str:
    """Draw a text of that width in the middle of its half, which begins at *start*."""
    direction = ' direction="rtl"' if _is_rtl(text) else ""
    room = f'x="{start + _PAD + width // 2}" y="14" textLength="{width}" lengthAdjust="spacingAndGlyphs"{direction}'
    return f"<text {room}>{escape(text, quote=False)}</text>"


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


@lru_cache(maxsize=4096)
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
