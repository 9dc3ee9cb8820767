"""A network that is far away: a proxy of TCP before a store, which delays and limits each connection."""

import asyncio
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from urllib.parse import urlsplit

PIECE = 1 << 15
IDLE = 0.01
"""Seconds after which a line on which nothing came was free."""


@contextmanager
def shaped(endpoint: str, *, delay: float, rate: float) -> Iterator[str]:
    """The address of the store at *endpoint* behind a network.

    delay: seconds until an answer can come, in both directions together. rate: bytes a second of each connection, each
    way. What is under way is kept, as far as the delay and the rate fill a line.
    """
    loop = asyncio.new_event_loop()
    address = urlsplit(endpoint)

    async def accept(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(OSError, asyncio.CancelledError):
            store_reader, store_writer = await asyncio.open_connection(address.hostname, address.port)
            await asyncio.sleep(delay)  # a connection is made in one round trip
            await asyncio.gather(_carry(reader, store_writer, delay, rate), _carry(store_reader, writer, 0, rate))

    server = loop.run_until_complete(asyncio.start_server(accept, "127.0.0.1", 0))
    thread = threading.Thread(target=loop.run_forever, name="shaping")
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    finally:
        loop.call_soon_threadsafe(_end, loop, server)
        thread.join()
        loop.close()


def _end(loop: asyncio.AbstractEventLoop, server: asyncio.Server) -> None:
    server.close()
    for task in asyncio.all_tasks(loop):
        task.cancel()
    loop.call_later(0.05, loop.stop)


async def _carry(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, delay: float, rate: float) -> None:
    """Each piece leaves when the line is free, and arrives *delay* seconds later."""
    loop = asyncio.get_running_loop()
    line: asyncio.Queue[tuple[float, bytes]] = asyncio.Queue(max(1, int(delay * rate / PIECE) + 1))

    async def arrive() -> None:
        with suppress(OSError):
            while True:
                when, piece = await line.get()
                await asyncio.sleep(max(0, when - loop.time()))
                if not piece:
                    break
                writer.write(piece)
                await writer.drain()
        writer.close()

    arriving = loop.create_task(arrive())
    free = asked = loop.time()
    with suppress(OSError):
        while piece := await reader.read(PIECE):
            if loop.time() - asked > IDLE:  # nothing was waiting; otherwise it is this proxy that is late
                free = max(free, loop.time())
            free += len(piece) / rate
            await asyncio.sleep(max(0, free - loop.time()))
            await line.put((free + delay, piece))
            asked = loop.time()
    await line.put((loop.time() + delay, b""))
    await arriving
