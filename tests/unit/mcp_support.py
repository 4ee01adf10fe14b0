"""An assistant that talks to `hubgen mcp` as assistants do: the SDK's own client, and a process of its own."""

import json
import os
import sys
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias

import anyio
from mcp import Client, StdioServerParameters
from mcp.client.stdio import stdio_client
from mcp_types import CallToolResult, TextContent
from mcp_types import Tool as ToolShape

from tiny_hub import TODAY

SOURCE = Path(__file__).parents[2] / "src"
Step: TypeAlias = tuple[str, dict[str, Any]] | Callable[[], object]
"""A tool with its arguments, or something to be done between two questions."""


class Reply(NamedTuple):
    """What came back: *text* as an assistant reads it, *values* of an answer."""

    text: str
    values: Any
    is_refusal: bool


class Talk(NamedTuple):
    """A whole session; *log* is what the server wrote to its standard error."""

    instructions: str
    tools: list[ToolShape]
    replies: list[Reply]
    log: str


def talk(root: Path, steps: Iterable[Step], *options: str) -> Talk:
    """Start a server on the hub in *root*, ask all the questions, and end it."""
    with tempfile.TemporaryFile("w+", encoding="utf-8") as log:
        path = os.pathsep.join(filter(None, (str(SOURCE), os.environ.get("PYTHONPATH", ""))))
        command = StdioServerParameters(
            command=sys.executable,
            args=["-m", "hubgen", "mcp", str(root), "--today", str(TODAY), *options],
            env={"PYTHONPATH": path},
        )

        async def converse() -> Talk:
            async with Client(stdio_client(command, errlog=log)) as client:
                tools = (await client.list_tools()).tools
                replies = []
                for step in steps:
                    if isinstance(step, tuple):
                        replies.append(reply(await client.call_tool(*step)))
                    else:
                        step()
                return Talk(client.instructions or "", tools, replies, "")

        found = anyio.run(converse)
        log.seek(0)
        return found._replace(log=log.read())


def reply(result: CallToolResult) -> Reply:
    """Read a result; its text and its values must say the same."""
    (block,) = result.content
    assert isinstance(block, TextContent)
    if not result.is_error:
        assert json.loads(block.text) == result.structured_content
    return Reply(block.text, result.structured_content, bool(result.is_error))
