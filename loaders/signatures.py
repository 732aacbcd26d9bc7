"""Signatures of a release's manifest in minisign's form: Ed25519 over a BLAKE2b hash, and a comment signed with it.

The manifest holds the hash of the statements, so that one signature vouches for all of a release. Keys are made by
`minisign -G` (with a password) or `minisign -GW` (without); `minisign -V` verifies what is signed here.
"""

import base64
import binascii
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Final

from nacl.exceptions import BadSignatureError
from nacl.pwhash import scrypt
from nacl.signing import SigningKey, VerifyKey

from accord_atlas.loaders.release import Sign

HASHED: Final = b"ED"
PLAIN: Final = b"Ed"
SCRYPT: Final = b"Sc"
ID: Final = 8
SEALED: Final = ID + 64 + 32
"""Bytes of a secret key that a password seals: its id, the key, a checksum of both."""


class BadKey(Exception):
    """A file that is no key, or a key that cannot be opened; the same sentence in two languages."""

    def __init__(self, en: str, zh: str) -> None:
        super().__init__(en)
        self.en, self.zh = en, zh


class BadSignature(BadKey):
    """A signature that does not vouch for what it stands beside."""


@dataclass(frozen=True, slots=True)
class PublicKey:
    """Who may vouch: a key, and the id by which signatures name it."""

    id: bytes
    key: VerifyKey

    @property
    def name(self) -> str:
        """The id as minisign writes it."""
        return _name(self.id)


def public_key(path: Path) -> PublicKey:
    """The key in a file of minisign (`minisign.pub`); BadKey where it holds none, OSError where it cannot be read."""
    content = _decoded(_lines(path.read_bytes()), 1, 2 + ID + 32)
    if content[:2] != PLAIN:
        raise BadKey("it is no public key of minisign", "不是 minisign 公钥")
    return PublicKey(content[2 : 2 + ID], VerifyKey(content[2 + ID :]))


def signer(path: Path, password: bytes | None = None) -> Sign:
    """What signs with the secret key in a file; BadKey where it cannot be opened, OSError where it cannot be read."""
    content = _decoded(_lines(path.read_bytes()), 1, 54 + SEALED)
    kind, kdf, salt, sealed = content[:2], content[2:4], content[6:38], content[54:]
    if kind != PLAIN or kdf not in (SCRYPT, b"\0\0"):
        raise BadKey("it is no secret key of minisign", "不是 minisign 私钥")
    if kdf == SCRYPT:
        if password is None:
            raise BadKey("it is sealed by a password, and none is given", "私钥受口令保护，而未提供口令")
        operations, memory = (int.from_bytes(content[at : at + 8], "little") for at in (38, 46))
        stream = scrypt.kdf(SEALED, password, salt, operations, memory)
        sealed = bytes(a ^ b for a, b in zip(sealed, stream, strict=True))
    number, key, checksum = sealed[:ID], sealed[ID:-32], sealed[-32:]
    if kdf == SCRYPT and blake2b(kind + number + key, digest_size=32).digest() != checksum:
        raise BadKey("the password is not the one that seals it", "口令不正确")
    secret = SigningKey(key[:32])
    if bytes(secret.verify_key) != key[32:]:
        raise BadKey("it is damaged", "私钥已损坏")

    def sign(content: bytes, comment: str) -> bytes:
        signature = secret.sign(blake2b(content).digest()).signature
        vouched = secret.sign(signature + comment.encode()).signature
        lines = (
            f"untrusted comment: signature from minisign secret key {_name(number)}",
            base64.b64encode(HASHED + number + signature).decode(),
            f"trusted comment: {comment}",
            base64.b64encode(vouched).decode(),
        )
        return "".join(f"{line}\n" for line in lines).encode()

    return sign


def verify(content: bytes, signature: bytes, key: PublicKey) -> str:
    """The comment that was signed with a content; BadSignature says why the signature does not vouch for it."""
    try:
        lines = _lines(signature)
        said = _decoded(lines, 1, 2 + ID + 64)
        vouched = _decoded(lines, 3, 64)
    except BadKey:
        said = vouched = b""
    prefix = "trusted comment: "
    if said[:2] not in (HASHED, PLAIN) or not lines[2].startswith(prefix):
        raise BadSignature("its signature is none of minisign", "其签名不是 minisign 签名")
    number, mark, trusted = said[2 : 2 + ID], said[2 + ID :], lines[2].removeprefix(prefix)
    if number != key.id:
        raise BadSignature(
            f"it is signed by another key ({_name(number)}, expected {key.name})",
            f"由另一密钥签名（{_name(number)}，应为 {key.name}）",
        )
    try:
        key.key.verify(blake2b(content).digest() if said[:2] == HASHED else content, mark)
        key.key.verify(mark + trusted.encode(), vouched)
    except BadSignatureError:
        raise BadSignature("its signature does not fit it", "签名与内容不符") from None
    return trusted


def _lines(content: bytes) -> list[str]:
    try:
        return content.decode().splitlines()
    except UnicodeDecodeError:
        return []


def _decoded(lines: list[str], at: int, size: int) -> bytes:
    """The bytes that a line of a file of minisign stands for; BadKey where there are not so many."""
    try:
        content = base64.b64decode(lines[at], validate=True)
    except (IndexError, binascii.Error, ValueError):
        content = b""
    if len(content) != size:
        raise BadKey("it is no file of minisign", "不是 minisign 文件")
    return content


def _name(number: bytes) -> str:
    return f"{int.from_bytes(number, 'little'):016X}"
