"""The text of a notice as the segmenter wants it: decoded, checked, and freed of white space.

Copies of official documents come out of PDF and word processors wrapped in mid-sentence, with blank lines inside
paragraphs, page numbers between them, and brackets and digits of either width. Here a text becomes its visible
characters, in print and folded by NFKC side by side; which of them begin a line is kept as a hint, not as truth.
"""

import re
import unicodedata
from dataclasses import dataclass
from hashlib import sha256

PAGE_NUMBER = re.compile(
    r"\s*(?:[—–\-－―·]+\s*[0-9０-９]{1,4}\s*[—–\-－―·]+|第\s*\d+\s*页(?:\s*[,，]?\s*共\s*\d+\s*页)?)\s*"
)
INVISIBLE = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff")
LINE_ENDS = frozenset("\n\f\v\x85\u2028\u2029")
CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"


class NoticeError(ValueError):
    """A document that cannot be read as a notice: why, in both languages, and at which line (first = 1)."""

    def __init__(self, en: str, zh: str, line: int | None = None) -> None:
        self.en, self.zh, self.line = en, zh, line
        super().__init__(self.message())

    def message(self, lang: str = "en") -> str:
        """The reason in `en` or `zh`, with the line where there is one."""
        if lang == "zh":
            return self.zh if self.line is None else f"第 {self.line} 行：{self.zh}"
        return self.en if self.line is None else f"line {self.line}: {self.en}"


@dataclass(frozen=True, slots=True)
class Stream:
    """The visible characters of a text.

    `printed` and `folded` have the same length; `begins_line` and `after_gap` hold the positions before which a line
    ended or a blank stood; `lines` gives the line of each character (first = 1).
    """

    printed: str
    folded: str
    begins_line: frozenset[int]
    after_gap: frozenset[int]
    lines: tuple[int, ...]


def fold(text: str) -> str:
    """The text in NFKC form without white space: what is hashed and what is searched."""
    return "".join(c for c in unicodedata.normalize("NFKC", text) if not c.isspace() and c not in INVISIBLE)


def digest(text: str) -> str:
    """The SHA-256 (hex) of the folded text."""
    return sha256(fold(text).encode()).hexdigest()


def decode(data: bytes) -> str:
    """The characters of a file; NoticeError names the line of the first byte that fits no encoding."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _decode_as(data, "utf-16")
    if b"\0" in data:
        raise _binary(data[: data.index(b"\0")].count(b"\n") + 1)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8-sig")
        # Chinese text that was UTF-8 until here is damaged UTF-8: read as GB 18030 it would turn to nonsense.
        if any(c > "\u07ff" for c in before):
            raise _undecodable("UTF-8", before) from None
    return _decode_as(data, "gb18030")


def _decode_as(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise _undecodable(encoding.upper(), data[: error.start].decode(encoding, "ignore")) from None


def _undecodable(encoding: str, before: str) -> NoticeError:
    return NoticeError(
        f"this byte is no {encoding} character; expected text in UTF-8, UTF-16 or GB 18030",
        f"此处字节不是 {encoding} 字符；应为 UTF-8、UTF-16 或 GB 18030 编码的文本",
        before.count("\n") + 1,
    )


def _binary(line: int) -> NoticeError:
    return NoticeError(
        "this is a binary file; expected plain text (from a PDF or word-processor file, extract the text first)",
        "这是二进制文件；应为纯文本（PDF 或文字处理文件请先提取文本）",
        line,
    )


def require_text(text: str) -> None:
    """Nothing for a text with visible characters; NoticeError for an empty, binary or damaged one."""
    for number, line in enumerate(_unix(text).split("\n"), 1):
        for c in line:
            if c == "\ufffd":
                raise NoticeError(
                    "a character was lost when this text was decoded (U+FFFD)",
                    "此处有字符在解码时丢失（U+FFFD）",
                    number,
                )
            if unicodedata.category(c) == "Cc" and not c.isspace():
                raise _binary(number)
    if not any(fold(line) and not PAGE_NUMBER.fullmatch(line) for line in _unix(text).split("\n")):
        raise NoticeError("the document is empty", "文件是空的", 1)


def stream(text: str) -> Stream:
    """The visible characters of a text, without page numbers; NoticeError as for `require_text`."""
    require_text(text)
    printed: list[str] = []
    folded: list[str] = []
    lines: list[int] = []
    breaks: set[int] = {0}
    gaps: set[int] = set()
    for number, line in enumerate(_unix(text).split("\n"), 1):
        breaks.add(len(printed))
        if PAGE_NUMBER.fullmatch(line):
            continue
        for c in line:
            if c.isspace():
                (breaks if c in LINE_ENDS else gaps).add(len(printed))
            elif c not in INVISIBLE:
                for one, plain in _fold_one(c):
                    printed.append(one)
                    folded.append(plain)
                    lines.append(number)
    return Stream("".join(printed), "".join(folded), frozenset(breaks), frozenset(gaps), tuple(lines))


def _unix(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _fold_one(c: str) -> list[tuple[str, str]]:
    """A character with its folded form; ⑴ and ㈠ become several, ① stays because folding makes it a bare 1."""
    plain = unicodedata.normalize("NFKC", c)
    if len(plain) == 1:
        return [(c, c if c in CIRCLED else plain)]
    return [(part, part) for part in plain if not part.isspace()]
