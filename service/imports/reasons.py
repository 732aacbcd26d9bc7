"""What the curated tables expect of a cell, said to those who keep spreadsheets, in both languages.

The loaders say it in words that follow "expected …"; here each has its sentence; a test holds that none lacks one.
"""

import re
from functools import cache, lru_cache
from typing import Final

from accord_atlas.loaders.records import FACT_TABLES
from accord_atlas.loaders.tables import choices, columns
from accord_atlas.ontology.names import slugify
from accord_atlas.service.core.arguments import nearest
from accord_atlas.service.core.shape import Words
from accord_atlas.service.imports.words import heading, title, value_name, value_words

DATE: Final = r"a date YYYY, YYYY-MM or YYYY-MM-DD, with \? for uncertain or ~ for approximate"
SENTENCES: Final[tuple[tuple[str, str, str], ...]] = (
    (r"a value; the cell is blank", "the cell is blank and must say something", "此格必填"),
    (
        rf"{DATE}(?:; the calendar has no such day| that the calendar has)?",
        "this is no date; write 2019, 2019-05 or 2019-05-31, with ? where uncertain and ~ where approximate",
        "不是有效日期；日期写作 2019、2019-05 或 2019-05-31，不确定的加 ?，约数加 ~",
    ),
    (
        r"words whose date, if any, is .*",
        "the date in these words is none that the calendar has; write 2019, 2019-05 or 2019-05-31",
        "文字中的日期不存在；日期写作 2019、2019-05 或 2019-05-31",
    ),
    (r"a number such as 12 or 0\.5, in plain digits", "this is no number; write 12 or 0.5", "不是数字；例如 12 或 0.5"),
    (
        r"a day YYYY-MM-DD(?:; the calendar has no such day)?",
        "a full date is needed, such as 2019-05-31",
        "须填写完整日期，例如 2019-05-31",
    ),
    (r"true or false", "this must be yes or no", "应填“是”或“否”"),
    (
        r"a web address that begins with .*",
        "this is no web address; it begins with http:// or https://",
        "不是有效网址；网址以 http:// 或 https:// 开头",
    ),
    (
        r"a web address in which .*",
        "the web address has blanks, quotation marks or other signs that addresses do not have",
        "网址中含有空格、引号等不允许的字符",
    ),
    (
        r"values separated by \|, none of them blank or .*",
        "several values are separated by |, and none of them may be blank",
        "多个值以 | 分隔，各值不能为空",
    ),
    (r"values separated by \|, none of them twice", "the same value stands there twice", "同一值重复出现"),
    (
        r"a slug: .*|the slug of an address, .*",
        "an id has lower-case letters and digits only, joined by single hyphens or dots",
        "标识只能含小写字母和数字，以单个连字符或点连接",
    ),
    (
        r"an id: .*",
        "an id has lower-case letters and digits only, joined by single hyphens, such as iem-my",
        "标识只能含小写字母和数字，以单个连字符连接，例如 iem-my",
    ),
    (
        r"grants_en and grants_zh both filled or both blank(, and only beside recognises)?",
        "what is granted is told in both languages or in neither, and only beside what is recognised",
        "授予内容须中英文同时填写或同时留空，且须同时填写承认内容",
    ),
    (
        r"effect_source and effect_confidence beside .*",
        "what is recognised or granted needs its source and confidence (effect source, effect confidence), and these "
        "stand only beside it",
        "填写承认或授予内容时须同时填写效力来源和效力可信度；未填写时二者应留空",
    ),
    (
        r"nothing to be recognised, or something, not both",
        "“nothing” stands alone where it is said to be recognised",
        "“不承认”不能与其他承认内容并列",
    ),
    (r"another agreement than .*", "an agreement cannot be related to itself", "协议不能与其自身建立关系"),
    (r"another body as predecessor .*", "a body cannot be its own predecessor", "机构不能以自身为前身"),
    (
        r"a name in one language at least; .*",
        "a name in one language at least is needed",
        "至少须填写一种语言的名称",
    ),
    (r"a title in one language at least; .*", "a title in one language at least is needed", "至少须填写一种语言的标题"),
    (
        r"a kind of entity and its id, such as agreement/ipea",
        "what it concerns is written as kind/id, such as agreement/ipea",
        "所涉对象写作“类别/标识”，例如 agreement/ipea",
    ),
    (
        r"either a standard, an observation, or .*",
        "it is about a standard, or a number, or an agreement and a body; not several of these",
        "只能涉及标准、数据、协议与机构三者之一",
    ),
    (
        r"the property value of an observation, .*",
        "a number is contested in its value only, and only a number is",
        "只有数据的“数值”可有不同说法",
    ),
    (
        r"value and unit both filled or both blank",
        "a value needs its unit, and a unit its value",
        "数值与单位须同时填写或同时留空",
    ),
    (
        r"two sides, each .*",
        "both sides must be named, each by a body, a country or both",
        "须写明双方，每一方填写机构、国家或地区，或两者",
    ),
    (r"not-recorded alone, without grants", "“not recorded” stands alone", "“未记载”须单独填写，不附授予内容"),
    (
        r"an organization, a jurisdiction or both; the cells are blank",
        "a body, a country or both must be named",
        "机构与国家或地区至少填写一项",
    ),
    (
        r"was beside the status former or withdrawn only, not .*",
        "a former status is told only of those who are former or have withdrawn",
        "只有状态为“前成员”或“退出”时才填写原状态",
    ),
    (
        r"two letters of ISO 3166-1 .*",
        "two letters of ISO 3166-1 are needed, such as pk",
        "应为 ISO 3166-1 两位字母代码，例如 pk",
    ),
    (r"two capital letters, .*", "two capital letters are needed, such as PK", "应为两位大写字母，例如 PK"),
    (
        r"three capital letters of ISO 3166-1, .*",
        "three capital letters of ISO 3166-1 are needed, such as PAK",
        "应为 ISO 3166-1 三位大写字母代码，例如 PAK",
    ),
    (
        r"three digits of ISO 3166-1, .*",
        "three digits of ISO 3166-1 are needed, such as 586",
        "应为 ISO 3166-1 三位数字代码，例如 586",
    ),
    (r"an ISO 3166-2 code, .*", "a code of ISO 3166-2 is needed, such as CN-GD", "应为 ISO 3166-2 代码，例如 CN-GD"),
    (
        r"an ISCED-F 2013 code .*",
        "a code of ISCED-F 2013 with three or four digits is needed, such as 0713",
        "应为三位或四位 ISCED-F 2013 代码，例如 0713",
    ),
    (r"a number or a share, .*", "a number or a share is needed, such as 2 or 2/3", "应为数字或比例，例如 2 或 2/3"),
    (r"a whole number in plain digits, .*", "a whole number is needed, such as 23", "应为整数，例如 23"),
    (r"iso2 to be the id in capitals, .*", "the code must be the id in capitals", "代码应为标识的大写形式"),
    (r"a code of the jurisdiction, .*", "the code is not one of that country", "该代码不属于所填国家或地区"),
    (r"two titles; both are the same", "a title cannot be set against itself", "称号不能与其自身对应"),
    (
        r"a specialty of the scheme apec-discipline",
        "a discipline of the APEC list is needed here",
        "此处应为 APEC 学科目录中的学科",
    ),
    (
        r"an address of its own; line \d+ has the same",
        "another row has the same agreement, body, country and status",
        "另一行的协议、机构、国家或地区及状态与此相同",
    ),
    (
        r"what is so, not how it was looked for \(“(.*)”\)",
        "a note says what is so, not how it was found out; it must not have the words “{0}”",
        "备注只写事实本身，不写查找过程；请勿使用“{0}”",
    ),
    (
        r"words, no id of a source \((.*)\)",
        "name the source in the column of sources, not by its id “{0}” in the text",
        "请在“来源”列注明来源，正文中不写来源标识“{0}”",
    ),
    (
        r"an? (?:English|Chinese) name; no rule gives one: (.*)",
        "the name in the other language is needed; it cannot be put together from its parts (“{0}” is not known)",
        "须填写另一种语言的名称；无法由已知成分拼合（“{0}”未收录）",
    ),
    (
        r"a title of titles\.csv, or words that .*: (.*)",
        "the title conferred is needed in the sheet of titles too; its Chinese is not known (“{0}”)",
        "所授称号须在“称号”表中另有一行；其中文名称无法推定（“{0}”）",
    ),
    (
        r"the id of a target, an intention or a task of the notice",
        "the id of a target, an intention or a task of the notice is needed",
        "应为通知中目标、意向或任务的标识",
    ),
    (r"a key of its own; line \d+ has the same", "the same row stands there already", "已有相同的行"),
    (r"a (\S+) of the notice", "the notice has no such item", "通知中没有此条目"),
    (r"a value of the vocabulary .*", "this is none of the terms for it", "不在规定的取值范围之内"),
    (
        r"text without control characters .*|Unicode text in normal form C|no white space around the value",
        "the text has signs that nobody sees, as copying from elsewhere leaves them; write it anew",
        "文本含有不可见字符（多因复制粘贴带入），请重新录入",
    ),
)
"""A pattern for what is expected → the sentence in English and in Chinese; {0} is what the pattern's group holds."""
SAME: Final = re.compile(r"(?:a key|an address) of its own; line (\d+) has the same")
LISTED: Final = 20
"""Controlled values that a sentence lists."""
OTHER: Final = ("this does not fit the column; see the notes of the template", "与该列的要求不符，请参阅模板说明")


