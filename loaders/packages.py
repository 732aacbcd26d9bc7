"""Packed files (.docx, .xlsx) from outside: what unpacks to far more than it weighs is not opened."""

import zipfile
from typing import Final

UNPACKED_AT_MOST: Final = 1_000_000_000
"""Bytes of all parts unpacked: a file of honest size stays below."""
LARGE_PART: Final = 10_000_000
RATIO_AT_MOST: Final = 200
"""How many times its packed size a large part may have."""


def harmful(package: zipfile.ZipFile) -> bool:
    """Whether a few bytes unpack to very many; told by the list of parts, before anything is unpacked."""
    parts = package.infolist()
    large = (part for part in parts if part.file_size > LARGE_PART)
    bombs = any(part.file_size > RATIO_AT_MOST * part.compress_size for part in large)
    return bombs or sum(part.file_size for part in parts) > UNPACKED_AT_MOST
