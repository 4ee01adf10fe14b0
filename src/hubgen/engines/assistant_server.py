"""The hub in a folder becomes a server of the Model Context Protocol over standard input and output, which only reads."""

import gc
import json
import os
import signal
import sys
import traceback
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import anyio
from mcp.server.context import ServerRequestContext
from mcp.server.lowlevel import Server
from mcp.server.stdio import stdio_server
from mcp_types import (
    CallToolRequestParams,
    CallToolResult,
    ListToolsResult,
    PaginatedRequestParams,
    TextContent,
    ToolAnnotations,
)
from mcp_types import Tool as ToolShape

from hubgen import __version__
from hubgen.build import choose_audience, find_moment
from hubgen.content.audience import seen_by
from hubgen.content.hub import Hub
from hubgen.content.load import Reader
from hubgen.reports.assistant.knowledge import Answer, Knowledge
from hubgen.reports.assistant.tools import (
    INSTRUCTIONS,
    QUOTED,
    Tool,
    WrongArgument,
    input_schema,
    read_arguments,
    tools_for,
)
from hubgen.views.lookup import NothingMeant
from hubgen.views.matching.solve import NoSolver
from hubgen.views.quoting import quote_line
from hubgen.views.who import asker_at

_TRIES = 3
"""A file can go away under our eyes while somebody pulls a change; a moment later all is there."""


@dataclass(frozen=True, slots=True)
class ServerOptions:
    """Who is answered: the *audience* (else the hub's own), and where and in which *languages* whoever asks works.

    *today* is the day of all answers; else it is the day on which each is given.
    """

    audience: str | None = None
    today: date | None = None
    zone: str = ""
    languages: tuple[str, ...] = ()


class Answerer:
    """Answers from the hub in a folder as it is at that moment.

    For whom is settled at the beginning: a slip in mkdocs.yml shall not show colleagues' words to the public.
    """

    def __init__(self, root: Path, options: ServerOptions) -> None:
        self._reader = Reader(root, with_problems=False)
        self._options = options
        self._read: Hub | None = None
        self._knowledge: Knowledge
        hub = self._hub()
        self.audience = choose_audience(options.audience, hub.settings)
        self.tools = {tool.name: tool for tool in tools_for(self.audience)}
        self._know(hub)

    @property
    def hub(self) -> Hub:
        """The hub as its readers saw it the last time."""
        return self._knowledge.hub

    def answer(self, name: str, given: dict[str, object]) -> Answer:
        """Answer what an assistant asks. Raises WrongArgument, NothingMeant or NoSolver, whose messages are for it."""
        if name not in self.tools:
            raise WrongArgument(
                f"there is no tool '{quote_line(name, 60)}' here: there are {', '.join(self.tools)}"
            )
        tool, options = self.tools[name], self._options
        at = find_moment(os.environ, options.today)
        asked = read_arguments(tool, given, asker_at(at, options.zone, options.languages))
        self._know(self._hub())
        unread: Answer = {"unread_files": len(self.hub.broken)} if self.hub.broken else {}
        return {"today": self.hub.today.isoformat(), **unread, **tool.answer(self._knowledge, asked)}

    def _hub(self) -> Hub:
        """Read what changed. Looks at each file's date, about 20 µs, and reads those that are other ones."""
        today = find_moment(os.environ, self._options.today).date()
        for left in reversed(range(_TRIES)):
            try:
                return self._reader.read(today)[0]
            except OSError:
                if not left:
                    raise
        raise AssertionError("the last try gives a hub or raises")

    def _know(self, hub: Hub) -> None:
        if self._read is None or not _is_same(self._read, hub):
            settings = replace(hub.settings, audience=self.audience)
            seen = seen_by(replace(hub, settings=settings), self.audience)
            self._knowledge, self._read = Knowledge(seen, hub.do_not_pair), hub


def _is_same(one: Hub, other: Hub) -> bool:
    """Say whether nothing changed: a reading leaves what no change touches the very same value."""
    kinds = ((one.people, other.people), (one.skills, other.skills), (one.circles, other.circles))
    more = (one.programs is other.programs, one.settings == other.settings, one.today == other.today)
    kept = (one.do_not_pair == other.do_not_pair, one.broken == other.broken)
    return all(before is now for before, now in kinds) and all((*more, *kept))


def serve_assistants(root: Path, options: ServerOptions, ready: Callable[[int, str], None]) -> None:
    """Answer assistants until the input ends. *ready* is called with how many people there are, and the audience."""
    answerer = Answerer(root, options)
    server = _server(answerer)
    gc.freeze()  # what was read stays: the collector need not look through it again and again
    gc.enable()  # a server goes on for days, and the protocol makes cycles
    # Who presses Ctrl+C means it: otherwise the thread that waits for input would be waited for.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    ready(len(answerer.hub.present), answerer.audience)
    anyio.run(_serve, server)


async def _serve(server: Server) -> None:
    # While it serves, the SDK lets everything else that is printed go to the standard error.
    async with stdio_server() as (reader, writer):
        await server.run(reader, writer, server.create_initialization_options())


def _server(answerer: Answerer) -> Server:
    shapes = [_shape(tool) for tool in answerer.tools.values()]

    async def list_tools(_: ServerRequestContext, params: PaginatedRequestParams | None) -> ListToolsResult:
        return ListToolsResult(tools=shapes)

    async def call_tool(_: ServerRequestContext, params: CallToolRequestParams) -> CallToolResult:
        return _result(answerer, params.name, params.arguments or {})

    return Server(
        "hubgen",
        version=__version__,
        instructions=INSTRUCTIONS,
        on_list_tools=list_tools,
        on_call_tool=call_tool,
    )


def _shape(tool: Tool) -> ToolShape:
    hints = ToolAnnotations(
        read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False
    )
    return ToolShape(
        name=tool.name,
        title=tool.title,
        description=f"{tool.about} {QUOTED}",
        input_schema=input_schema(tool),
        annotations=hints,
    )


def _result(answerer: Answerer, name: str, given: dict[str, object]) -> CallToolResult:
    """Answer as values, and as the same in JSON for who reads texts alone: there, a quotation cannot end early."""
    try:
        answer = answerer.answer(name, given)
    except (WrongArgument, NothingMeant, NoSolver) as error:
        return _refusal(str(error))
    except OSError as error:
        return _refusal(f"the hub cannot be read now: {error.strerror or 'its folder is gone'}")
    except Exception:
        traceback.print_exc(file=sys.stderr)
        return _refusal("this question cannot be answered: hubgen has a mistake, which its log tells in full")
    text = json.dumps(answer, ensure_ascii=False)
    return CallToolResult(content=[TextContent(type="text", text=text)], structured_content=answer)


def _refusal(text: str) -> CallToolResult:
    return CallToolResult(content=[TextContent(type="text", text=quote_line(text))], is_error=True)
