"""Everything that can go wrong, as one tree.

    AtlasError                  500  something unforeseen
    ├── BadRequest              400  the request itself is malformed
    │   ├── QueryFailed         400  a query that parses and could not be evaluated
    │   ├── MalformedQuery      400  a text that is not a SPARQL query
    │   ├── TooComplex          400  a query whose form is more than the engine bears
    │   ├── UpdateAsQuery       400  an update that is sent as a query
    │   ├── MalformedUpdate     400  a text that is not a SPARQL update, a document that is not RDF
    │   ├── UpdateFailed        400  an update of which an operation could not be done, so that none was
    │   ├── BadHost             400  a `Host` that is missing, given twice, or none
    │   ├── WrongMethod         405  a method that the address does not have
    │   ├── TooSlow             408  a query that did not arrive in time
    │   ├── PreconditionFailed  412  `If-Match` names another state than the one here
    │   ├── QueryTooLong        413  a query longer than is read
    │   ├── TooLarge            413  files larger than are taken
    │   ├── WrongMediaType      415  a body of a type that is not read
    │   ├── Unsatisfiable       416  no part that is asked for lies within the file
    │   └── UnknownHost         421  a host that this service does not answer for
    ├── NoToken                 401  what needs a token, without one or with one that is not known
    ├── Refused                 403  understood, and not allowed here
    │   ├── ReadOnly            403  an update
    │   ├── OutOfScope          403  something for which the token was not given
    │   ├── NotALayer           403  a change of something other than a layer that may be written to
    │   └── ServiceRefused      403  a query that would call another endpoint
    ├── NotFound                404  no such address or thing
    │   └── UnknownEntity       404  a well-formed identifier that the release does not have
    ├── Settled                 409  a decision on what is decided, or on what is no longer so
    ├── OldFormat               409  a kept release of a form that this service does not read
    ├── NotAcceptable           406  no representation that the client accepts
    ├── BadParameter            422  a parameter that is unknown, repeated, missing or badly formed
    │   └── NotACandidate       422  a body that no agreement could take in
    ├── BreaksLaws              422  statements that break a law or a shape
    ├── TooMany                 429  a client asked more than its budget has
    ├── NotInstalled            501  what only an extra of the package can do
    ├── Unorderable             501  a valid query whose values the engine cannot bring into an order
    ├── LimitReached            504  a stated limit stopped the work
    │   └── OutOfStorage        507  more memory or a larger result than a query may have
    ├── EngineFailed            500  a fault of the engine itself
    ├── BadSetting              500  a setting of the environment that is not as it must be
    └── Unavailable             503  not able to answer just now
        ├── Busy                503  all processes are at work, and enough wait
        ├── Interrupted         503  the process that ran the query was ended by somebody else
        ├── Ended               503  who runs the service ended the work
        └── NoRelease           503  there is no release to read, or a damaged one

Each error says what happened in English and Chinese and carries what a program needs beside it (`parameter`,
`value`, `expected`, `nearest`, …). `problems.py` turns them into HTTP answers, `cli` into lines and exit codes.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

if TYPE_CHECKING:
    # Reading questions needs a parser of YAML, which an error does not.
    from accord_atlas.queries.question import Text


class AtlasError(Exception):
    """An error that a reader can do something about.

    `detail` holds the same sentence in both languages; `extras` become members of the problem document and must
    be plain JSON values; `headers` are added to the HTTP answer (e.g. `Retry-After`). `where` is a place on this
    machine: the command line, Python and the log name it before the sentence, an answer over HTTP never does.
    """

    status: ClassVar[int] = 500
    slug: ClassVar[str] = "internal"
    title: ClassVar["Text"] = {"en": "Something went wrong", "zh": "出现意外错误"}

    def __init__(
        self,
        en: str,
        zh: str,
        *,
        where: Path | None = None,
        headers: Mapping[str, str] | None = None,
        **extras: Any,  # noqa: ANN401
    ) -> None:
        super().__init__(f"{where}: {en}" if where else en)
        self.detail: Text = {"en": en, "zh": zh}
        self.where = where
        self.headers = dict(headers or {})
        self.extras = {name: value for name, value in extras.items() if value is not None}


class BadRequest(AtlasError):
    """The request is malformed."""

    status, slug = 400, "bad-request"
    title: ClassVar["Text"] = {"en": "Malformed request", "zh": "请求格式有误"}


class QueryFailed(BadRequest):
    """The query parses, and could not be evaluated."""

    slug = "query-failed"
    title: ClassVar["Text"] = {"en": "Query failed", "zh": "查询无法执行"}


class MalformedQuery(BadRequest):
    """The text is not a SPARQL query; `line`, `column`, `found` and `expected` say where and why."""

    slug = "malformed-query"
    title: ClassVar["Text"] = {"en": "Malformed query", "zh": "查询语法有误"}


class TooComplex(BadRequest):
    """The engine died of the query's form."""

    slug = "query-too-complex"
    title: ClassVar["Text"] = {"en": "Query too complex", "zh": "查询过于复杂"}


