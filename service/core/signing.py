"""By which key releases are signed: that of the operator, where one is set."""

from accord_atlas.loaders.extras import require
from accord_atlas.loaders.release import Sign
from accord_atlas.service.core.errors import BadSetting
from accord_atlas.service.core.settings import Settings

KEY = "ACCORD_SIGNING_KEY"


def signer(config: Settings) -> Sign | None:
    """What signs manifests, None where no key is set; BadSetting where the key cannot be opened."""
    if config.signing_key is None:
        return None
    require("build")
    # Here, because only those who build need the library that signs.
    from accord_atlas.loaders import signatures

    try:
        secret = config.signing_password_file
        password = secret.read_bytes().splitlines()[:1] if secret else []
        return signatures.signer(config.signing_key, password[0] if password else None)
    except OSError as error:
        raise BadSetting(
            f"{KEY}: {error.filename} cannot be read: {error.strerror}.",
            f"{KEY}：无法读取 {error.filename}：{error.strerror}。",
            parameter=KEY,
        ) from error
    except signatures.BadKey as error:
        raise BadSetting(
            f"{KEY} is {config.signing_key}: {error.en}.", f"{KEY} 为 {config.signing_key}：{error.zh}。", parameter=KEY
        ) from error
