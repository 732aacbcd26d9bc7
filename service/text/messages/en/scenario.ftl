# What cannot be supposed.
scenario-closed = The { $agreement } cannot be joined: it is no register or accord that is open to further members.
scenario-not-standing = The { $agreement } { $over ->
    [yes] is over by { $day }
   *[no] does not stand yet on { $day }
  }; nothing can be supposed of it then.
scenario-not-eligible = The { $agreement } takes bodies of economies of { $forum } only; the jurisdiction of { $body } is not on record as one.
scenario-no-place = { $body } belongs to no single country or region, for which it could act in an agreement.
scenario-no-body = { $body } does not exist on { $day }.
scenario-one-side = Both bodies are of { $place }: an agreement between them is not one between two sides.

# What is supposed.
scenario-joins = { $body } is a full member of the { $agreement } from { $day }
scenario-signs = { $one } and { $other } have a mutual recognition agreement from { $day }
scenario-so-already = { $step }: so already, by the record

# The answer first.
scenario-joining = joining the { $agreement }
scenario-entry = the entry of { $body } into the { $agreement }
scenario-agreement = a mutual recognition agreement of { $one } and { $other }
scenario-opens = { $steps } would open { $number ->
    [one] { $number } country or economy
   *[other] { $number } countries or economies
  } to { $level ->
    [professional-engineer] professional engineers
    [technologist] engineering technologists
    [technician] engineering technicians
   *[other] engineers
  } of { $origin }: { $places }.
scenario-opens-degrees = { $steps } would have degrees of { $origin } { $level ->
    [professional-engineer] at the level of professional engineers{" "}
    [technologist] at the level of engineering technologists{" "}
    [technician] at the level of engineering technicians{" "}
   *[other] {""}
  }recognised in { $number ->
    [one] { $number } country or economy
   *[other] { $number } countries or economies
  }: { $places }; this recognises degrees, not engineers.
scenario-first = { $number ->
    [0] { $total ->
        [1] It recognises as much already under another agreement.
       *[other] All of them recognise as much already under other agreements.
      }
    [one] { $number } of them recognises nothing of the kind today: { $places }.
   *[other] { $number } of them recognise nothing of the kind today: { $places }.
  }
scenario-all-first = { $number ->
    [one] It recognises nothing of the kind today.
   *[other] None of them recognises anything of the kind today.
  }
scenario-back = { $same ->
    [yes] The same holds the other way.
   *[no] The other way, { $number ->
        [0] nothing would open
       *[other] { $place } would recognise those of { $number }: { $places }
      }.
  }
scenario-unsaid = { $number ->
    [one] { $number } more route would open of which no source says what it recognises; it is not counted.
   *[other] { $number } more routes would open of which no source says what they recognise; they are not counted.
  }
scenario-possible = { $number ->
    [one] { $number } of these routes rests on a standing that is only possible.
   *[other] { $number } of these routes rest on standings that are only possible.
  }
scenario-nothing = { $steps } would open no route for { $origin } that is not open today.
scenario-holds = This is so already, by the record; supposing it changes nothing.
scenario-changed = { $number ->
    [one] { $number } route that is open today would say something else.
   *[other] { $number } routes that are open today would say something else.
  }
scenario-no-members = No full member of the { $agreement } is on record, so that what joining it would open is not known.
scenario-supposed = None of this is on record; it follows from the rules of recognition if it were so. Recognition is not a licence to practise.

# Who may do it.
scenario-why-holds = { $body } is a full member of the { $agreement } already.
scenario-why-open = The { $agreement } takes bodies of any country or economy; { $conditions ->
    [0] no condition of its rules is open.
    [one] whether { $body } meets { $conditions } condition of its rules is not recorded.
   *[other] whether { $body } meets { $conditions } conditions of its rules is not recorded.
  }
scenario-why-forum = The { $agreement } takes bodies of economies of { $forum }, of which { $place } is one; { $conditions ->
    [0] no condition of its rules is open.
    [one] whether { $body } meets { $conditions } condition of its rules is not recorded.
   *[other] whether { $body } meets { $conditions } conditions of its rules is not recorded.
  }
scenario-why-unknown = No rules of accession of the { $agreement } are recorded: whether { $body } could join is not known.
scenario-why-between-two = No rule is recorded on who may conclude an agreement of two bodies; { $one } and { $other } decide on it.

# What is unknown.
scenario-unknown-rules = How the { $agreement } takes in members is not recorded.
scenario-unknown-other = Whether { $body } would conclude such an agreement, and on which terms, is not recorded.
scenario-unknown-body = With which body of { $place } it would be done is not recorded.
scenario-unknown-effect = What an agreement of this kind would recognise is not recorded.
scenario-other-body = { $body } of the same country or economy is in the { $agreement } already; members are as a rule the only authority of their jurisdiction.

# What is assumed.
scenario-assumes-join = Supposed: { $body } is a full member of the { $agreement } from { $day }; all that the rules of the atlas give full members follows from it.
scenario-assumes-sign = Supposed: an agreement of { $one } and { $other }, in force from { $day }, by which each recognises the professional engineers on the register of the other, for all specialties and without further conditions.

# The next steps of a body.
best-summary = { $steps ->
    [0] For { $body }, no agreement that it could join and no open intention is on record.
   *[other] Of the next steps open to { $body }, { $first } comes first: { $opens }.
  }
best-opens = { $number ->
    [0] it opens no country or economy that is not reached already
    [one] it opens { $number } country or economy that is not reached today ({ $places })
   *[other] it opens { $number } countries or economies that are not reached today ({ $places })
  }
best-join = joining the { $agreement }
best-sign = a mutual recognition agreement with { $other }
best-standards = recognition of standards with { $place }
best-explained = The score only puts the list in order: { $weights }.
best-weight = { $factor } { $weight } (at most { $most })
best-weight-basis = { $factor } by { $basis } { $weight } (at most { $most })

# The pages.
scenario-title = What if: { $steps }
scenario-yes = yes
scenario-aim-met = { $aim } (met already)
best-title = { $body }: the next steps
