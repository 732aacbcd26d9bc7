"""A wrong name of a parameter is answered with the nearest one, in methods as in stored questions and over HTTP."""

import inspect
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

from accord_atlas.service.core.arguments import checked

P = ParamSpec("P")
T = TypeVar("T")


def spoken(method: Callable[P, T]) -> Callable[P, T]:
    """The method, which answers an unknown keyword with BadParameter, and that with the nearest known name."""
    known = {
        name
        for name, parameter in inspect.signature(method).parameters.items()
        if name != "self" and parameter.kind is not parameter.VAR_POSITIONAL
    }

    @wraps(method)
    def asked(*args: P.args, **kwargs: P.kwargs) -> T:
        checked(((name, str(value)) for name, value in kwargs.items()), known)
        return method(*args, **kwargs)

    return asked