def reason(expected: str, table: str, column: str | None) -> Words:
    """What is wrong with a cell of which this was expected."""
    bare = expected.partition("; nearest: ")[0]
    if bare.startswith("one of ") and column:
        return one_of(choices(columns(FACT_TABLES[table])[column]))
    if row := re.fullmatch(r"a row of ([a-z-]+).*", bare):
        en, zh = title(row[1], "en"), title(row[1], "zh")
        return Words(en=f"there is no such row among the {en}", zh=f"“{zh}”表中没有此行")
    for pattern, en, zh in SENTENCES:
        if found := re.fullmatch(pattern, bare, re.DOTALL):
            words = [group or "" for group in found.groups()]
            return Words(en=en.format(*words), zh=zh.format(*words))
    return Words(en=OTHER[0], zh=OTHER[1])


def suggestion(expected: str, table: str, column: str | None, value: str | None) -> Words | None:
    """What could stand there instead, where something is near."""
    if column and expected.startswith("one of "):
        return value_near(value or "", choices(columns(FACT_TABLES[table])[column]))
    if expected.startswith("an id: ") and value and (own := slugify(value)):
        return Words(en=own, zh=own)
    if SAME.fullmatch(expected):
        return Words(en="keep one of them", zh="请只保留其中一行")
    near = expected.partition("; nearest: ")[2]
    return Words(en=near, zh=near) if near else None


@lru_cache(maxsize=4096)
def value_near(value: str, allowed: tuple[str, ...]) -> Words | None:
    """The controlled value, of those allowed, whose words are most like these."""
    words = {word: one for one in allowed for word in value_words(one)}
    near = nearest(value, words, 1)
    return Words(en=value_name(words[near[0]], "en"), zh=value_name(words[near[0]], "zh")) if near else None


def lacking(column: str) -> Words:
    """That a sheet has no column which every row needs."""
    return Words(
        en=f"the sheet has no column “{heading(column, 'en')}”, which every row needs",
        zh=f"缺少必填列“{heading(column, 'zh')}”",
    )


@cache
def one_of(allowed: tuple[str, ...]) -> Words:
    """That a cell must have one of these controlled values; many are not listed."""
    if len(allowed) > LISTED:
        return Words(en="this is none of the terms for it", zh="不在规定的取值范围之内")
    en = ", ".join(value_name(one, "en") for one in allowed)
    zh = "、".join(value_name(one, "zh") for one in allowed)
    return Words(en=f"this must be one of: {en}", zh=f"应为下列之一：{zh}")
