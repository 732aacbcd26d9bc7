# Answers of the trust registry protocol: what is on record of a question, between two sides, or of a place in an agreement.
trust-between-recorded = { $authority } recognises engineers of { $entity } through { $agreement } on { $day } ({ $certainty }).
trust-between-part = Only for a part of the country: through { $agreement } on { $day } ({ $certainty }). For the whole of it nothing is on record between { $entity } and { $authority }.
trust-between-possible = It is possible, and no more, that { $authority } recognises engineers of { $entity } through { $agreement } on { $day }.
trust-between-effect-not-recorded = { $agreement } stands between { $entity } and { $authority } on { $day } ({ $certainty }); no source says what it recognises.
trust-between-other-thing = On record between { $entity } and { $authority } on { $day } is { $agreement } ({ $certainty }), which recognises something else than engineers.
trust-between-not-on-the-day = { $agreement } does not link { $entity } and { $authority } on { $day }: it, or a place in it, had ended or not begun.
trust-between-none = Nothing is on record between { $entity } and { $authority } for { $day }. That does not mean no.
trust-agreement-recorded = { $entity } { $action ->
    [vote] votes in
   *[other] is a full member of
  } { $authority } on { $day } ({ $certainty }).
trust-agreement-not-full = { $entity } has a place in { $authority } on { $day } ({ $certainty }), without { $action ->
    [vote] a vote
   *[other] the rights of a full member
  }.
trust-agreement-possible = It is possible, and no more, that { $entity } is a full member of { $authority } on { $day }.
trust-agreement-effect-not-recorded = { $entity } stands in { $authority } on { $day } ({ $certainty }); no source says what it recognises.
trust-agreement-other-thing = { $entity } stands in { $authority } on { $day } ({ $certainty }), which is for another level, or recognises something else than engineers.
trust-agreement-not-on-the-day = { $entity } has no place in { $authority } on { $day }: what is recorded of it had ended or not begun.
trust-agreement-none = No place of { $entity } in { $authority } is on record. That does not mean no.
