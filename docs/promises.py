"""What is promised, as a table: in `SECURITY.md` (`python -m docs.promises` writes it) and on a page of the help."""

from pathlib import Path
from typing import Any, Final

import yaml

SOURCE: Final = Path(__file__).with_name("promises.yaml")
POLICY: Final = SOURCE.parents[1] / "SECURITY.md"
BEGIN: Final = "<!-- promises -->\n"
END: Final = "<!-- /promises -->\n"
HEADS: Final = {"en": ("Promise", "How it is tested", "Figure"), "zh": ("承诺", "如何测试", "数据")}


def subjects() -> list[dict[str, Any]]:
    """Subjects with their promises, as the file has them."""
    found: list[dict[str, Any]] = yaml.safe_load(SOURCE.read_text("utf-8"))
    return found


def table(language: str) -> str:
    """All promises in one language, a table for each subject."""
    parts = []
    for subject in subjects():
        lines = [f"## {subject['subject'][language]}\n", f"| {' | '.join(HEADS[language])} |", "| --- | --- | --- |"]
        for each in subject["promises"]:
            tests = "<br>".join(f"`{_short(name)}`" for name in each["tests"])
            lines.append(f"| {each['promise'][language]} | {tests} | {each['figure'][language]} |")
        parts.append("\n".join(lines) + "\n")
    return "\n".join(parts)


def _short(test: str) -> str:
    """A test as a reader finds it: `tests/web/test_x.py::test_y` → `web/test_x.py` and the name on its own."""
    file, _, name = test.removeprefix("tests/").partition("::")
    return f"{file}` `{name.removeprefix('test_').replace('_', ' ')}"


def policy() -> str:
    """`SECURITY.md` with the table as it is to be."""
    before, _, rest = POLICY.read_text("utf-8").partition(BEGIN)
    return before + BEGIN + "\n" + table("en").replace("## ", "### ") + "\n" + END + rest.partition(END)[2]


if __name__ == "__main__":
    POLICY.write_text(policy(), "utf-8")
