"""Skills that people may have and do not claim become text for a terminal, Markdown to paste, or JSON for a program that sends it."""

import json
from collections.abc import Callable, Sequence
from urllib.parse import quote

from hubgen.reports.markdown import inert
from hubgen.reports.text import printable
from hubgen.views.unclaimed import Proposal, Unclaimed

NOTHING = "Nothing to propose: what people did, they claim or want already."
_ADDRESS = "%/:?#[]@!$&'*+,;=-._~"


def unclaimed_text(proposals: Sequence[Proposal]) -> str:
    """Write what each person is asked, then a line that counts."""
    if not proposals:
        return f"{NOTHING}\n"
    skills = sum(len(proposal.skills) for proposal in proposals)
    who = "one person" if len(proposals) == 1 else f"{len(proposals)} people"
    what = "One skill" if skills == 1 else f"{skills} skills"
    return "".join(f"{_text(proposal)}\n" for proposal in proposals) + f"{what} for {who} to decide on. Nothing was written.\n"


def _text(proposal: Proposal) -> str:
    lines = [f"{printable(proposal.to.name)} ({proposal.to.slug})"]
    for skill in proposal.skills:
        lines.append(f"  {printable(skill.name)}")
        lines += [f"    {line}" for line in _evidence(skill, printable)]
        lines += [f"    to add: {skill.text.splitlines()[1].strip()}"]
    lines.append(f"  in {printable(proposal.url or proposal.path)}")
    lines += [f"  or in a form, filled in: {printable(proposal.form)}"] if proposal.form else []
    if proposal.more:
        lines.append(f"  … and {'one more skill' if proposal.more == 1 else f'{proposal.more} more skills'}.")
    return "\n".join(lines) + "\n"


def _evidence(skill: Unclaimed, write: Callable[[str], str]) -> list[str]:
    lines = [one.say(write) for one in skill.evidence]
    return [*lines, f"and {skill.more} more"] if skill.more else lines


def unclaimed_markdown(proposals: Sequence[Proposal]) -> str:
    """Write a message for each person, ready to paste, below a heading that says whom it is for."""
    return "\n".join(map(_markdown, proposals)) if proposals else f"{NOTHING}\n"


def _markdown(proposal: Proposal) -> str:
    name = inert(proposal.to.name)
    lines = [f"## {name}", "", f"Hello {name}, colleagues may want to ask you about what you have been doing. Is any of this a skill that you would put into your profile?", ""]
    for skill in proposal.skills:
        lines.append(f"- **{inert(skill.name)}**: " + "; ".join(_evidence(skill, inert)))
    entries = "".join(line + "\n" for skill in proposal.skills for line in skill.text.splitlines()[1:])
    where = f"[your file](<{quote(proposal.url, safe=_ADDRESS)}>)" if proposal.url else f"`{proposal.path}`"
    by_hand = f"add what is true to {where}, with a `level` if you like, and leave out the rest:"
    if proposal.form:
        form = quote(proposal.form, safe=_ADDRESS)
        lines += ["", f"If so, [open your profile with all of it filled in](<{form}>), keep what is true, and choose “Propose it”."]
        lines += ["", f"Or {by_hand}", ""]
    else:
        lines += ["", f"If so, {by_hand}", ""]
    lines += ["```yaml", f"skills:\n{entries}```", ""]
    lines += [f"{proposal.more} more can wait.", ""] if proposal.more else []
    return "\n".join(lines)


def unclaimed_json(proposals: Sequence[Proposal]) -> str:
    """Write `{"version": 1, "people": [...]}`; only keys are ever added to it."""
    people = [
        {
            "person": proposal.to.slug,
            "name": proposal.to.name,
            "contact": {"email": proposal.to.email, "forge": proposal.to.forge, "chat": proposal.to.chat},
            "path": proposal.path,
            "url": proposal.url,
            "form": proposal.form,
            "skills": [
                {
                    "skill": skill.skill,
                    "name": skill.name,
                    "evidence": [{"text": one.say(), "on": one.day.isoformat(), "path": one.path or None} for one in skill.evidence],
                    "more": skill.more,
                    "add": skill.text,
                }
                for skill in proposal.skills
            ],
            "more": proposal.more,
        }
        for proposal in proposals
    ]
    return json.dumps({"version": 1, "people": people}, ensure_ascii=False, indent=2) + "\n"