class UpdateAsQuery(BadRequest):
    """The request is a query, and its text an update."""

    slug = "update-as-query"
    title: ClassVar["Text"] = {"en": "An update is not a query", "zh": "更新不是查询"}


class MalformedUpdate(BadRequest):
    """The text is not a SPARQL update, or the document not RDF; `line` and `column` say where, if known."""

    slug = "malformed-update"
    title: ClassVar["Text"] = {"en": "Malformed update", "zh": "更新格式有误"}


class UpdateFailed(BadRequest):
    """An operation of an update could not be done, so that none was."""

    slug = "update-failed"
    title: ClassVar["Text"] = {"en": "Update failed", "zh": "更新失败"}


class BadHost(BadRequest):
    """`Host` is missing, given twice, or is none."""

    slug = "bad-host"
    title: ClassVar["Text"] = {"en": "Malformed host", "zh": "主机名有误"}


class WrongMethod(BadRequest):
    """The protocol's query operation has no such method."""

    status, slug = 405, "method-not-allowed"
    title: ClassVar["Text"] = {"en": "Method not allowed", "zh": "不支持该请求方法"}


class TooSlow(BadRequest):
    """The query did not arrive in time."""

    status, slug = 408, "too-slow"
    title: ClassVar["Text"] = {"en": "Too slow", "zh": "发送过慢"}


class PreconditionFailed(BadRequest):
    """The client wants what it knows (`If-Match`), and that is not what is here now."""

    status, slug = 412, "precondition-failed"
    title: ClassVar["Text"] = {"en": "Precondition failed", "zh": "前提条件不成立"}


class QueryTooLong(BadRequest):
    """The text of the query is longer than is read."""

    status, slug = 413, "query-too-long"
    title: ClassVar["Text"] = {"en": "Query too long", "zh": "查询过长"}


class TooLarge(BadRequest):
    """What was sent is larger than is taken; `limit` names the setting and `value` is its value."""

    status, slug = 413, "too-large"
    title: ClassVar["Text"] = {"en": "Too large", "zh": "内容过大"}


class WrongMediaType(BadRequest):
    """The body is of a type, or in a character encoding, that the protocol's query operation does not have."""

    status, slug = 415, "unsupported-media-type"
    title: ClassVar["Text"] = {"en": "Unsupported media type", "zh": "不支持的媒体类型"}


class Unsatisfiable(BadRequest):
    """No part that is asked for lies within the file."""

    status, slug = 416, "range-not-satisfiable"
    title: ClassVar["Text"] = {"en": "Range not satisfiable", "zh": "请求的范围不在文件之内"}


class UnknownHost(BadRequest):
    """The request was sent to a host that this service does not answer for."""

    status, slug = 421, "unknown-host"
    title: ClassVar["Text"] = {"en": "Unknown host", "zh": "未知主机"}


class NoToken(AtlasError):
    """The request is for who has a token, and carries none, or one that is not known."""

    status, slug = 401, "no-token"
    title: ClassVar["Text"] = {"en": "A token is needed", "zh": "须出示令牌"}


class Refused(AtlasError):
    """Understood, and not allowed here."""

    status, slug = 403, "refused"
    title: ClassVar["Text"] = {"en": "Refused", "zh": "拒绝执行"}


class ReadOnly(Refused):
    """The request is an update."""

    slug = "read-only"
    title: ClassVar["Text"] = {"en": "This endpoint is read-only", "zh": "本端点只读"}


class OutOfScope(Refused):
    """The token was given for something else; `expected` is the scope that is needed."""

    slug = "out-of-scope"
    title: ClassVar["Text"] = {"en": "The token is not for this", "zh": "令牌权限不符"}


class NotALayer(Refused):
    """An update of something other than a layer that may be written to; `expected` is the form of what may."""

    slug = "not-a-layer"
    title: ClassVar["Text"] = {"en": "Only layers can be changed", "zh": "只有层可以更改"}


class ServiceRefused(Refused):
    """The query would call another endpoint."""

    slug = "service-refused"
    title: ClassVar["Text"] = {"en": "SERVICE is refused here", "zh": "此处不允许 SERVICE"}


class NotFound(AtlasError):
    """No such address or thing."""

    status, slug = 404, "not-found"
    title: ClassVar["Text"] = {"en": "Not found", "zh": "未找到"}


class UnknownEntity(NotFound):
    """A well-formed identifier that the release does not have; `nearest` lists existing ones."""

    slug = "unknown-entity"
    title: ClassVar["Text"] = {"en": "Unknown identifier", "zh": "标识符不存在"}


