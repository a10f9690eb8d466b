"""The MCP tool, spoken to over stdio as an assistant would."""

import asyncio
import json
import sys
from pathlib import Path

from mcp import ClientSession, StdioServerParameters
from mcp.client.stdio import stdio_client

START = "from recchat.cli import main; main(['mcp', '--person', 'Ana'])"


async def asked(home: Path) -> tuple[list[str], dict[str, object]]:
    """The names of the tools, and the answer to one request."""
    server = StdioServerParameters(
        command=sys.executable, args=["-c", START], env={"RECCHAT_HOME": str(home)}
    )
    async with stdio_client(server) as (read, write), ClientSession(read, write) as session:
        await session.initialize()
        tools = [tool.name for tool in (await session.list_tools()).tools]
        result = await session.call_tool("recommend", {"request": "a quiet film about the sea"})
        return tools, json.loads(result.content[0].text)  # type: ignore[union-attr]


def test_one_read_only_tool_recommends(home: Path) -> None:
    tools, turn = asyncio.run(asked(home))
    assert tools == ["recommend"]
    assert len(turn["cards"]) == 5  # type: ignore[arg-type]
