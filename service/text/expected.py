"""What a cell of a table should hold, in both languages: the loaders say it in English after the word "expected"."""

from collections.abc import Callable
from typing import Final

from accord_atlas.service.core.shape import Words

PLAIN: Final = {
    "a value; the cell is blank": "此格必填",
    "a date YYYY, YYYY-MM or YYYY-MM-DD, with ? for uncertain or ~ for approximate": (
        "日期 YYYY、YYYY-MM 或 YYYY-MM-DD，可加 ? 表示不确定、~ 表示约略"
    ),
    "a day YYYY-MM-DD": "日期 YYYY-MM-DD",
    "a number such as 12 or 0.5, in plain digits": "阿拉伯数字，例如 12 或 0.5",
    "true or false": "true 或 false",
    "a web address that begins with http:// or https://": "以 http:// 或 https:// 开头的网址",
    "a web address in which spaces, quotes and the like are percent-encoded": "网址，其中空格、引号等须作百分号编码",
    "an id: lower-case letters and digits joined by single hyphens": "标识：小写字母和数字，以单个连字符相连",
    "a slug: lower-case letters and digits joined by single hyphens or dots": (
        "标识：小写字母和数字，以单个连字符或点相连"
    ),
    "a kind of entity and its id, such as agreement/ipea": "类别与标识，例如 agreement/ipea",
    "values separated by |, none of them blank or with white space around it": "以 | 分隔的值，不得有空值或首尾空格",
    "values separated by |, none of them twice": "以 | 分隔的值，不得重复",
    "no white space around the value": "首尾没有空格的值",
    "Unicode text in normal form C": "NFC 规范形式的 Unicode 文本",
    "an organization, a jurisdiction or both; the cells are blank": "机构、国家或地区至少填写一项",
    "two sides, each an organization, a jurisdiction or both": "双方，每一方填写机构、国家或地区或两者",
    "two titles; both are the same": "两个不同的称号",
    "value and unit both filled or both blank": "数值与单位须同时填写或同时留空",
    "grants_en and grants_zh both filled or both blank": "grants_en 与 grants_zh 须同时填写或同时留空",
    "another agreement than the agreement itself": "另一项协议，而非其自身",
    "another body as predecessor than the body itself": "另一机构，而非其自身",
    "a name in one language at least; name_en, name_zh and name_local are blank": "至少一种语言的名称",
    "a title in one language at least; title_zh and title_en are blank": "至少一种语言的标题",
    "the words of a remark": "某条备注的英文原文",
}
LED: Final[tuple[tuple[str, Callable[[str], str]], ...]] = (
    ("one of ", lambda rest: f"下列之一：{rest.replace(', ', '、')}"),
    ("a row of ", lambda rest: f"{rest} 表中的一行"),
    ("a key of its own; line ", lambda rest: f"与其他行不同的标识；第 {rest.split(' ')[0]} 行与之相同"),
    ("an address of its own; line ", lambda rest: f"与其他行不同的地址；第 {rest.split(' ')[0]} 行与之相同"),
    ("a column of which this can be said: ", lambda rest: f"可单独注明来源的列：{rest.replace(', ', '、')}"),
    ("was beside the status ", lambda _: "仅状态为 former 或 withdrawn 时可填 was"),
    ("what is so, not how it was looked for", lambda rest: f"陈述事实，而非检索经过{rest.strip()}"),
    ("text without control characters", lambda rest: f"不含控制字符的文本{rest}"),
)


def expected_words(expected: str) -> tuple[Words, Words | None]:
    """What was expected, and the nearest value that would do where one is near."""
    bare, _, near = expected.partition("; nearest: ")
    calendar = bare.endswith("; the calendar has no such day")
    key = bare.removesuffix("; the calendar has no such day").removesuffix(" that the calendar has")
    zh = PLAIN.get(key) or next((said(bare[len(led) :]) for led, said in LED if bare.startswith(led)), None)
    chinese = f"应为{zh}" if zh and not zh.endswith("必填") else zh or f"不符合要求（应为 {bare}）"
    if calendar:
        chinese += "；日历上没有这一天"
    english = "the cell is blank and must say something" if zh and zh.endswith("必填") else f"expected {bare}"
    return Words(en=english, zh=chinese), Words(en=near, zh=near) if near else None
