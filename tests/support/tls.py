"""TLS in front of a server that speaks none: what plain HTTP never shows is how a client sends checksums.

Run as a program it is that front: ``python tls.py PORT CERTIFICATE`` says on which port it listens.
"""

import asyncio
import ssl
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from urllib.parse import urlsplit


@contextmanager
def fronted(endpoint: str, home: Path) -> Iterator[tuple[str, Path]]:
    """The address of a front before *endpoint*, and the authority of its certificate, which are kept in *home*."""
    import trustme

    authority, certificate = trustme.CA(), home / "certificate.pem"
    authority.issue_cert("127.0.0.1", "localhost").private_key_and_cert_chain_pem.write_to_path(str(certificate))
    authority.cert_pem.write_to_path(str(home / "authority.pem"))
    words = [sys.executable, __file__, str(urlsplit(endpoint).port), str(certificate)]
    with subprocess.Popen(words, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout
            yield f"https://127.0.0.1:{int(process.stdout.readline())}", home / "authority.pem"
        finally:
            process.kill()


async def _serve(port: int, certificate: str) -> None:
    async def connected(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        there, back = await asyncio.open_connection("127.0.0.1", port)
        await asyncio.gather(_pump(reader, back), _pump(there, writer))

    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    server = await asyncio.start_server(connected, "127.0.0.1", 0, ssl=context)
    print(server.sockets[0].getsockname()[1], flush=True)  # noqa: T201 - that is what whoever started it reads
    await server.serve_forever()


async def _pump(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    with suppress(OSError, ssl.SSLError):
        while content := await reader.read(1 << 18):
            writer.write(content)
            await writer.drain()
    with suppress(OSError, RuntimeError):
        writer.close()


if __name__ == "__main__":
    asyncio.run(_serve(int(sys.argv[1]), sys.argv[2]))
