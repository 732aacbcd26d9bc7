"""A signed manifest is vouched for by one key, as the stock minisign has it; whatever else stands there is named."""

import base64
import json
import shutil
import subprocess
from hashlib import blake2b
from pathlib import Path

import pyoxigraph as ox
import pytest
from fastapi.testclient import TestClient
from nacl.pwhash import scrypt
from nacl.signing import SigningKey
from tests.conftest import Run, released

from accord_atlas.loaders.release import seal, switch, write
from accord_atlas.loaders.signatures import BadKey, BadSignature, public_key, signer, verify
from accord_atlas.service.core.settings import Settings
from accord_atlas.service.web.app import create_app

MANIFEST = b'{"release": "0123456789abcdef"}\n'
SALT = bytes(range(32))
OPERATIONS, MEMORY = 1 << 15, 1 << 24


def keys(folder: Path, seed: int = 1, password: bytes = b"") -> tuple[Path, Path]:
    """A secret and a public key as `minisign -GW`, or with a password `minisign -G`, writes them."""
    number, key = bytes([seed] * 8), SigningKey(bytes([seed] * 32))
    held = number + key.encode() + bytes(key.verify_key)
    if password:
        held += blake2b(b"Ed" + held, digest_size=32).digest()
        stream = scrypt.kdf(len(held), password, SALT, OPERATIONS, MEMORY)
        sealed = bytes(a ^ b for a, b in zip(held, stream, strict=True))
        limits = OPERATIONS.to_bytes(8, "little") + MEMORY.to_bytes(8, "little")
        content = b"EdScB2" + SALT + limits + sealed
    else:
        content = b"Ed\0\0B2" + bytes(48) + held + bytes(32)
    folder.mkdir(exist_ok=True)
    secret, public = folder / "minisign.key", folder / "minisign.pub"
    secret.write_text(f"untrusted comment: secret\n{base64.b64encode(content).decode()}\n")
    shown = b"Ed" + number + bytes(key.verify_key)
    public.write_text(f"untrusted comment: public\n{base64.b64encode(shown).decode()}\n")
    return secret, public


@pytest.fixture
def signing(tmp_path: Path) -> tuple[Path, Path]:
    return keys(tmp_path / "keys")


def test_what_is_signed_is_vouched_for(signing: tuple[Path, Path]) -> None:
    secret, public = signing
    signature = signer(secret)(MANIFEST, "of a release")
    assert signature == signer(secret)(MANIFEST, "of a release")
    assert verify(MANIFEST, signature, public_key(public)) == "of a release"


def test_a_password_opens_a_sealed_key(tmp_path: Path) -> None:
    secret, public = keys(tmp_path / "keys", password=b"open sesame")
    assert verify(MANIFEST, signer(secret, b"open sesame")(MANIFEST, "x"), public_key(public)) == "x"
    with pytest.raises(BadKey, match="password is not"):
        signer(secret, b"open")
    with pytest.raises(BadKey, match="none is given"):
        signer(secret)


def test_anything_else_is_named(signing: tuple[Path, Path], tmp_path: Path) -> None:
    secret, public = signing
    key = public_key(public)
    good = signer(secret)(MANIFEST, "of a release")
    foreign = signer(keys(tmp_path / "foreign", 2)[0])(MANIFEST, "of a release")
    lines = good.decode().splitlines()
    flipped = lines[1][:60] + ("A" if lines[1][60] != "A" else "B") + lines[1][61:]
    for content, signature, reason in (
        (MANIFEST + b" ", good, "does not fit"),
        (MANIFEST, good.replace(b"of a release", b"of a relic"), "does not fit"),
        (MANIFEST, "\n".join([lines[0], flipped, *lines[2:]]).encode(), "does not fit"),
        (MANIFEST, foreign, "another key \\(0202020202020202, expected 0101010101010101\\)"),
        (MANIFEST, b"", "none of minisign"),
        (MANIFEST, b"\xff\x00", "none of minisign"),
        (MANIFEST, "\n".join(lines[:2]).encode(), "none of minisign"),
        (MANIFEST, good[:-20], "none of minisign"),
        (MANIFEST, good.replace(b"\nRU", b"\nUR", 1), "none of minisign"),
    ):
        with pytest.raises(BadSignature, match=reason):
            verify(content, signature, key)


def test_what_is_no_key_is_said_to_be_none(signing: tuple[Path, Path], tmp_path: Path) -> None:
    secret, public = signing
    for path in (public, tmp_path / "other"):
        path.touch()
        with pytest.raises(BadKey, match="minisign"):
            signer(path)
    for path in (secret, tmp_path / "other"):
        with pytest.raises(BadKey, match="minisign"):
            public_key(path)


def test_the_stock_minisign_reads_ours_and_we_read_its(tmp_path: Path) -> None:
    minisign = shutil.which("minisign")
    if minisign is None:
        pytest.skip("minisign is not installed here")

    def run(*arguments: str) -> None:
        subprocess.run([minisign, *arguments], check=True, cwd=tmp_path, capture_output=True, timeout=60)

    run("-GW", "-p", "minisign.pub", "-s", "minisign.key")
    folder = released(tmp_path / "build")
    release = (folder / "current").resolve().name
    manifest = folder / "releases" / release / "manifest.json"
    seal(folder, release, signer(tmp_path / "minisign.key"))
    run("-V", "-H", "-p", "minisign.pub", "-m", str(manifest))
    for arguments in (("-t", "by hand"), ("-l", "-t", "by hand")):
        run("-S", "-s", "minisign.key", "-m", str(manifest), *arguments)
        signature = manifest.with_name("manifest.json.minisig").read_bytes()
        assert verify(manifest.read_bytes(), signature, public_key(tmp_path / "minisign.pub")) == "by hand"


