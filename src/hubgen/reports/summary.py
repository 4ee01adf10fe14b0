"""Problems become the complete list as Markdown, for the summary of a job or a comment."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from urllib.parse import quote

from hubgen.problems import Problem, Severity, help_url
from hubgen.reports.text import printable, summary

JOB_LIMIT = 1024 * 1024
"""How many bytes GitHub takes as the summary of a step; of a longer one it shows nothing at all. A comment may have
65,536 characters."""
_RANK = {severity: rank for rank, severity in enumerate(Severity)}
_ROOM = 200
"""Bytes kept free for the sentence that says how many problems are left out."""


def report_summary(problems: Sequence[Problem], *, site_url: str, older: int = 0, limit: int = JOB_LIMIT) -> str:
    """Write the problems file by file, those with the worst first, in at most *limit* bytes of UTF-8.

    What comes from content stands in code spans, where forges see no mention, link, picture or HTML.
    """
    text = f"### hubgen check\n\n{summary(problems, older)}\n"
    size = len(text.encode()) + _ROOM
    if size > limit:
        return ""
    parts = [text]
    for shown, part in enumerate(_parts(problems, site_url)):
        size += len(part.encode())
        if size > limit:
            parts.append(f"\n**{len(problems) - shown} more are left out, since there is no more room here. `hubgen check` lists them all.**\n")
            break
        parts.append(part)
    return "".join(parts)


def _parts(problems: Sequence[Problem], site_url: str) -> Iterator[str]:
    """Give one part a problem, the first of a file with its heading."""
    files: defaultdict[str, list[Problem]] = defaultdict(list)
    for problem in problems:
        files[problem.place.path].append(problem)
    for path, found in sorted(files.items(), key=lambda file: min(_RANK[problem.severity] for problem in file[1])):
        heading = f"\n#### {code_span(path)}\n\n"
        for problem in found:
            yield heading + _item(problem, site_url)
            heading = ""


def _item(problem: Problem, site_url: str) -> str:
    where = f", line {problem.place.line}" if problem.place.line else ""
    help_ = help_url(problem.code, site_url)
    code = f"[{problem.code}]({quote(help_, safe=':/#%')})" if help_.startswith("http") else problem.code
    hint = f"\\\n  {code_span(problem.hint)}" if problem.hint else ""
    return f"- **{problem.severity}**{where}: {code_span(problem.message)} ({code}){hint}\n"


def code_span(text: str) -> str:
    """Write *text* as code, in one line, between more backticks than it has in a row."""
    shown = printable(text)
    fence = "`" * (max(map(len, re.findall("`+", shown)), default=0) + 1)
    pad = " " if shown[:1] in ("`", " ", "") or shown[-1:] in ("`", " ") else ""  # one space at both ends is taken off again
    return f"{fence}{pad}{shown}{pad}{fence}"
