"""Names of our own: composed by rule where a row has its name in one language only, and marked as ours.

`filling.filled` completes the fact tables; a row whose name cannot be composed from known words and parts is refused,
because a name is never invented. The words are in `tables/naming`, what they are put together by in `phrases`.
"""

from accord_atlas.loaders.naming.filling import Filled, filled

__all__ = ["Filled", "filled"]
