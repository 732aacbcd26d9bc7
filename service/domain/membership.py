"""What a body's standing in an agreement amounts to: full or not, a membership or not, over or not.

Read from the properties of the scheme `participation-status`, `agreement-status` and `rule-step`, where a SPARQL user
reads the same.
"""

from accord_atlas.ontology.categories import holding, ordered, pointing

STATUS = "participation-status"


def is_full(status: str) -> bool:
    """Whether a body of this status has all the rights of a member or party (`aa:fullMembership`)."""
    return status in holding(STATUS, "aa:fullMembership")


def is_membership(status: str) -> bool:
    """Whether a body of this status is a member or party of any kind (`aa:membership`)."""
    return status in holding(STATUS, "aa:membership")


def is_over(status: str) -> bool:
    """Whether this status of a participation says that it has ended (`aa:saysEnded`)."""
    return status in holding(STATUS, "aa:saysEnded")


def is_unclear(status: str) -> bool:
    """Whether this status says only that a source names a body, not as what (`aa:standingUnknown`)."""
    return status in holding(STATUS, "aa:standingUnknown")


def agreement_is_over(status: str) -> bool:
    """Whether this status of an agreement says that it has ended (`aa:saysEnded`)."""
    return status in holding("agreement-status", "aa:saysEnded")


def fullness(status: str) -> int:
    """The place of a status in their order, 0 for the fullest (`aa:position`); ValueError for an unknown one."""
    return ordered(STATUS).index(status)


def step_place(step: str) -> int:
    """The place of a step of accession in their order, 0 for the first; ValueError for an unknown one."""
    return ordered("rule-step").index(step)


def step_to(status: str) -> str | None:
    """The step of accession that leads to a status (`aa:leadsToStatus`); None where none does."""
    steps = pointing("rule-step", "aa:leadsToStatus")
    return next((step for step, reached in steps.items() if status in reached), None)


def full_step() -> str:
    """The step of accession that makes a full member."""
    return _step(full=True)


def admission_step() -> str:
    """The step of accession that makes a member that is not yet full."""
    return _step(full=False)


def _step(*, full: bool) -> str:
    reached = pointing("rule-step", "aa:leadsToStatus")
    return next(step for step in ordered("rule-step") for status in reached.get(step, ()) if is_full(status) is full)


def has_behind(status: str | None, step: str) -> bool:
    """Whether a body of a status (None: of none) has a step of accession behind it; a full one has them all."""
    if status is None:
        return False
    reached = step_to(status)
    return is_full(status) or (reached is not None and step_place(step) <= step_place(reached))


def is_admitted(status: str | None) -> bool:
    """Whether a body of a status has been admitted without being full: the step before full membership is done."""
    return status is not None and not is_full(status) and step_to(status) is not None
