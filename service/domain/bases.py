"""What an agreement gives by its basis of recognition, and what the basis asks of both sides.

Read from the properties of the scheme `basis`; the rule `basis` says which basis an agreement has.
"""

from accord_atlas.ontology.categories import holding, ordered, pointing

SCHEME = "basis"


def recognises_engineers(basis: str) -> bool:
    """Whether agreements on this basis recognise qualified engineers (`aa:recognisesEngineers`)."""
    return basis in holding(SCHEME, "aa:recognisesEngineers")


def recognises_degrees(basis: str) -> bool:
    """Whether agreements on this basis recognise degrees (`aa:recognisesDegrees`)."""
    return basis in holding(SCHEME, "aa:recognisesDegrees")


def recognises(basis: str) -> bool:
    """Whether agreements on this basis recognise anything; a mere tie does not."""
    return recognises_engineers(basis) or recognises_degrees(basis)


def open_to_accession(basis: str) -> bool:
    """Whether agreements on this basis are made to be joined by further bodies (`aa:openToAccession`)."""
    return basis in holding(SCHEME, "aa:openToAccession")


def keeps_registers(basis: str) -> bool:
    """Whether each body keeps a register with disciplines of its own (`aa:keepsRegisters`)."""
    return basis in holding(SCHEME, "aa:keepsRegisters")


def required_statuses(basis: str) -> frozenset[str]:
    """The statuses of which the basis asks one of the bodies of both sides (`aa:requiresStatus`)."""
    return pointing(SCHEME, "aa:requiresStatus").get(basis, frozenset())


def place(basis: str) -> int:
    """The place of a basis in the order of what they give, 0 for the most; ValueError for an unknown one."""
    return ordered(SCHEME).index(basis)
