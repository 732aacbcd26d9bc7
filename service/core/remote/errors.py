"""What can go wrong with an engine elsewhere, told to whoever asked."""

from math import ceil

from accord_atlas.service.core.errors import AtlasError, BadSetting, EngineFailed, NoRelease, Unavailable


def gone(address: str, reason: str, seconds: float) -> Unavailable:
    """The engine is not reached, or is being left alone for so many seconds."""
    wait = max(1, ceil(seconds))
    return Unavailable(
        f"The engine that holds the data ({address}) cannot be asked just now: {reason}. The service tries it again "
        f"by itself; ask again in {wait} s.",
        f"存放数据的引擎（{address}）暂时无法访问：{reason}。服务会自动重试，请 {wait} 秒后再问。",
        headers={"Retry-After": str(wait)},
    )


def slow(address: str, seconds: float) -> Unavailable:
    """The engine did not answer in time."""
    return Unavailable(
        f"The engine that holds the data ({address}) did not answer within {seconds:g} s. Ask again shortly.",
        f"存放数据的引擎（{address}）在 {seconds:g} 秒内未作应答，请稍后再试。",
        headers={"Retry-After": "5"},
    )


def locked(address: str, status: int) -> NoRelease:
    """The engine does not let us in."""
    return NoRelease(
        f"The engine at {address} does not let the service in ({status}): see ACCORD_STORE_USER, "
        "ACCORD_STORE_PASSWORD_FILE, ACCORD_STORE_SCHEME, or ACCORD_STORE_TOKEN_FILE.",
        f"引擎 {address} 拒绝访问（{status}）：请检查 ACCORD_STORE_USER、ACCORD_STORE_PASSWORD_FILE、"
        "ACCORD_STORE_SCHEME 或 ACCORD_STORE_TOKEN_FILE。",
    )


def failed(address: str, status: int, words: str) -> EngineFailed:
    """The engine took the question and could not answer it, or did so with something else."""
    said = " ".join(words.split())[:300]
    return EngineFailed(
        f"The engine at {address} answered {status}: {said}",
        f"引擎 {address} 答复 {status}：{said}",
    )


def cut(address: str, rows: int) -> EngineFailed:
    """The engine cut a result that must be whole."""
    return EngineFailed(
        f"The engine at {address} cuts results at {rows:,} rows, and one that must be whole has more: raise its limit "
        "(Virtuoso: ResultSetMaxRows).",
        f"引擎 {address} 将结果截断为 {rows:,} 行，而所需结果更多：请调高其上限（Virtuoso：ResultSetMaxRows）。",
    )


def nothing(address: str) -> NoRelease:
    """The engine says nothing of a release, and no build folder does."""
    return NoRelease(
        f"Nothing says which release the engine at {address} holds: run `accord publish`, or, where it was given "
        "accord.nq by its own loader, set ACCORD_BUILD to the folder with the manifest of that release.",
        f"无从得知引擎 {address} 存放的是哪个发布版：请运行 accord publish；若数据由引擎自带工具装入 accord.nq，"
        "请将 ACCORD_BUILD 设为该发布版清单所在目录。",
    )


def another(address: str, held: int, release: str, statements: int) -> NoRelease:
    """What the engine holds is not what the manifest speaks of."""
    return NoRelease(
        f"The engine at {address} holds {held:,} statements in the graphs of release {release}, its manifest says "
        f"{statements:,}: load accord.nq of that release anew, or run `accord publish`.",
        f"引擎 {address} 在发布版 {release} 的各图中存有 {held:,} 条陈述，清单所载为 {statements:,} 条："
        "请重新装入该发布版的 accord.nq，或运行 accord publish。",
    )


def not_installed() -> BadSetting:
    """The library for HTTP is not there."""
    return BadSetting(
        "ACCORD_STORE needs the library httpx: install accord-atlas[remote].",
        "使用 ACCORD_STORE 需要 httpx 库：请安装 accord-atlas[remote]。",
        parameter="ACCORD_STORE",
    )


def unreadable(name: str, reason: str) -> BadSetting:
    """A file of a secret cannot be read."""
    return BadSetting(f"{name} cannot be read: {reason}.", f"无法读取 {name}：{reason}。", parameter=name)


def unopened(error: AtlasError) -> NoRelease:
    """Why there is no release, where an engine elsewhere should have one."""
    return (
        error
        if isinstance(error, NoRelease)
        else NoRelease(error.detail["en"], error.detail["zh"], headers=error.headers)
    )
