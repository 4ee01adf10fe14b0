"""The docstrings of the checks, and what the readers' codes mean, become the page that explains every code."""

import re
from collections.abc import Iterator, Mapping
from inspect import cleandoc
from textwrap import dedent

from hubgen.checks import CHECKS, Check
from hubgen.content.codes import FILES, VALUES, Meaning
from hubgen.problems import Severity

_HEAD = """\
---
search:
  exclude: true
---

<!-- Made by hubgen from its own checks. What is written here by hand is lost. -->

# Every code of the check

The check names each problem by a code. Here is what each code means: the rule, then a line that breaks it and one that
keeps it. An **error** fails the check, a **warning** fails it only with `--strict`, and a **notice** never does. How to
mend a file in the browser stands in [Contribute](../contribute.md#what-the-check-says).
"""

_TITLES = {
    "people": "People",
    "skills": "Skills",
    "names": "Names that are alike",
    "references": "Who is named",
    "circles": "Circles",
    "notes": "Notes",
    "rota": "Rotas",
    "programs": "Programs",
    "pairs": "Pairs",
    "links": "Links",
    "bodies": "Texts",
}
"""The title of each module of checks, in the order of the page."""


def write_reference(more: Mapping[str, Mapping[str, Meaning]]) -> str:
    """Write the page in Markdown, one section a code with the code as its anchor; *more* are other codes by title."""
    groups: list[tuple[str, Mapping[str, Meaning]]] = [("Files", FILES), ("Values", VALUES)]
    groups += [(title, _checks_of(module)) for module, title in _TITLES.items()]
    groups += more.items()
    return "\n".join([_HEAD, *(part for title, meanings in groups for part in _group(title, meanings))])


def meaning_of(check: Check) -> Meaning:
    """Give what the check's code means. Its severities are those that the function names."""
    named = tuple(severity for severity in Severity if severity.name in check.__code__.co_names)
    return Meaning(check.__doc__ or "", named or (Severity.ERROR,))


def code_of(check: Check) -> str:
    return check.__name__.replace("_", "-")


def parts_of(text: str) -> tuple[str, str, str]:
    """Split a docstring into its sentence, its bad example and its good one."""
    match = re.fullmatch(r"(.*?)\n\nBad:\n(.*?)\nGood:\n(.*)", cleandoc(text), re.DOTALL)
    if not match:
        raise ValueError(f"not a sentence, `Bad:` and `Good:`: {text[:80]}")
    return match[1], dedent(match[2]).strip(), dedent(match[3]).strip()


def _checks_of(module: str) -> Mapping[str, Meaning]:
    return {code_of(check): meaning_of(check) for check in CHECKS if check.__module__.endswith(f".{module}")}


def _group(title: str, meanings: Mapping[str, Meaning]) -> Iterator[str]:
    yield f"## {title}\n"
    for code, meaning in meanings.items():
        sentence, bad, good = parts_of(meaning.text)
        severities = " or ".join(severity.value for severity in meaning.severities)
        yield f"### {code}\n\n{sentence}\n\n*{severities.capitalize()}.*\n"
        yield f"Bad:\n\n{_example(bad)}\n\nGood:\n\n{_example(good)}\n"


def _example(lines: str) -> str:
    language = "yaml" if re.match(r"(#|- |\w[\w ]*:)", lines) else "text"
    return f"```{language}\n{lines}\n```"
