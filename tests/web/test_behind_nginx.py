"""Behind nginx as Debian has it, with connections that are kept and with a cache: nobody gets another's answer."""

import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest
from tests.sparql.conftest import serving
from tests.web.raw import answers, everything

CONFIG = """
{user}
daemon off;
pid {folder}/pid;
error_log {folder}/error.log warn;
worker_processes 1;
events {{ worker_connections 256; }}
http {{
  access_log off;
  client_max_body_size 10m;
  client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy; fastcgi_temp_path {folder}/fastcgi;
  uwsgi_temp_path {folder}/uwsgi; scgi_temp_path {folder}/scgi;
  proxy_cache_path {folder}/cache keys_zone=answers:1m;
  upstream atlas {{ server {upstream}; keepalive 1; }}
  proxy_http_version 1.1;
  proxy_set_header Connection "";
  proxy_set_header Host $http_host;
  server {{ listen unix:{folder}/kept; location / {{ proxy_pass http://atlas; proxy_request_buffering {buffering}; }} }}
  server {{ listen unix:{folder}/cached; location / {{
    proxy_pass http://atlas; proxy_cache answers; proxy_cache_valid any 10m; proxy_ignore_headers Cache-Control Vary;
  }} }}
}}
"""
SLOW = " ".join(f"?s{number} ?p{number} ?o{number} ." for number in range(6))
VICTIM = "/api/queries/members?agreement=none"


@contextmanager
def nginx(upstream: str, buffering: str) -> Iterator[Path]:
    """A running nginx before a server; gives the folder in which its sockets are."""
    program = shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin")
    if program is None:
        assert not os.environ.get("CI"), "nginx is missing: .ci/run installs it"
        pytest.skip("nginx is not installed (Debian: apt-get install nginx-light)")
    # Short, for the name of a socket may have 107 bytes.
    with tempfile.TemporaryDirectory(prefix="nginx") as name:
        folder = Path(name)
        user = "user root;" if os.geteuid() == 0 else ""
        config = CONFIG.format(folder=folder, upstream=upstream, buffering=buffering, user=user)
        (folder / "nginx.conf").write_text(config)
        process = subprocess.Popen([program, "-p", name, "-e", f"{name}/error.log", "-c", f"{name}/nginx.conf"])
        try:
            until = time.monotonic() + 30
            while not (folder / "cached").exists():
                assert process.poll() is None, (folder / "error.log").read_text()
                assert time.monotonic() < until, (folder / "error.log").read_text()
                time.sleep(0.02)
            yield folder
        finally:
            process.terminate()
            process.wait()


@pytest.fixture(scope="module", params=["on", "off"], ids=["bodies whole", "bodies as they come"])
def proxy(request: pytest.FixtureRequest, tiny: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """nginx before a server on the smallest release."""
    with (
        serving(tiny, tmp_path_factory.mktemp("proxied") / "log", sparql_timeout=1) as (client, _),
        nginx(f"{client.base_url.host}:{client.base_url.port}", request.param) as folder,
    ):
        yield folder


def through(folder: Path, way: str) -> httpx.Client:
    """A client that asks by way of nginx."""
    return httpx.Client(transport=httpx.HTTPTransport(uds=str(folder / way)), base_url="http://atlas", timeout=30)


def attack() -> bytes:
    """A request whose body, were it rewritten and cut by its length, would end in another's: a slow, wrong answer.

    Where the body has grown, its length ends in the empty lines, which a server skips before a request.
    """
    query = httpx.QueryParams({"query": f"SELECT (COUNT(*) AS ?n) {{ {SLOW} }}"})
    hidden = f"GET /sparql?{query} HTTP/1.1\r\nHost: atlas\r\n\r\n".encode()
    body = "中".encode() * 100_000 + b"\r\n" * 300_000 + hidden
    return f"GET /health HTTP/1.1\r\nHost: atlas\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body


@pytest.mark.parametrize("way", ["kept", "cached"])
def test_nobody_gets_the_answer_of_another(proxy: Path, way: str) -> None:
    with through(proxy, way) as client:
        right = client.get(VICTIM)
        for number in range(5):
            with socket.socket(socket.AF_UNIX) as attacker:
                attacker.settimeout(30)
                attacker.connect(str(proxy / way))
                attacker.sendall(attack().replace(b"GET /health", b"GET /health?%d" % number, 1))
                attacker.shutdown(socket.SHUT_WR)
                assert len(answers(everything(attacker))) <= 1
            for again in range(3):
                answer = client.get(f"{VICTIM}{number}{again}")
                assert (answer.status_code, answer.json()["title"]) == (right.status_code, right.json()["title"])
                assert f"none{number}{again}" in answer.text


@pytest.mark.parametrize("way", ["kept", "cached"])
@pytest.mark.parametrize("length", [1000, 3_000_000])
def test_honest_clients_have_every_answer(proxy: Path, way: str, length: int) -> None:
    body = ("工程师互认" * length).encode()[: length // 3 * 3]
    with through(proxy, way) as client:
        for number in range(5):
            assert client.post("/update", content=body).status_code == 401
            assert client.get(f"/health?{length}.{number}").status_code == 200
            assert client.request("GET", f"/ready?{length}.{number}", content=body).status_code == 200


@pytest.mark.parametrize("way", ["kept", "cached"])
def test_chinese_typed_into_curl_passes(proxy: Path, way: str) -> None:
    command = ["curl", "-sS", "--unix-socket", str(proxy / way), "http://atlas/api/search?q=工程师"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=30)
    assert '"results"' in done.stdout, done
