"""The commands: what each is for, and which module of this package has it. Nothing else is loaded to list them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from accord_atlas.service.cli.words import t


@dataclass(frozen=True, slots=True)
class Command:
    """A command: its module in this package, and what it is for in both languages."""

    module: str
    en: str
    zh: str


COMMANDS: Final[Mapping[str, Command]] = {
    "build": Command(
        "data",
        "Build the release from tables, notice, rules and ontology; writes all of it or nothing.",
        "由数据表、通知、规则与本体构建发布版；要么全部写入，要么不写。",
    ),
    "validate": Command(
        "validating",
        "Check everything that a build checks, or the RDF of others against our shapes; writes nothing.",
        "执行构建时的全部检查，或以本图谱的形状核查他人的 RDF；不写入。",
    ),
    "import": Command(
        "imports",
        "Say what a spreadsheet would change, and keep it as a layer.",
        "列出电子表格将带来的变化，并存为一层。",
    ),
    "layers": Command(
        "layers",
        "List, show, use, export and remove what is kept beside the curated data.",
        "列出、查看、启用、导出与移除基础数据之外的各层。",
    ),
    "ask": Command("asking", "Ask a question in words.", "以自然语言提问。"),
    "search": Command("relations", "Search by any name.", "按名称检索。"),
    "entity": Command(
        "relations", "Show one entity: facts, neighbours, history.", "显示一个实体：事实、关联、大事记。"
    ),
    "evidence": Command("evidence", "What each source says of one thing, in sentences.", "各来源关于某一事物的陈述。"),
    "due": Command("due", "What to check next, and why.", "下一步该核对什么，为什么。"),
    "paths": Command("relations", "How two entities are connected.", "两个实体之间的关联路径。"),
    "network": Command("networks", "The network at a date, in many formats.", "某日的网络，支持多种格式。"),
    "changes": Command("changes", "What is new since a day or a release.", "某日或某发布版以来的新内容。"),
    "diff": Command("changes", "What changed between two days or two releases.", "两个日期或两个发布版之间的变化。"),
    "tables": Command(
        "tables",
        "Look at rows of the curated tables, or of a layer, and change them: open, set, add, cite, check.",
        "查看并更改源表或层中的各行：open、set、add、cite、check。",
    ),
    "proposals": Command(
        "proposals", "List proposed corrections, file one, accept or refuse it.", "列出、提交、采纳或不予采纳更正建议。"
    ),
    "releases": Command(
        "releases",
        "List, keep, verify, use and prune the releases at hand.",
        "列出、保留、核验、启用与清理现有发布版。",
    ),
    "recognition": Command("answers", "What TO recognises of an engineer of FROM.", "TO 承认 FROM 工程师的何种资格。"),
    "accession": Command("answers", "What a body still lacks to enter an agreement.", "机构加入一项协议尚缺什么。"),
    "scenario": Command(
        "scenarios",
        "What if bodies took part in agreements: routes that would open; the next steps of a body.",
        "设想机构加入协议：将新增哪些互认路径；机构的下一步。",
    ),
    "compare": Command(
        "comparisons", "Countries, bodies or agreements side by side.", "国家或地区、机构或协议的并列比较。"
    ),
    "profile": Command("profiles", "A country, a body or an agreement at a glance.", "国家或地区、机构或协议的概况。"),
    "dossier": Command("answers", "Everything about one country or region.", "一个国家或地区的全部收录内容。"),
    "targets": Command("answers", "The notice's targets and what became of them.", "通知的目标与意向及其落实情况。"),
    "gaps": Command(
        "answers",
        "Matrix, who is one step short, who is alike, who bridges.",
        "覆盖矩阵、仅差一步者、相近者、桥梁机构。",
    ),
    "sparql": Command("sparql", "Run a SPARQL query on the release.", "对发布版执行 SPARQL 查询。"),
    "vocabulary": Command("vocabulary", "List the controlled values and their names.", "列出受控值及其名称。"),
    "info": Command("info", "Show the release: id, counts, age.", "显示发布版：编号、数量、时效。"),
    "mcp": Command(
        "agents",
        "Answer agents by the Model Context Protocol, over standard input and output.",
        "经标准输入输出以 Model Context Protocol 应答智能体。",
    ),
    "serve": Command("serving", "Serve the release over HTTP.", "通过 HTTP 提供发布版的查询服务。"),
    "tokens": Command(
        "tokens",
        "Give and take away tokens by which changes are let in over HTTP.",
        "签发与收回令牌；凭令牌方可经 HTTP 更改内容。",
    ),
    "notice": Command(
        "notice", "Prove the notice's facts; read or outline a document.", "核对通知事实；读取文件、显示条款。"
    ),
    "query": Command(
        "questions",
        "Ask a stored question, e.g. accord query members agreement=ipea as_of=2019-01-01 --format csv",
        "查询预设问题，例如 accord query members agreement=ipea as_of=2019-01-01 --format csv",
    ),
}
"""In the order of the help page."""


def summary(name: str) -> str:
    """What a command is for, in the language of this run."""
    command = COMMANDS[name]
    return t(command.en, command.zh)
