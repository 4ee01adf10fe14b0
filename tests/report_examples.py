"""Problems for the tests of reports: with places of every kind, and with values that would break out of a report."""

from hubgen.problems import Place, Problem, Severity

HOSTILE_VALUES = (
    "\n::error file=x::y",
    "\r\n::stop-commands::z",
    "##[add-mask]a",
    "##vso[task.complete]b",
    "%0A::error::c",
    "`` `code` ``",
    "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "@everyone #1 !1 ~a",
    "[x](https://evil.example) ![y](https://evil.example/z.png) <https://evil.example> https://evil.example",
    "]]> & \" '",
    "a | b \\| c",
    "\u202egnp.exe\u202c",
    "\x1b[2K\x00\ufffe\ud800",
    "{0} {{1}} ${{ github.token }}",
    "\\",
)

PROBLEMS = [
    Problem(Place("people/kim.yml", 2, 11), "unknown-zone", "there is no time zone called `Lisbon`", "did you mean `Europe/Lisbon`?"),
    Problem(Place("people/kim.yml", 9, 5), "unknown-skill", "no skill is called `bees`", "add `skills/bees.yml`", Severity.WARNING),
    Problem(Place("people/kim.yml", 12, 5), "unknown-skill", "no skill is called `bees`", "add `skills/bees.yml`", Severity.WARNING),
    Problem(Place("people/mori-haruto.yml", 12, 12), "stale-profile", "the profile was last confirmed on 2025-01-10", "", Severity.NOTICE),
    Problem(Place("people/big.yml"), "too-large", "the file has 70 kB", "keep it short"),
]
HOSTILE = [
    Problem(Place(f"people/a,b:{number}%{value}.yml", number + 1, 3), "bad-text", f"`{value}` is not a name", f"write `{value}` otherwise")
    for number, value in enumerate(HOSTILE_VALUES)
]
EXAMPLES = [*PROBLEMS, *HOSTILE]
SITE_URL = "https://learn.tern.example/"
