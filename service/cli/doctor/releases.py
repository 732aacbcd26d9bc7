"""The release: whether there is one, whole and signed, how old its data are, and whether the clock agrees with it."""

from collections.abc import Iterator, Mapping
from datetime import date
from time import time
from typing import Any, Final

from accord_atlas.loaders.integrity import MANIFEST, SIGNATURE, NotWhole, verified
from accord_atlas.loaders.packaged import carried
from accord_atlas.loaders.places import home, user_folder
from accord_atlas.service.cli.doctor.findings import Finding
from accord_atlas.service.cli.words import t
from accord_atlas.service.core.settings import Settings

OLD_DAYS: Final = 120
"""From which age of the data on somebody should look; the alert has the same."""
DAY: Final = 86_400


def check(config: Settings) -> Iterator[Finding]:
    """The release in use in the build folder."""
    place = home(config.build)
    try:
        manifest = verified(place)
    except FileNotFoundError:
        yield _none(config)
        return
    except NotWhole as error:
        yield _damaged(t(error.en, error.zh), str(place))
        return
    except OSError as error:
        yield _damaged(error.strerror or str(error), str(place))
        return
    id, count = manifest["release"], manifest["statements"]
    seen = t(f"Release {id} is whole: {count:,} statements.", f"发布版 {id} 完整，共 {count:,} 条陈述。")
    yield Finding("release", "whole", "good", seen)
    yield _signed((place / SIGNATURE).is_file(), config)
    yield _age(manifest)


def _none(config: Settings) -> Finding:
    if config.store:
        seen = t(
            "There is no release in the build folder; an engine holds it.", "发布版目录中没有发布版，由外部引擎存放。"
        )
        return Finding(
            "release", "none", "hint", seen, t("Files for download are missing.", "因此没有可供下载的文件。")
        )
    if carried() and config.build == user_folder():
        seen = t("The release that came with the package is unpacked at the first start.", "首次启动时解压随包发布版。")
        return Finding("release", "none", "good", seen)
    return Finding(
        "release",
        "none",
        "fault",
        t(f"There is no release in {config.build}.", f"{config.build} 中没有发布版。"),
        t("The service starts, and answers 503.", "服务可以启动，但一律答 503。"),
        t(
            "Run `accord build`, or set ACCORD_BUILD to the folder of one.",
            "运行 accord build，或用 ACCORD_BUILD 指定其目录。",
        ),
    )


def _damaged(reason: str, place: str) -> Finding:
    return Finding(
        "release",
        "whole",
        "fault",
        t(f"The release in {place} is damaged: {reason}.", f"{place} 中的发布版已损坏：{reason}。"),
        t(
            "A running service goes on with what it has open; a start finds none.",
            "运行中的服务不受影响，重新启动后将无法应答。",
        ),
        t(
            "`accord releases verify` says which is whole, `accord releases use ID` puts it into use; or build anew.",
            "用 accord releases verify 找出完整的发布版，以 accord releases use 启用；或重新运行 accord build。",
        ),
    )


def _signed(signed: bool, config: Settings) -> Finding:
    if signed:
        seen = t(
            "It is signed; `accord releases verify --public-key` says by whom.",
            "已签名；签名者由 accord releases verify --public-key 核验。",
        )
        return Finding("release", "signed", "good", seen)
    seen = t("It is not signed.", "未签名。")
    if config.signing_key:
        means = t("It was built before the key was set, or elsewhere.", "可能在设置密钥之前构建，或在别处构建。")
        return Finding("release", "signed", "warning", seen, means, "accord releases sign")
    means = t("Others cannot tell that it is yours.", "他人无法据此确认其来源。")
    return Finding(
        "release",
        "signed",
        "hint",
        seen,
        means,
        t("Set ACCORD_SIGNING_KEY if that matters.", "如有需要，请设 ACCORD_SIGNING_KEY。"),
    )


def _age(manifest: Mapping[str, Any]) -> Finding:
    day = manifest["data_date"]
    age = (date.today() - date.fromisoformat(day)).days
    seen = t(f"The data speak for {day}, {age} days ago.", f"数据日期为 {day}，距今 {age} 天。")
    if age <= OLD_DAYS:
        return Finding("release", "age", "good", seen)
    return Finding(
        "release",
        "age",
        "warning",
        seen,
        t("Answers are right for that day; nobody has checked since.", "应答以该日为准，其后未再核对。"),
        t(
            "`accord due` says what to check first; or install newer data.",
            "accord due 列出应先核对的事实；或安装更新的数据。",
        ),
    )


def clock(config: Settings) -> Iterator[Finding]:
    """Whether anything was made later than now."""
    place = home(config.build)
    try:
        made = (place / MANIFEST).stat().st_mtime
        day = date.fromisoformat(verified(place)["data_date"])
    except (OSError, NotWhole):
        return
    today = date.today()
    if made > time() + DAY or (day - today).days > 1:
        yield Finding(
            "clock",
            "clock",
            "warning",
            t(
                f"By this clock it is {today}, before the release was made.",
                f"本机日期为 {today}，早于发布版的制作时间。",
            ),
            t("Ages, certificates and caches are wrong by as much.", "时效、证书与缓存时间均会有误。"),
            t("Set the clock, by a time server if there is one.", "请校准时钟，宜使用时间服务器。"),
        )
    else:
        yield Finding(
            "clock",
            "clock",
            "good",
            t(f"It is {today}, after all that lies here.", f"今天是 {today}，与现有文件一致。"),
        )
