"""The licence of the data as a compilation; code and ontology are under the MIT licence (`LICENSE`).

Single facts are nobody's; sources, and what is quoted of them, keep their own terms (`LICENSE-DATA`).
"""

from typing import Final

ID: Final = "CC-BY-4.0"
"""The licence's name in the list of SPDX."""
TITLE: Final = "CC BY 4.0"
"""The licence's name as people write it."""
DATA: Final = "https://creativecommons.org/licenses/by/4.0/"
"""The licence's own IRI."""
