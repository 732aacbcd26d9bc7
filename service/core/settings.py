"""All settings of the service, declared once and read once.

Each is an environment variable `ACCORD_<NAME>`, e.g. `ACCORD_BUILD=/srv/atlas/build`. What a setting means stands
beside it in English and Chinese; documentation and `accord info --settings` are made from these words.
"""

import re
from collections.abc import Sequence
from functools import cache
from ipaddress import ip_network
from urllib.parse import urlsplit

from pydantic import ValidationError

from accord_atlas.service.core.errors import BadSetting
from accord_atlas.service.core.machine import cores, memory
from accord_atlas.service.core.service_settings import HOST, NOBODY, Network, ServiceSettings
from accord_atlas.service.core.sparql_settings import SparqlSettings
from accord_atlas.service.core.store_settings import StoreSettings


class Settings(StoreSettings, SparqlSettings, ServiceSettings):
    """What may be set from outside; every field has a default that works on one machine."""

    @property
    def processes(self) -> int:
        """How many server processes there are to be."""
        return self.workers or max(1, min(cores(), memory() >> 30))

    @property
    def framed(self) -> bool:
        """Whether anyone may show pages of the interface in a frame."""
        return self.frame_ancestors != NOBODY

    @property
    def public_root(self) -> str:
        """The public address without a slash at its end; empty where none is set."""
        public = urlsplit(self.public_url)
        return f"{public.scheme}://{public.netloc}{self.root_path}" if self.public_url else ""

    @property
    def hosts(self) -> frozenset[str]:
        """The hosts that are answered for, lower case; empty for all."""
        listed = {host.lower() for host in self.allowed_hosts.split()}
        public = re.match(rf"https?://({HOST})", self.public_url)
        return frozenset(listed | {public[1].lower()} if listed and public else listed)

    @property
    def proxies(self) -> Sequence[Network]:
        """The networks whose word counts for what the client asked."""
        return tuple(ip_network(network, strict=False) for network in self.trusted_proxies.split())


@cache
def settings() -> Settings:
    """The settings of this process, read once; BadSetting names each that is not as it must be."""
    try:
        return Settings()
    except ValidationError as error:
        wrongs = [(f"ACCORD_{str(each['loc'][0]).upper()}", each["msg"], each["input"]) for each in error.errors()]
        raise BadSetting(
            "; ".join(f"{name} is {value!r}: {rule}" for name, rule, value in wrongs),
            "；".join(f"{name} 为 {value!r}：{rule}" for name, rule, value in wrongs),
            parameter=wrongs[0][0],
        ) from error
