# A member whose body the source does not name.
member-not-named = body not named in the source

# Whether a requirement is met, as far as is known.
requirement-behind = The body is { $full ->
    [yes] a full
   *[no] a provisional
  } member already; how this was met is not recorded.
requirement-eligible = The economy is on record in the forum.
requirement-not-eligible = The jurisdiction is not on record as an economy of the forum.
requirement-without-members = No full member is on record.
requirement-nominations = No nomination is on record; { $own ->
    [yes] { $nominating } of the { $members } full members, all but that of its own country or region,
   *[no] { $members ->
        [1] the only full member on record
       *[other] the { $members } full members
    }
  } may nominate.
requirement-votes = No vote is on record; needed: { $needed } of { $members ->
    [1] the only full member on record
   *[other] the { $members } full members
  }.
requirement-share-not-recorded = The share of votes needed is not recorded.
requirement-secretariat = No such step is on record.
requirement-other-vote = This vote decides something else than the admission; none is on record.
requirement-condition = Whether the candidate meets this is not recorded.
demand-vote = A vote of the full members; the share needed is not recorded
requirement-ahead = { $step }: { $demand }
step-not-recorded = { $step }: what it takes is not recorded

# Votes on the next step.
votes-none-ahead = The body is a full member; no vote is ahead.
votes-without-members = For { $step }, no full member who could vote is on record.
votes-share-not-recorded = For { $step }, the vote needed is not recorded; full members on record: { $members }.
votes-needed = For { $step }, { $needed } of the { $members } full members on record must agree ({ $share }).

# How long others took.
duration-years = { $number ->
    [one] { $number } year
   *[other] { $number } years
  }
duration-months = { $number ->
    [one] { $number } month
   *[other] { $number } months
  }
duration-none = less than a month
duration-range = between { $least } and { $most }
precedent = { $body }: provisional { $provisional }, full { $full } ({ $duration })

# A body that no agreement could take in.
accession-barred = { $body } cannot apply to join the { $agreement }. { $reason }

# The state of the accession.
accession-present = As of { $day }, { $status ->
    [unknown] sources name { $body } in connection with the { $agreement } without saying as what
    [applicant] { $body } has applied to join the { $agreement }; no admission is on record
    [suspended] the membership of { $body } in the { $agreement } is suspended, { $since }
   *[other] { $body } is on record in the { $agreement } as { $status ->
        [authorised] a full (authorised) member
        [provisional] a provisional member
       *[other] { $label }
      }, { $since }
  } ({ $sureness }).{ $full ->
    [yes] {" "}No accession is ahead.
   *[no] {""}
  }
accession-not-eligible = The { $agreement } takes bodies of economies of { $forum } only; the jurisdiction of { $body } is not on record as one.
accession-former = As of { $day }, { $body } is on record in the { $agreement } as a former member only ({ $since }{ $end ->
    [recorded] {""}
   *[other] ; when it left is not recorded
  }).{ $others }
accession-absent = As of { $day }, { $body } is not on record in the { $agreement }, neither as a provisional nor as a full member.{ $founded }{ $others }
accession-not-founded = {" "}It was founded only later ({ $founded }).
accession-others = {" "}{ $bodies } of the same jurisdiction { $number ->
    [one] is
   *[other] are
  } on record in it.

# What else is on record.
background-dated = { $time }: { $what }
background-intention = a notice of { $issuer } sets the aim: { $aim }

# What the record leaves open.
unknown-vote = May vote or not: { $participation }.
unknown-share = The vote needed for { $step } is not recorded.
unknown-starts = Start of full membership not recorded: { $members }.
unknown-application = Whether an application has been made is not recorded.
unknown-support = Whether any member has offered to nominate or to support is not recorded.
unknown-members-none = No full member is on record, nor how many there are.
unknown-members-total = How many full members there are is not recorded; the { $known } on record come from several sources and may be incomplete.
unknown-members-stated = { $known } full members are on record{ $same ->
    [yes] , as many as a source states
   *[no] ; a source states { $stated }
  }{ $dated ->
    [yes] {" "}({ $day })
   *[no] {""}
  }. The list comes from several sources and may be incomplete.

# The page.
accession-title = { $candidate }: joining the { $agreement }
accession-points = Key points
usual-sureness = Where nothing else is said, the certainty is “{ $sureness }”.
accession-votes = Who votes
accession-column-body = Body
accession-column-place = Country or region
accession-column-since = Full member since
accession-column-sureness = Certainty
accession-column-score = Score
accession-column-demand = What is asked
accession-column-known = What is known
not-recorded = not recorded
point-not-eligible = Its country or region is not on record as an economy of the forum: it is not eligible on the record.
point-nominations = { $amount } full members must nominate; no nomination is on record.
point-closest = The full members with the closest ties: { $members }.
point-precedents = { $number ->
    [one] { $number } precedent
   *[other] { $number } precedents
  } with both dates on record, see below.
point-same-place = Another body of its country or region is in it: { $participation }.
point-conditions = Whether { $number ->
    [one] { $number } condition of substance is met
   *[other] { $number } conditions of substance are met
  } is not recorded; the candidate must show it.
member-with-place = { $body } ({ $place })
members-with-few-ties = { $close ->
    [0] Full
   *[other] Other full
  } members with few ties or none on record ({ $number }): { $members }.
score-explained = The score only puts the list in order. It adds up, for each kind of tie: { $weights }.
score-weight = { $kind }, { $weight } each (at most { $most })
ties-counted = { $kind } ({ $number })
ties-named = { $kind }: { $ties }
event-named = “{ $event }”
tie-said = { $entity } ({ $said })
votes-members = The full members on record: { $members }.
votes-possible = Seats that may have a vote and are not counted: { $members }.
members-of-sureness = { $sureness } – { $members }
votes-close = { $number } of them { $number ->
    [one] has
   *[other] have
  } closer ties (the table above); if { $number ->
    [one] it
   *[other] all of these
  } agreed, { $lacking ->
    [0] that would be enough
   *[other] at least { $lacking } more would still be needed
  }.
