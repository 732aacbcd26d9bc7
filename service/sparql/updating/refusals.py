"""What the sender of an update is told that was not taken."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from accord_atlas.ontology.names import BASE
from accord_atlas.service.core.errors import (
    AtlasError,
    BadRequest,
    BreaksLaws,
    Busy,
    LimitReached,
    MalformedUpdate,
    NotALayer,
    OutOfScope,
    OutOfStorage,
    QueryTooLong,
    ReadOnly,
    ServiceRefused,
    Unavailable,
    UpdateFailed,
)
from accord_atlas.service.sparql.death import Death
from accord_atlas.service.sparql.updating.bounds import Bounds

LAYER_GRAPHS = f"{BASE}graph/layer."
FORM = f"<{LAYER_GRAPHS}name>"
Said = Mapping[str, Any]


def refusal(code: str, said: Said, bounds: Bounds) -> AtlasError:
    """The error for a code of `Stopped`, and for `memory`."""
    if code in BOUNDED:
        return BOUNDED[code](said, bounds)
    return REFUSALS[code](said)


def _syntax(said: Said) -> AtlasError:
    if "message" in said:
        return MalformedUpdate(
            f"This cannot be read: {said['message']}.", f"内容无法读取：{said['message']}。", hint=said["message"][:500]
        )
    line, column, found = said["line"], said["column"], said["found"]
    at_en, at_zh = (f"at `{found}`", f"“{found}”处") if found else ("where it ends", "结尾处")
    return MalformedUpdate(
        f"The update cannot be read at line {line}, column {column}, {at_en}. Operations are separated by `;`, words "
        "by spaces, and prefixes are declared before they are used.",
        f"更新在第 {line} 行第 {column} 列{at_zh}无法读取。各操作以分号分隔，关键字以空格分隔，前缀须先声明后使用。",
        line=line,
        column=column,
        found=found or None,
    )


def _load(_: Said) -> AtlasError:
    return NotALayer(
        "LOAD is refused: this service fetches nothing from elsewhere. Send the statements themselves, to "
        "/rdf-graph-store or in INSERT DATA.",
        "不允许 LOAD：本服务不从别处取数据。请将陈述本身发送至 /rdf-graph-store，或写入 INSERT DATA。",
    )


def _service(said: Said) -> AtlasError:
    return ServiceRefused(
        f"SERVICE {said['target']} is refused: an update calls no other endpoint.",
        f"不允许 SERVICE {said['target']}：更新不得调用其他端点。",
        targets=[said["target"]],
    )


def _default(_: Said) -> AtlasError:
    return NotALayer(
        f"The default graph is all graphs together, and cannot be written to. Name the graph of a layer: GRAPH {FORM} "
        "{ … }, or WITH.",
        f"默认图是所有图之和，不能写入。请指明某一层的图：GRAPH {FORM} {{ … }}，或用 WITH。",
        expected=FORM,
    )


def _variable(said: Said) -> AtlasError:
    return NotALayer(
        f"The update writes to GRAPH {said['graph']}, which may be any graph. Name the graph of a layer: {FORM}.",
        f"更新写入 GRAPH {said['graph']}，可能是任意图。请指明某一层的图：{FORM}。",
        value=said["graph"],
        expected=FORM,
    )


def _not_a_layer(said: Said) -> AtlasError:
    return NotALayer(
        f"{said['graph']} is no graph of a layer, and only these can be written to: {FORM}, with a name of lower-case "
        "letters, digits and hyphens. What the atlas has curated never changes here.",
        f"{said['graph']} 不是层的图；只能写入 {FORM}，名称由小写字母、数字与连字符组成。图谱的审定数据不在此更改。",
        value=said["graph"],
        expected=FORM,
    )


def _table_layer(said: Said) -> AtlasError:
    return NotALayer(
        f"The layer {said['layer']} holds tables, from which its statements follow: import them anew, or write to "
        "another layer.",
        f"层 {said['layer']} 由表格构成，其陈述由表格得出；请重新导入表格，或写入其他层。",
        value=said["layer"],
    )


def _scope(said: Said) -> AtlasError:
    scope = f"update:{said['layer']}"
    return OutOfScope(
        f"The token is not for the layer {said['layer']}; this needs {scope}, or update for all.",
        f"令牌不适用于层 {said['layer']}；此操作需要权限 {scope}，或适用于所有层的 update。",
        expected=scope,
        headers={"WWW-Authenticate": f'Bearer realm="accord", error="insufficient_scope", scope="{scope}"'},
    )


def _using_twice(_: Said) -> AtlasError:
    return BadRequest(
        "The request names a dataset (`using-graph-uri`), and the update does so, too (USING, WITH); give one of them.",
        "请求（using-graph-uri）与更新文本（USING、WITH）都指定了数据集；请只用其一。",
        parameter="using-graph-uri",
    )


def _rdf_1_2(said: Said) -> AtlasError:
    return BadRequest(
        f"{said['term']} is RDF 1.2 (a triple term, or a text with a direction); layers hold RDF 1.1.",
        f"{said['term']} 属于 RDF 1.2（三元组项或带方向的文本），而层只容纳 RDF 1.1。",
        value=str(said["term"])[:200],
    )


def _named_graphs(said: Said) -> AtlasError:
    return BadRequest(
        f"The document has statements in the graph {said['graph']}; send triples, which go to that of the address.",
        f"文档中有属于图 {said['graph']} 的陈述；请发送三元组，它们将写入地址所指的图。",
        value=said["graph"],
    )


def _outside(_: Said) -> AtlasError:
    return NotALayer(
        "The update would change something outside of the layers that it names; nothing was changed.",
        "更新会改动其所指各层之外的内容；未作任何更改。",
    )


def _failed(said: Said) -> AtlasError:
    return UpdateFailed(
        f"An operation failed, so none was done: {said['message']}.",
        f"有一项操作失败，所有操作均未执行：{said['message']}。",
    )


REFUSALS: Mapping[str, Callable[[Said], AtlasError]] = {
    "syntax": _syntax,
    "load": _load,
    "service": _service,
    "default-graph": _default,
    "variable-graph": _variable,
    "not-a-layer": _not_a_layer,
    "table-layer": _table_layer,
    "scope": _scope,
    "using-twice": _using_twice,
    "rdf-1.2": _rdf_1_2,
    "named-graphs": _named_graphs,
    "outside": _outside,
    "failed": _failed,
}


def _statements(said: Said, bounds: Bounds) -> AtlasError:
    return OutOfStorage(
        f"The layer would hold {said['statements']:,} statements or more; {bounds.statements:,} are the most.",
        f"该层将达 {said['statements']:,} 条陈述或更多，上限为 {bounds.statements:,} 条。",
        limit="update_statements",
        value=bounds.statements,
        unit="statement",
    )


def _memory(_: Said, bounds: Bounds) -> AtlasError:
    return OutOfStorage(
        f"The update needed more than {bounds.memory:,} bytes of memory and was stopped; nothing was changed.",
        f"更新所需内存超过 {bounds.memory:,} 字节，已终止；未作任何更改。",
        limit="sparql_memory",
        value=bounds.memory,
        unit="byte",
    )


BOUNDED: Mapping[str, Callable[[Said, Bounds], AtlasError]] = {"statements": _statements, "memory": _memory}


def timed_out(bounds: Bounds) -> AtlasError:
    """The update ran into `update_timeout`."""
    return LimitReached(
        f"The update was stopped after {bounds.seconds:g} s; nothing was changed. Do it in parts, or narrow WHERE.",
        f"更新运行满 {bounds.seconds:g} 秒，已终止；未作任何更改。请分多次进行，或缩小 WHERE 的范围。",
        limit="update_timeout",
        value=bounds.seconds,
        unit="s",
    )


def ended(death: Death, bounds: Bounds) -> AtlasError:
    """The process that tried the update ended over it."""
    if death == "time":
        return timed_out(bounds)
    if death == "memory":
        return _memory({}, bounds)
    if death == "depth":
        return UpdateFailed(
            "The engine could not take this in: it nests too deeply. Nothing was changed.",
            "引擎无法处理：嵌套过深。未作任何更改。",
        )
    return Unavailable(
        "The process that tried the update ended; nothing was changed. The log says why.",
        "执行更新的进程已终止，未作任何更改；原因见日志。",
        headers={"Retry-After": "5"},
    )


def too_long(bounds: Bounds) -> QueryTooLong:
    """The request has more bytes than are read."""
    return QueryTooLong(
        f"The request has more than {bounds.size:,} bytes; send it in parts.",
        f"请求超过 {bounds.size:,} 字节；请分多次发送。",
        limit="update_bytes",
        value=bounds.size,
        unit="byte",
    )


def too_many(bounds: Bounds) -> Busy:
    """Enough updates wait."""
    return Busy(
        f"{bounds.queue} updates wait already. Try again shortly.",
        f"已有 {bounds.queue} 个更新在等待。请稍后再试。",
        headers={"Retry-After": "10"},
        limit="update_queue",
        value=bounds.queue,
    )


def breaks(findings: Sequence[Mapping[str, str]]) -> BreaksLaws:
    """What would be said breaks a law or a shape."""
    first = findings[0]
    return BreaksLaws(
        f"What would be said breaks {first['rule']} at {first['where']}: {first['en']}. Nothing was changed.",
        f"所述内容不符合 {first['rule']}（{first['where']}）：{first['zh']}。未作任何更改。",
        findings=[dict(each) for each in findings],
    )


def elsewhere() -> ReadOnly:
    """An engine elsewhere holds the release, and gets another one only by `accord publish`."""
    return ReadOnly(
        "This server answers from an engine elsewhere, into which releases come by `accord publish`: change the layer "
        "where the release is built.",
        "本服务器由外部引擎作答，其数据由 accord publish 装入：请在构建发布版之处更改该层。",
    )


def contended() -> Unavailable:
    """Others put releases into use again and again while the update was made ready."""
    return Unavailable(
        "Other changes came in between, again and again; nothing was changed. Try again.",
        "期间不断有其他更改，未作任何更改；请重试。",
        headers={"Retry-After": "5"},
    )


def no_disk(reason: str) -> Unavailable:
    """The disk does not take it."""
    return Unavailable(
        f"The layers cannot be written to ({reason}); nothing was changed.",
        f"无法写入层（{reason}），未作任何更改。",
        headers={"Retry-After": "60"},
    )
