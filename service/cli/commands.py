"""The commands: what each is for, and which module of this package has it. Nothing else is loaded to list them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from accord_atlas.service.cli.words import t


@dataclass(frozen=True, slots=True)
class Command:
    """A command: its module in this package, what it is for in both languages, and what one may write."""

    module: str
    en: str
    zh: str
    examples: tuple[str, ...] = ()


COMMANDS: Final[Mapping[str, Command]] = {
    "build": Command(
        "data",
        "Build the release from tables, notice, rules and ontology; writes all of it or nothing.",
        "由数据表、通知、规则与本体构建发布版；要么全部写入，要么不写。",
        ("accord build", "accord build --out atlas"),
    ),
    "validate": Command(
        "validating",
        "Check everything that a build checks, or the RDF of others against our shapes; writes nothing.",
        "执行构建时的全部检查，或以本图谱的形状核查他人的 RDF；不写入。",
        ("accord validate",),
    ),
    "import": Command(
        "imports",
        "Say what a spreadsheet would change, and keep it as a layer.",
        "列出电子表格将带来的变化，并存为一层。",
        ("accord import --template parties --output parties.xlsx",),
    ),
    "layers": Command(
        "layers",
        "List, show, use, export and remove what is kept beside the curated data.",
        "列出、查看、启用、导出与移除基础数据之外的各层。",
        ("accord layers list",),
    ),
    "ask": Command(
        "asking",
        "Ask a question in words.",
        "以自然语言提问。",
        ("accord ask who can nominate CSE for IPEA", "accord ask 中国和马来西亚有哪些协议"),
    ),
    "search": Command(
        "relations",
        "Search by any name.",
        "按名称检索。",
        ("accord search 中国科协", "accord search engineers australia --format json"),
    ),
    "entity": Command(
        "relations",
        "Show one entity: facts, neighbours, history.",
        "显示一个实体：事实、关联、大事记。",
        ("accord entity ipea", "accord entity organization:cse-cn --lang zh"),
    ),
    "evidence": Command(
        "evidence",
        "What each source says of one thing, in sentences.",
        "各来源关于某一事物的陈述。",
        ("accord evidence ipea",),
    ),
    "due": Command("due", "What to check next, and why.", "下一步该核对什么，为什么。", ("accord due --limit 5",)),
    "paths": Command(
        "relations", "How two entities are connected.", "两个实体之间的关联路径。", ("accord paths cse-cn iem-my",)
    ),
    "network": Command(
        "networks",
        "The network at a date, in many formats.",
        "某日的网络，支持多种格式。",
        ("accord network --focus cse-cn --depth 2 --format gexf --output network.gexf",),
    ),
    "changes": Command(
        "changes",
        "What is new since a day or a release.",
        "某日或某发布版以来的新内容。",
        ("accord changes 2025-01-01 --concerning pk",),
    ),
    "diff": Command(
        "changes",
        "What changed between two days or two releases.",
        "两个日期或两个发布版之间的变化。",
        ("accord diff 2020-01-01 2026-01-01",),
    ),
    "tables": Command(
        "tables",
        "Look at rows of the curated tables, or of a layer, and change them: open, set, add, cite, check.",
        "查看并更改源表或层中的各行：open、set、add、cite、check。",
        ("accord tables open parties ipea",),
    ),
    "proposals": Command(
        "proposals",
        "List proposed corrections, file one, accept or refuse it.",
        "列出、提交、采纳或不予采纳更正建议。",
        ("accord proposals list",),
    ),
    "releases": Command(
        "releases",
        "List, keep, verify, use and prune the releases at hand.",
        "列出、保留、核验、启用与清理现有发布版。",
        ("accord releases", "accord releases verify"),
    ),
    "recognition": Command(
        "answers",
        "What TO recognises of an engineer of FROM.",
        "TO 承认 FROM 工程师的何种资格。",
        ("accord recognition hk au --specialty civil-engineering --as-of 2019-01-01",),
    ),
    "accession": Command(
        "answers",
        "What a body still lacks to enter an agreement.",
        "机构加入一项协议尚缺什么。",
        ("accord accession ipea cse-cn",),
    ),
    "publish": Command(
        "publishing",
        "Put the release into a SPARQL engine, for services that answer from there.",
        "将发布版装入 SPARQL 引擎，供以其作答的服务使用。",
        ("accord publish --help",),
    ),
    "scenario": Command(
        "scenarios",
        "What if bodies took part in agreements: routes that would open; the next steps of a body.",
        "设想机构加入协议：将新增哪些互认路径；机构的下一步。",
        ("accord scenario ipea:cse-cn", "accord scenario --best cse-cn"),
    ),
    "compare": Command(
        "comparisons",
        "Countries, bodies or agreements side by side.",
        "国家或地区、机构或协议的并列比较。",
        ("accord compare my sg th",),
    ),
    "profile": Command(
        "profiles",
        "A country, a body or an agreement at a glance.",
        "国家或地区、机构或协议的概况。",
        ("accord profile ipea", "accord profile my --lang zh"),
    ),
    "dossier": Command(
        "answers",
        "Everything about one country or region.",
        "一个国家或地区的全部收录内容。",
        ("accord dossier my --lang zh --format md --output dossier-my.md",),
    ),
    "targets": Command(
        "answers",
        "The notice's targets and what became of them.",
        "通知的目标与意向及其落实情况。",
        ("accord targets --format csv",),
    ),
    "gaps": Command(
        "answers",
        "Matrix, who is one step short, who is alike, who bridges.",
        "覆盖矩阵、仅差一步者、相近者、桥梁机构。",
        ("accord gaps",),
    ),
    "sparql": Command(
        "sparql",
        "Run a SPARQL query on the release.",
        "对发布版执行 SPARQL 查询。",
        ("accord sparql 'SELECT (COUNT(*) AS ?statements) WHERE { ?s ?p ?o }'",),
    ),
    "vocabulary": Command(
        "vocabulary", "List the controlled values and their names.", "列出受控值及其名称。", ("accord vocabulary",)
    ),
    "info": Command(
        "info",
        "Show the release: id, counts, age.",
        "显示发布版：编号、数量、时效。",
        ("accord info", "accord info --settings"),
    ),
    "doctor": Command(
        "doctor",
        "Say what of settings, packages, release, disk, port, machine and engine is not as it should be.",
        "检查设置、软件包、发布版、磁盘、端口、本机与引擎，说明何处不妥。",
        ("accord doctor", "accord doctor --only settings,release --format json"),
    ),
    "mcp": Command(
        "agents",
        "Answer agents by the Model Context Protocol, over standard input and output.",
        "经标准输入输出以 Model Context Protocol 应答智能体。",
        ("accord mcp",),
    ),
    "serve": Command(
        "serving",
        "Serve the release over HTTP.",
        "通过 HTTP 提供发布版的查询服务。",
        ("accord serve", "accord serve --port 8123 --build atlas"),
    ),
    "tokens": Command(
        "tokens",
        "Give and take away tokens by which changes are let in over HTTP.",
        "签发与收回令牌；凭令牌方可经 HTTP 更改内容。",
        ("accord tokens list",),
    ),
    "notice": Command(
        "notice",
        "Prove the notice's facts; read or outline a document.",
        "核对通知事实；读取文件、显示条款。",
        ("accord notice check notice.txt", "accord notice outline notice.txt"),
    ),
    "query": Command(
        "questions",
        "Ask a stored question, e.g. accord query members agreement=ipea as_of=2019-01-01 --format csv",
        "查询预设问题，例如 accord query members agreement=ipea as_of=2019-01-01 --format csv",
        ("accord query members agreement=ipea as_of=2019-01-01 --format csv", "accord query partners --help"),
    ),
}
"""In the order of the help page."""


def summary(name: str) -> str:
    """What a command is for, in the language of this run."""
    command = COMMANDS[name]
    return t(command.en, command.zh)


def examples(name: str) -> str:
    """What one may write, as the help of a command shows it at its end; empty for what is no command."""
    known = COMMANDS[name].examples if name in COMMANDS else ()
    return "\n\n".join([t("Examples:", "示例："), *(f"  {example}" for example in known)]) if known else ""