def store(name: str) -> ox.Store:
    made = ox.Store()
    iri = ox.NamedNode(f"https://example.org/{name}")
    made.add(ox.Quad(iri, iri, iri, ox.NamedNode("https://w3id.org/accord-atlas/graph/facts")))
    return made


def test_a_signature_stays_with_the_manifest_that_it_vouches_for(signing: tuple[Path, Path], tmp_path: Path) -> None:
    secret, public = signing
    out, facts = tmp_path / "build", {"data_date": "2026-11-22"}
    first = write(store("a"), facts, out, sign=signer(secret)).id
    place = out / "releases" / first / "manifest.json.minisig"

    def signed() -> bool:
        if not place.is_file():
            return False
        return first in verify(place.with_name("manifest.json").read_bytes(), place.read_bytes(), public_key(public))

    assert signed()
    write(store("b"), facts, out)
    switch(out, first)
    write(store("a"), facts, out)
    assert signed(), "the same manifest again"
    write(store("a"), {"data_date": "2026-11-23"}, out)
    assert not place.exists(), "another manifest, and no key"
    write(store("a"), {"data_date": "2026-11-24"}, out, sign=signer(secret))
    assert signed()
    copied = shutil.copytree(out / "current", tmp_path / "copied")
    write(store("c"), facts, copied)
    assert (copied / "releases" / first / "manifest.json.minisig").read_bytes() == place.read_bytes()
    assert not (copied / "manifest.json.minisig").exists()


@pytest.fixture
def two(tmp_path: Path) -> tuple[Path, str, str]:
    folder = tmp_path / "build"
    ids = [write(store(name), {"data_date": "2026-11-22", "format": 2}, folder).id for name in ("a", "b")]
    return folder, ids[0], ids[1]


def test_the_command_signs_and_verifies(
    accord: Run, two: tuple[Path, str, str], signing: tuple[Path, Path], tmp_path: Path
) -> None:
    folder, first, second = two
    secret, public = map(str, signing)
    at = {"ACCORD_BUILD": str(folder)}
    assert accord("releases", "verify", **at).returncode == 0
    unsigned = accord("releases", "verify", "--public-key", public, **at)
    assert (unsigned.returncode, unsigned.stdout.count("is not signed")) == (1, 2)
    without = accord("releases", "sign", **at)
    assert (without.returncode, "ACCORD_SIGNING_KEY is not set" in without.stderr) == (2, True)
    assert accord("releases", "sign", ACCORD_SIGNING_KEY=secret, **at).returncode == 0
    assert accord("releases", "verify", second[:8], "--public-key", public, **at).returncode == 0
    half = accord("releases", "verify", "--public-key", public, **at)
    assert (half.returncode, half.stdout.count("not signed"), half.stdout.count("by 0101010101010101")) == (1, 1, 1)
    assert accord("releases", "sign", first, second, ACCORD_SIGNING_KEY=secret, **at).returncode == 0
    assert accord("releases", "verify", "--public-key", public, **at).returncode == 0
    foreign = str(keys(tmp_path / "foreign", 2)[1])
    said = accord("releases", "verify", first, "--public-key", foreign, **at)
    assert said.returncode == 1
    assert "signed by another key (0101010101010101, expected 0202020202020202)" in said.stdout
    zh = accord("releases", "verify", first, "--public-key", foreign, "--lang", "zh", **at)
    assert "由另一密钥签名" in zh.stdout
    manifest = folder / "releases" / first / "manifest.json"
    manifest.write_text(json.dumps(json.loads(manifest.read_text())))
    assert "does not fit" in accord("releases", "verify", first, "--public-key", public, **at).stdout
    assert accord("releases", "verify", "--public-key", str(tmp_path / "none"), **at).returncode == 2
    assert accord("releases", "verify", "--public-key", secret, **at).returncode == 2


def test_a_build_does_not_begin_with_a_key_that_cannot_be_opened(accord: Run, tmp_path: Path) -> None:
    sealed = str(keys(tmp_path / "keys", password=b"open sesame")[0])
    (tmp_path / "password").write_text("open\n")
    for environment, reason in (
        ({"ACCORD_SIGNING_KEY": str(tmp_path / "none")}, "none cannot be read: No such file"),
        ({"ACCORD_SIGNING_KEY": sealed}, "none is given"),
        ({"ACCORD_SIGNING_KEY": sealed, "ACCORD_SIGNING_PASSWORD_FILE": str(tmp_path / "password")}, "password is not"),
    ):
        refused = accord("build", "--out", str(tmp_path / "out"), **environment)
        assert (refused.returncode, reason in refused.stderr) == (2, True), refused.stderr
    assert not (tmp_path / "out").exists()


def test_the_signature_is_served_beside_the_manifest(two: tuple[Path, str, str], signing: tuple[Path, Path]) -> None:
    folder, first, second = two
    seal(folder, first, signer(signing[0]))
    with TestClient(create_app(Settings(build=folder, follow_seconds=0))) as client:
        manifest = client.get(f"/releases/{first}/manifest.json")
        signature = client.get(f"/releases/{first}/manifest.json.minisig")
        assert signature.headers["content-type"].startswith("text/plain")
        assert first in verify(manifest.content, signature.content, public_key(signing[1]))
        unsigned = client.get(f"/releases/{second}/manifest.json.minisig")
        assert unsigned.status_code == 404
        assert "manifest.json.minisig" not in unsigned.json()["expected"]