class Settled(AtlasError):
    """What is to be decided was decided, or is no longer what it was."""

    status, slug = 409, "settled"
    title: ClassVar["Text"] = {"en": "Settled already", "zh": "已有定论"}


class OldFormat(AtlasError):
    """The release is kept, and of an older form: it can be downloaded and not asked."""

    status, slug = 409, "old-format"
    title: ClassVar["Text"] = {"en": "A release of an older form", "zh": "旧格式的发布版"}


class NotAcceptable(AtlasError):
    """No representation that the client accepts; `expected` lists those on offer."""

    status, slug = 406, "not-acceptable"
    title: ClassVar["Text"] = {"en": "Not acceptable", "zh": "无可接受的格式"}


class BadParameter(AtlasError):
    """A parameter that is unknown, repeated, missing or badly formed.

    `expected` is a form or the list of valid values, `nearest` the existing values that come closest.
    """

    status, slug = 422, "bad-parameter"
    title: ClassVar["Text"] = {"en": "Bad parameter", "zh": "参数有误"}

    def __init__(
        self,
        parameter: str,
        value: str | None,
        en: str,
        zh: str,
        *,
        expected: str | Sequence[str] | None = None,
        nearest: Sequence[str] = (),
        reason: str | None = None,
    ) -> None:
        super().__init__(
            en,
            zh,
            parameter=parameter,
            value=value,
            expected=expected if expected is None or isinstance(expected, str) else list(expected),
            nearest=list(nearest) or None,
            reason=reason,
        )


class NotACandidate(BadParameter):
    """A body that cannot enter an agreement, whatever it does; `reason` is a notation of the scheme `candidate-bar`."""

    slug = "not-a-candidate"
    title: ClassVar["Text"] = {"en": "This body cannot apply", "zh": "该机构不能申请加入"}


class BreaksLaws(AtlasError):
    """Statements that break a law or a shape, told by `findings`; nothing was changed."""

    status, slug = 422, "breaks-laws"
    title: ClassVar["Text"] = {"en": "This breaks a law of the data", "zh": "不符合数据规则"}


class TooMany(AtlasError):
    """A client asked more than its budget has; `limit` names the setting, `violated-policies` the budget."""

    status, slug = 429, "too-many-requests"
    title: ClassVar["Text"] = {"en": "Too many requests", "zh": "请求过多"}


class NotInstalled(AtlasError):
    """What was asked for needs an extra of the package that is not installed here."""

    status = 501
    slug = "not-installed"
    title: ClassVar["Text"] = {"en": "Not installed here", "zh": "此处未安装所需组件"}


class Unorderable(AtlasError):
    """A valid query that sorts values for which the engine has no order; `expected` is what to write instead."""

    status, slug = 501, "unorderable"
    title: ClassVar["Text"] = {"en": "These values cannot be sorted", "zh": "无法对这些值排序"}


class LimitReached(AtlasError):
    """A stated limit stopped the work; `limit` names the setting and `value` is its value."""

    status, slug = 504, "limit-reached"
    title: ClassVar["Text"] = {"en": "Limit reached", "zh": "已达上限"}


class OutOfStorage(LimitReached):
    """The query needed more memory or a larger result than it may have."""

    status = 507


class EngineFailed(AtlasError):
    """The engine gave up over the query, by a fault of its own."""

    slug = "engine-failed"
    title: ClassVar["Text"] = {"en": "The engine failed", "zh": "引擎故障"}


class BadSetting(AtlasError):
    """A setting of the environment that is not as it must be; `parameter` is its name there."""

    slug = "bad-setting"
    title: ClassVar["Text"] = {"en": "Bad setting", "zh": "设置有误"}


class Unavailable(AtlasError):
    """Not able to answer just now."""

    status, slug = 503, "unavailable"
    title: ClassVar["Text"] = {"en": "Not available just now", "zh": "暂时无法应答"}


class Busy(Unavailable):
    """All processes are at work, and enough queries wait."""

    slug = "busy"
    title: ClassVar["Text"] = {"en": "Too many queries just now", "zh": "查询过多，请稍后再试"}


class Interrupted(Unavailable):
    """The process that ran the query was ended by somebody else, and again when the query was begun anew."""

    slug = "interrupted"
    title: ClassVar["Text"] = {"en": "Interrupted", "zh": "查询被中断"}


class Ended(Unavailable):
    """Who runs the service ended the work on an answer."""

    slug = "ended"
    title: ClassVar["Text"] = {"en": "Ended by the operator", "zh": "已由运维者终止"}


class NoRelease(Unavailable):
    """There is no release to read, or it is not whole."""

    slug = "no-release"
    title: ClassVar["Text"] = {"en": "No release to read", "zh": "没有可读取的发布版"}
