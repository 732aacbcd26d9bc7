"""Evidence in words: the drawer, a correction, and what a certainty means where it stands."""

import re
from typing import Any

import pytest

IEM = "/id/participation/ipea.iem-my.my.authorised"
WORDS = {
    "en": {
        "evidence": re.compile("^Evidence for"),
        "held": "has been a full (authorised) member of the International Professional Engineers Agreement since 1999.",
        "rival": "took part in the International Professional Engineers Agreement from June 2001 on.",
        "spoken": "Speaks for about 2018; read on 22 November 2026.",
        "sure": "the source speaks for about 2018, and nothing says that it ended since.",
        "suggest": "Suggest a correction",
        "should": "It should say",
        "copy": "Copy the text",
        "written": "Should say: 2001-06-25",
    },
    "zh": {
        "evidence": re.compile("的依据$"),
        "held": "马来西亚工程师学会自1999年起为《国际职业工程师协议》的正式成员。",
        "rival": "马来西亚工程师学会自2001年6月起参加《国际职业工程师协议》。",
        "spoken": "所述时点为约2018年；查阅于2026年11月22日。",
        "sure": "来源所述时点为约2018年，此后没有来源载明已终止。",
        "suggest": "提出更正",
        "should": "应为",
        "copy": "复制文本",
        "written": "应为：2001-06-25",
    },
}


def may_read_what_was_copied(page: Any) -> None:
    """Chromium takes a permission; Firefox is started with it."""
    if page.context.browser.browser_type.name == "chromium":
        page.context.grant_permissions(["clipboard-read", "clipboard-write"])


@pytest.mark.parametrize(("lang", "device"), [("en", "desktop"), ("zh", "phone")])
def test_a_disputed_place_is_told_in_sentences_and_corrected(visit: Any, lang: str, device: str) -> None:
    words = WORDS[lang]
    with visit(f"{IEM}?lang={lang}", lang=lang, device=device) as page:
        may_read_what_was_copied(page)
        opener = page.get_by_role("button", name=words["evidence"]).first
        opener.click()
        drawer = page.get_by_role("dialog")
        drawer.get_by_text(words["spoken"]).wait_for()
        for said in ("held", "rival", "sure"):
            assert words[said] in drawer.inner_text()
        if device == "phone":
            assert drawer.bounding_box()["width"] == page.viewport_size["width"]
        drawer.get_by_role("button", name=words["suggest"]).first.click()
        copy = drawer.get_by_role("button", name=words["copy"])
        assert copy.is_disabled()
        drawer.get_by_label(words["should"], exact=True).fill("2001-06-25")
        copy.click()
        text = page.evaluate("navigator.clipboard.readText()")
        assert words["written"] in text
        assert "/id/claim/" in text
        # Escape shuts the form first and the drawer then; the focus is where it was.
        drawer.get_by_label(words["should"], exact=True).press("Escape")
        assert drawer.get_by_label(words["should"], exact=True).count() == 0
        page.keyboard.press("Escape")
        assert page.get_by_role("dialog").count() == 0
        assert opener.evaluate("node => node === document.activeElement")


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_many_sources_are_folded_and_open_at_once(visit: Any, lang: str) -> None:
    with visit(f"/id/agreement/ipea?lang={lang}", lang=lang) as page:
        page.get_by_role("button", name=WORDS[lang]["evidence"]).first.click()
        sources = page.get_by_role("dialog").locator("details.source")
        sources.first.wait_for()
        assert sources.count() > 10
        opened = page.get_by_role("dialog").locator("details.source[open]")
        assert opened.count() == 1
        page.get_by_role("button", name="Open all" if lang == "en" else "全部展开").click()
        assert opened.count() == sources.count()


def test_one_value_shows_what_is_behind_it_alone(visit: Any) -> None:
    with visit("/id/organization/iem-my?lang=en") as page:
        page.locator(
            "main details", has=page.get_by_role("button", name="Evidence for acronym", include_hidden=True)
        ).evaluate_all("all => all.forEach((one) => (one.open = true))")
        page.get_by_role("button", name="Evidence for acronym").click()
        drawer = page.get_by_role("dialog")
        drawer.get_by_text("The acronym of the Institution of Engineers, Malaysia is IEM.").wait_for()
        assert drawer.locator(".statement").count() == 1


def test_a_certainty_says_what_it_means_on_focus_until_escape(visit: Any) -> None:
    with visit("/matrix?tab=gaps&lang=zh", lang="zh") as page:
        mark = page.locator("td [data-explains^='certainty.'][tabindex]:visible").first
        mark.focus()
        box = page.get_by_role("tooltip")
        box.wait_for()
        assert mark.get_attribute("aria-describedby") == box.get_attribute("id")
        assert re.search("该日|来源", box.inner_text())
        page.keyboard.press("Escape")
        assert box.count() == 0
        mark.hover()
        box.wait_for()


def test_a_csv_for_a_person_opens_in_a_spreadsheet_and_a_link_keeps_its_day(visit: Any) -> None:
    with visit("/matrix?lang=zh", lang="zh") as page:
        may_read_what_was_copied(page)
        page.get_by_text("下载", exact=True).first.click()
        address = page.get_by_role("link", name="CSV").first.get_attribute("href")
        assert page.request.get(page.url.split("/matrix")[0] + address).body().startswith("\ufeff".encode())
        page.get_by_text("复制链接").first.click()
        page.get_by_role("button", name=re.compile("^复制.*年.*的链接$")).first.click()
        assert "as_of=2026-" in page.evaluate("navigator.clipboard.readText()")


def test_a_refusal_leads_to_what_was_meant(visit: Any) -> None:
    with visit("/glossary?lang=en", refused=True) as page:
        page.evaluate("history.replaceState(null, '', '/dossier/malaysi?lang=en')")
        page.evaluate("dispatchEvent(new PopStateEvent('popstate'))")
        alert = page.get_by_role("alert")
        alert.wait_for()
        assert "malaysi" in alert.inner_text()
        near = alert.get_by_role("link", name="Malaysia").first
        assert re.search("/(dossier|id/jurisdiction)/my", near.get_attribute("href") or "")
