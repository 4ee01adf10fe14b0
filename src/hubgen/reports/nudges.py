"""Messages to people become text for a terminal, Markdown to paste, or JSON for a program that sends them."""

import json
from collections.abc import Callable, Sequence
from urllib.parse import quote

from hubgen.reports.markdown import inert
from hubgen.reports.text import printable
from hubgen.views.nudge_words import Nudge
from hubgen.views.nudges import Message

NOTHING = "Nobody needs a nudge today."


def nudges_text(messages: Sequence[Message]) -> str:
    """Write each person's message with the addresses that mend things, then a line that counts."""
    if not messages:
        return f"{NOTHING}\n"
    things = sum(len(message.nudges) for message in messages)
    summary = f"{_many(things, 'thing', 'things')} for {_many(len(messages), 'person', 'people')}."
    return "".join(f"{_text(message)}\n" for message in messages) + f"{summary}\n"


def _text(message: Message) -> str:
    to = message.to
    reach = _reach(message, printable)
    lines = [f"{printable(to.name)} ({to.slug})" + (f": {reach}" if reach else "")]
    for nudge in message.nudges:
        lines += [f"  {nudge.say(printable)}", f"    {printable(nudge.url or nudge.path)}"]
    if message.more:
        lines.append(f"  … and {message.more} more.")
    return "\n".join(lines) + "\n"


def nudges_markdown(messages: Sequence[Message]) -> str:
    """Write a message for each person, ready to paste, below a heading that says whom it is for."""
    return "\n".join(map(_markdown, messages)) if messages else f"{NOTHING}\n"


def _markdown(message: Message) -> str:
    to = message.to
    reach = _reach(message, inert)
    few = _many(len(message.nudges), "small thing", "small things")
    lines = [f"## {inert(to.name)}", ""]
    lines += [f"To: {reach}", ""] if reach else []
    lines += [f"Hello {inert(to.name)}, {few} in our hub would help others, a minute each:", ""]
    lines += [f"- {nudge.say(inert)} {_link(nudge)}" for nudge in message.nudges]
    lines += ["", f"{message.more} more can wait. Thank you!" if message.more else "Thank you!", ""]
    return "\n".join(lines)


def _link(nudge: Nudge) -> str:
    if nudge.url is None:
        return f"({inert(nudge.path)})"
    # What an address in angle brackets cannot hold, and what ends the link before its time.
    return f"[{'Write it' if nudge.is_new else 'Open the file'}](<{quote(nudge.url, safe=_IN_ADDRESSES)}>)"


_IN_ADDRESSES = "%/:?#[]@!$&'*+,;=-._~"


def nudges_json(messages: Sequence[Message]) -> str:
    """Write `{"version": 1, "people": [...]}`; only keys are ever added to it."""
    people = [
        {
            "person": message.to.slug,
            "name": message.to.name,
            "contact": {"email": message.to.email, "forge": message.to.forge, "chat": message.to.chat},
            "items": [{"code": one.code, "text": one.say(), "url": one.url, "path": one.path} for one in message.nudges],
            "more": message.more,
        }
        for message in messages
    ]
    return json.dumps({"version": 1, "people": people}, ensure_ascii=False, indent=2) + "\n"


def _reach(message: Message, write: Callable[[str], str]) -> str:
    """Say where a message may go, each value as *write* writes it."""
    to = message.to
    account = f"{write(to.forge)} on the forge" if to.forge else ""
    return ", ".join(filter(None, (write(to.email) if to.email else "", account, write(to.chat) if to.chat else "")))


def _many(count: int, one: str, more: str) -> str:
    return f"{count} {one if count == 1 else more}"
