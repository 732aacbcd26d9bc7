"""Stands between Playwright and Debian's Firefox, and does what the one asks and the other cannot yet.

Playwright speaks WebDriver BiDi with a stock Firefox. Two things are younger than Firefox's extended support release:
a command that says whether pages are to be light or dark, which the bridge does by Firefox's own setting, for all
pages at once; and a name for each download. Everything else passes as it is. It is started as if it were Firefox,
with Firefox's arguments.
"""

import asyncio
import json
import re
import sys
from typing import Any, Final

from tornado.web import Application
from tornado.websocket import WebSocketHandler, websocket_connect

MISSING: Final = "emulation.setMediaFeaturesOverride"
SETTING: Final = "layout.css.prefers-color-scheme.content-override"
SCHEMES: Final = {"dark": 0, "light": 1}
AS_THE_SYSTEM: Final = 2
MOST: Final = 200_000_000
"""The largest message in bytes: a picture of a page comes as one."""


def named(message: str | bytes) -> str | bytes:
    """What a page makes itself is downloaded without a navigation; it is named by its address, or is not heard of."""
    if not isinstance(message, str) or '"browsingContext.download' not in message[:200]:
        return message
    event = json.loads(message)
    event["params"].setdefault("download", event["params"]["navigation"] or event["params"]["url"])
    return json.dumps(event)


class Bridge(WebSocketHandler):
    """Playwright's connection, with one to Firefox behind it."""

    def initialize(self, firefox: str) -> None:
        self.address = firefox
        self.asked: dict[int, asyncio.Future[Any]] = {}

    async def open(self, *_: str, **__: str) -> None:
        # Pages are told what they prefer one after another, as Playwright asks.
        self.turn = asyncio.Lock()
        self.firefox = await websocket_connect(self.address, on_message_callback=self.answered, max_message_size=MOST)

    async def on_message(self, message: str | bytes) -> None:
        if MISSING.encode() in (message if isinstance(message, bytes) else message[:200].encode()):
            command = json.loads(message)
            await self.prefer(command["params"]["features"].get("prefers-color-scheme"))
            await self.write_message(json.dumps({"type": "success", "id": command["id"], "result": {}}))
        else:
            await self.firefox.write_message(message)

    def answered(self, message: str | bytes | None) -> None:
        """What Firefox says: the answer to a command of the bridge's own, or something for Playwright."""
        if message is None:
            self.close()
        elif self.asked and (number := json.loads(message).get("id")) in self.asked:
            self.asked.pop(number).set_result(json.loads(message))
        elif self.ws_connection:
            self.write_message(named(message))

    async def ask(self, method: str, **params: Any) -> Any:
        """A command of the bridge's own; its numbers are far from those of Playwright."""
        number = 1_000_000_000
        self.asked[number] = asyncio.get_running_loop().create_future()
        answer = self.asked[number]
        await self.firefox.write_message(json.dumps({"id": number, "method": method, "params": params}))
        return (await answer)["result"]

    async def prefer(self, scheme: str | None) -> None:
        """Have all pages told that this scheme is preferred, by a script that runs where Firefox keeps its settings."""
        async with self.turn:
            windows = await self.ask("browsingContext.getTree", **{"moz:scope": "chrome", "maxDepth": 0})
            await self.ask(
                "script.evaluate",
                expression=f"Services.prefs.setIntPref('{SETTING}', {SCHEMES.get(scheme or '', AS_THE_SYSTEM)})",
                target={"context": windows["contexts"][0]["context"]},
                awaitPromise=False,
            )


async def main(*command: str) -> int:
    """Run Firefox until it ends; what it says goes on, with the address of the bridge in place of its own."""
    firefox = await asyncio.create_subprocess_exec(
        *command, "--remote-allow-system-access", stderr=asyncio.subprocess.PIPE
    )
    assert firefox.stderr is not None
    async for line in firefox.stderr:
        if found := re.search(rb"WebDriver BiDi listening on (ws://\S+)", line):
            application = Application(
                [("/session", Bridge, {"firefox": found[1].decode() + "/session"})],
                websocket_max_message_size=MOST,
            )
            server = application.listen(0, "127.0.0.1")
            port = next(iter(server._sockets.values())).getsockname()[1]
            line = b"WebDriver BiDi listening on ws://127.0.0.1:%d\n" % port
        sys.stderr.buffer.write(line)
        sys.stderr.flush()
    return await firefox.wait()


if __name__ == "__main__":
    sys.exit(asyncio.run(main(*sys.argv[1:])))
