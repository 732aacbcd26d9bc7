"""Everything that can go wrong, as one tree.

    AtlasError                500  something unforeseen
    ├── BadRequest            400  the request itself is malformed (a query that does not parse, …)
    ├── Refused               403  understood, and not allowed here
    ├── NotFound              404  no such address or thing
    │   └── UnknownEntity     404  a well-formed identifier that the release does not have
    ├── NotAcceptable         406  no representation that the client accepts
    ├── BadParameter          422  a parameter that is unknown, repeated, missing or badly formed
    ├── Unorderable           501  a query that is valid, whose values the engine cannot bring into an order
    ├── LimitReached          504  a stated limit stopped the work
    ├── BadSetting            500  a setting of the environment that is not as it must be
    └── Unavailable           503  not able to answer just now
        └── NoRelease         503  there is no release to read, or a damaged one

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


class Refused(AtlasError):
    """Understood, and not allowed here."""

    status, slug = 403, "refused"
    title: ClassVar["Text"] = {"en": "Refused", "zh": "拒绝执行"}


class NotFound(AtlasError):
    """No such address or thing."""

    status, slug = 404, "not-found"
    title: ClassVar["Text"] = {"en": "Not found", "zh": "未找到"}


class UnknownEntity(NotFound):
    """A well-formed identifier that the release does not have; `nearest` lists existing ones."""

    slug = "unknown-entity"
    title: ClassVar["Text"] = {"en": "Unknown identifier", "zh": "标识符不存在"}


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
    ) -> None:
        super().__init__(
            en,
            zh,
            parameter=parameter,
            value=value,
            expected=expected if expected is None or isinstance(expected, str) else list(expected),
            nearest=list(nearest) or None,
        )


class Unorderable(AtlasError):
    """A valid query that sorts values for which the engine has no order; `expected` is what to write instead."""

    status, slug = 501, "unorderable"
    title: ClassVar["Text"] = {"en": "These values cannot be sorted", "zh": "无法对这些值排序"}


class LimitReached(AtlasError):
    """A stated limit stopped the work; `limit` names the setting and `value` is its value."""

    status, slug = 504, "limit-reached"
    title: ClassVar["Text"] = {"en": "Limit reached", "zh": "已达上限"}


class Unavailable(AtlasError):
    """Not able to answer just now."""

    status, slug = 503, "unavailable"
    title: ClassVar["Text"] = {"en": "Not available just now", "zh": "暂时无法应答"}


class NoRelease(Unavailable):
    """There is no release to read, or it is not whole."""

    slug = "no-release"
    title: ClassVar["Text"] = {"en": "No release to read", "zh": "没有可读取的发布版"}


class BadSetting(AtlasError):
    """A setting of the environment that is not as it must be; `parameter` is its name there."""

    slug = "bad-setting"
    title: ClassVar["Text"] = {"en": "Bad setting", "zh": "设置有误"}
