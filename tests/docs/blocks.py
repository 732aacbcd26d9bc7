"""What the pages of the help have their readers do: their blocks, by kind."""

import re
import textwrap
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
LOCALES = {"en": "C.UTF-8", "zh": "zh_CN.UTF-8"}
PAGES = sorted(path.relative_to(DOCS) for language in LOCALES for path in (DOCS / language).rglob("*.md"))
BLOCK = re.compile(r'^( *)```(\w*)(?: title="([^"]+)")?\n(.*?)^\1```', re.M | re.S)


@dataclass(frozen=True)
class Block:
    """A block of a page: what language it is in, what it holds, and the file that it is to be written to."""

    kind: str
    content: str
    file: str = ""

    def exchanges(self) -> list[tuple[str, str]]:
        """Of a `console` block each command and what it prints; a command goes on while its quotes are open."""
        found = []
        for part in re.split(r"^\$ ", self.content, flags=re.M)[1:]:
            lines = part.splitlines(keepends=True)
            command = lines.pop(0)
            while command.count("'") % 2:
                command += lines.pop(0)
            found.append((command.strip(), "".join(lines)))
        return found


def blocks(page: Path) -> list[Block]:
    """The blocks of a page, in order."""
    text = (DOCS / page).read_text("utf-8")
    return [Block(kind, textwrap.dedent(body), file) for _, kind, file, body in BLOCK.findall(text)]


def of(language: str) -> list[Path]:
    """The pages of a language."""
    return [page for page in PAGES if page.parts[0] == language]
