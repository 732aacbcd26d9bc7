"""Builds the pages of `/help` in both languages: `python docs/build.py` writes `service/help/{en,zh}`.

What a folder of a language holds is written by hand; pages under `reference/` and some under `about/` go on with what
is made from the code, the queries and files at the top level. The generator is Zensical; a warning of it (a link that
leads nowhere) ends the build, and what was built before stays.
"""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final

from docs.reference import pages

HERE: Final = Path(__file__).parent
ROOT: Final = HERE.parent
SITE: Final = ROOT / "service" / "help"
FENCED: Final = re.compile(r"(^ *```.*?^ *```$)", re.MULTILINE | re.DOTALL)
HAN: Final = "[\u3001-\u303f\u4e00-\u9fff\uff01-\uff5e“”‘’…—]"
BROKEN: Final = re.compile(rf"(?<={HAN})\n *(?={HAN})")
CROSSING: Final = re.compile(r'<a href="[^"]*" hreflang="([a-z]+)"')
LOCALES: Final = {"en": "C.UTF-8", "zh": "zh_CN.UTF-8"}


def build(language: str) -> None:
    """Build the site of one language, in its place when it is whole; CalledProcessError where that fails."""
    work = ROOT / "build" / "help" / language
    shutil.rmtree(work, ignore_errors=True)
    shutil.copytree(HERE / language, work / "docs", ignore=shutil.ignore_patterns("*.toml"))
    shutil.copy(HERE / language / "zensical.toml", work)
    for written in (work / "docs").rglob("*.md"):
        written.write_text(unbroken(written.read_text("utf-8")), "utf-8")
    for name, content in pages(language).items():
        with (work / "docs" / name).open("a", encoding="utf-8") as page:
            page.write(f"\n{content}")
    subprocess.run([Path(sys.executable).with_name("zensical"), "build", "--strict"], cwd=work, check=True)
    for built in (work / "site").rglob("*.html"):
        built.write_text(crossed(built.read_text("utf-8"), built.relative_to(work / "site")), "utf-8")
    place = SITE / language
    before = place.with_name(f".{language}")
    shutil.rmtree(before, ignore_errors=True)
    SITE.mkdir(exist_ok=True)
    if place.exists():
        place.rename(before)
    (work / "site").rename(place)
    shutil.rmtree(before, ignore_errors=True)


def unbroken(text: str) -> str:
    """The text without the ends of lines between Chinese characters, which a browser would show as spaces."""
    parts = FENCED.split(text)
    return "".join(part if part.lstrip().startswith("```") else BROKEN.sub("", part) for part in parts)


def crossed(html: str, page: Path) -> str:
    """A page whose links to the other language lead to the same page there, and not to the first one."""
    up = "../" * len(page.parts)
    tail = "" if page.parent == Path() else f"{page.parent.as_posix()}/"
    return CROSSING.sub(lambda found: f'<a href="{up}{found[1]}/{tail}" hreflang="{found[1]}"', html)


def main() -> None:
    """Build both languages, each in a process that speaks it."""
    if len(sys.argv) > 1:
        build(sys.argv[1])
        return
    for language, locale in LOCALES.items():
        environment = {**os.environ, "LC_ALL": locale, "PYTHONPATH": str(ROOT)}
        subprocess.run([sys.executable, "-m", "docs.build", language], env=environment, cwd=ROOT, check=True)


if __name__ == "__main__":
    main()
