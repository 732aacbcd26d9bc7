# The first sentence of an answer.
recognition-same-side = Both sides are { $origin }: recognition between jurisdictions does not arise.
recognition-routes = As of { $day }, { $count ->
    [one] 1 agreement on record provides
   *[other] { $count } agreements on record provide
  } for the recognition of { $engineer } of { $origin } in { $destination }, on terms.{ $caveats }{ $unsaid } Recognition is not a licence to practise.
recognition-no-route = As of { $day }, no agreement is on record under which { $destination } recognises { $engineer } of { $origin }.{ $degrees ->
    [engineer] {" "}Degrees are recognised under an accord on education; engineers are not.
    [other] {" "}Degrees are recognised under an accord on education; { $level }s are not.
   *[none] {""}
  }{ $unsaid } What is not recorded may exist.

# What a reader of the first sentence must not overlook; of the only route, or of some among several.
caveat-unclear = { $routes ->
    [1] Whether it is still in operation is not recorded.
   *[other] For { $number } of them, present operation is not recorded.
  }
caveat-possible = { $routes ->
    [1] The dates on record leave open whether it held on that day.
   *[other] For { $number } of them, the dates on record leave that day open.
  }
# Of those, which hold in a state, a province or the like only.
caveat-part-destination = { $routes ->
    [1] It holds in { $part } only.
   *[other] { $count ->
        [one] One of them holds
       *[other] { $count } of them hold
      } in { $part } only.
  }
caveat-part-origin = { $routes ->
    [1] It is for engineers of { $part } only.
   *[other] { $count ->
        [one] One of them is
       *[other] { $count } of them are
      } for engineers of { $part } only.
  }
# Agreements that are called mutual recognition, but no source says of what; not counted among the routes above.
recognition-unsaid = { $count ->
    [one] {" "}Not counted is an agreement that is called recognition while no source seen says what it recognises this way.
   *[other] {" "}Not counted are { $count } agreements that are called recognition while no source seen says what they recognise this way.
  }
caveat-listed = { $routes ->
    [1] It is for the specialties that it lists.
   *[other] Limited to listed specialties: { $number } of them.
  }

# What is recognised on the way, and what to do where no source says it.
route-recognises = { $recorded ->
    [yes] Recognised: { $things }.
   *[no] What is recognised this way is not recorded.
  }
route-to-ask = Ask the bodies of both sides what the agreement gives: no source seen says it.

# The state of an agreement on a day on which it stands.
agreement-state = { $signature ->
    [recorded] Signed { $signed }
   *[other] Date of signature not recorded
  }{ $operation ->
    [later] ; came into operation later, { $in_force }
    [begun] ; in operation since { $in_force }
   *[other] {""}
  }{ $state ->
    [ended] ; ended later, { $ended }
    [in-force] ; a source shows it in operation
    [signed] ; entry into force not recorded
    [unknown] ; it existed, but whether it is in operation is not recorded
   *[other] {""}
  }.

# How the agreement's own list, and the register of one side, meet the specialty asked for.
specialty-in-agreement = { $match ->
    [listed] The agreement lists this specialty.
    [broader] The agreement lists a broader field of this specialty.
    [discipline] The agreement lists the discipline to which we map this specialty; the mapping is ours.
    [not-listed] The recorded list does not have this specialty.
   *[not-recorded] Which specialties the agreement covers is not recorded.
  }
specialty-in-register = { $place }: the specialty { $match ->
    [listed] is a discipline of the register
    [broader] falls under a broader discipline of the register
    [discipline] corresponds, by our mapping, to a discipline of the register
    [not-listed] is not among the recorded disciplines of the register
   *[not-recorded] may or may not be in the register: its disciplines are not recorded
  }.
agreement-lists = The agreement lists: { $specialties }.

# Whom a participation speaks for.
body-not-named = The source names { $place }, not the body that applies the agreement there.
body-of-a-part = { $body } acts for { $part } only, not for the rest of { $place }.

# What an agreement lacks to be a route.
gap = { $agreement }: { $what }.
gap-not-full = the standing of a side is not as it requires
gap-not-full-side = { $status ->
    [unknown] sources name { $body } in it without saying as what
    [former] { $body } is on record as a former member only; how it stood on that day is not clear
    [provisional] { $body } is a provisional member, not a full one
    [suspended] the membership of { $body } is suspended
   *[other] { $body } is { $label }, not a full member
  }
gap-not-listed = both sides stand in it, but its recorded list does not have the specialty asked for
gap-not-yet = the agreement begins only after the day asked about ({ $start })
gap-joins = { $body } is in it only from a later day ({ $start })
gap-applied = { $body } has applied; no admission is on record
gap-lapsed = the agreement was over by that day { $end ->
    [recorded] (ended { $ended })
   *[other] (date of end not recorded)
  }
gap-left = { $body } was { $status ->
    [provisional] a provisional member
    [authorised] a full member
    [party] a party
   *[other] in it ({ $was })
  } and is no longer in it { $end ->
    [recorded] (ended { $ended })
   *[other] (date of end not recorded)
  }
gap-other-way = it holds the other way only; nothing on record says that { $place } recognises anybody under it
gap-absent = one accession is missing: no body of { $place } is on record in it
gap-not-eligible = open to economies of { $forum } only, and { $place } is not on record as one

# The page.
recognition-title = Recognition of engineers: from { $origin } to { $destination }
recognition-route-heading = { $basis }: { $agreement }
recognition-specialty = Specialty: { $specialty }.
recognition-standing = Who stands in it
recognition-certainty = **{ $title }**: { $certainty } ({ $meaning }).
certainty-meaning = { $certainty ->
    [certain] the sources vouch for that day
    [presumed] recorded before that day, and no source says that it ended
   *[possible] the dates on record leave it open
  }
tie-line = { $agreement } ({ $kind }; { $signature ->
    [recorded] signed { $signed }
   *[other] date of signature not recorded
  })
agreement-state-title = State

# A condition with its number, such as "Practice after the degree (8 years)".
condition-amount = { $text } ({ $unit ->
    [years] { $value ->
        [one] { $value } year
       *[other] { $value } years
      }
    [months] { $value ->
        [one] { $value } month
       *[other] { $value } months
      }
    [hours] { $value ->
        [one] { $value } hour
       *[other] { $value } hours
      }
    [minutes] { $value } minutes
    [persons] { $value ->
        [one] { $value } person
       *[other] { $value } persons
      }
    [supporters] { $value ->
        [one] { $value } supporter
       *[other] { $value } supporters
      }
    [unit] { $value ->
        [one] { $value } unit
       *[other] { $value } units
      }
   *[other] { $unit } { $value }
  })
