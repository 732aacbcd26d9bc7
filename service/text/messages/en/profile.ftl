# The profile of a country or region, a body, an agreement.
profile-title = { $name }: profile
# Here alone the page says what a gap in the record means.
profile-lead = As of { $day }. Release { $release }, data of { $data }. What is not recorded may exist.
profile-column-what = What
profile-column-number = Number
profile-column-when = When
profile-column-whose = Whose
profile-column-source = Source
profile-column-intention = Intention
profile-column-outcome = Outcome
profile-column-verdict = Verdict
profile-column-why = Why
profile-column-event = Event
profile-several = { $numbers } (of parts)
profile-noted = { $what } ({ $note })
profile-about = { $comparator } { $value }
profile-unit = { $value } { $unit }
profile-part = for { $part } only
profile-more-ties = { $number } more ties without recognition are not listed here.
profile-link = { $title }: { $address }

# The first sentence.
profile-body = { $body }{ $acronym ->
    [none] {""}
   *[other] {" "}({ $acronym })
  } { $state ->
    [over] was
   *[stands] is
  } { $kind }{ $placed ->
    [yes] {" "}of { $place }
   *[no] {""}
  }{ $founded ->
    [none] {""}
   *[other] , founded { $founded }
  }{ $state ->
    [over] { $ended ->
        [none] , which is no more
       *[other] , ended { $ended }
      }
   *[stands] {""}
  }; as of { $day }, { $agreements ->
    [0] no agreement is on record in which it takes part
    [one] it takes part in one agreement
   *[other] it takes part in { $agreements } agreements
  }{ $full ->
    [0] {""}
    [one] { $agreements ->
        [one] , as a full member
       *[other] , as a full member in one multilateral agreement
      }
   *[other] , as a full member in { $full } multilateral ones
  }{ $partners ->
    [0] {""}
    [one] , and has bilateral agreements with bodies of one country or region
   *[other] , and has bilateral agreements with bodies of { $partners } countries and regions
  }.{ $possible ->
    [0] {""}
    [one] {" "}One more may stand.
   *[other] {" "}{ $possible } more may stand.
  }
profile-agreement = { $agreement } { $state ->
    [over] was
   *[other] is
  } { $kind }{ $sides ->
    [one] {" "}of { $parties }
    [some] {" "}between { $parties }
   *[many] {""}
  }{ $begun ->
    [none] {""}
   *[other] , { $signed ->
        [yes] signed
       *[no] in force from
      } { $begun }
  }; { $recognises }. As of { $day }, { $state ->
    [over] { $ended ->
        [none] it has ended
       *[other] it has ended ({ $ended })
      }
    [before] it had not begun
   *[stands] { $joined ->
        [yes] { $full ->
            [0] no full member is on record
            [one] one country or region is a full member
           *[other] { $full } countries and regions are full members
          }{ $others ->
            [0] {""}
            [one] , one is a provisional or other member
           *[other] , { $others } are provisional or other members
          }{ $possible ->
            [0] {""}
            [one] ; one more may be a member
           *[other] ; { $possible } more may be members
          }
       *[no] it stands{ $sides ->
            [one] {""}
            [some] {""}
           *[many] { $members ->
                [0] {""}
                [one] {" "}with one country or region in it
               *[other] {" "}with { $members } countries and regions in it
              }
          } ({ $sureness })
      }
  }.
profile-recognises-things = what it recognises: { $things }
profile-recognises-unsaid = no source names what it recognises
profile-recognises-nothing = it recognises no qualification
profile-recognises-none = no recognition of qualifications by it is on record

profile-international = international { $kind }

# Key figures.
profile-agreements = Agreements: { $basis }
profile-partners = Countries and regions with bilateral agreements
profile-seats = Multilateral agreements with a seat
profile-recognised-in = Countries and regions with a route for its engineers
profile-recognises = Countries and regions to whose engineers it offers a route
profile-bodies = Bodies on record
profile-full-members = Full members (countries and regions)
profile-other-members = Provisional and other members (countries and regions)
profile-possible-members = Possible members (countries and regions)
profile-parties = Countries and regions in it
profile-votes = Seats that vote
profile-number-under = { $metric } ({ $agreement })

# With the counterpart.
profile-shared = { $number ->
    [0] No agreement with bodies of { $counterpart } is on record.
    [one] One agreement with bodies of { $counterpart }: { $agreements }.
   *[other] { $number } agreements with bodies of { $counterpart }: { $agreements }{ $more ->
        [0] {""}
       *[other] {" "}and { $more } more
      }.
  }
profile-place = { $body }, { $status }, { $time } ({ $sureness })
profile-in-it = { $place } is in it: { $line }.
profile-not-in-it = { $kind ->
    [was] Bodies of { $place } were in it, and are so no longer on the day.
    [open] No body of { $place } is on record in it; it is open to bodies of { $place }.
   *[closed] No body of { $place } is on record in it.
  }
profile-ways-engineers = { $way ->
    [both] Under it, engineers may be recognised on conditions, both ways, between { $counterpart } and { $places }
    [from] Under it, { $counterpart } may recognise, on conditions, engineers of { $places }
   *[to] Under it, engineers of { $counterpart } may be recognised, on conditions, in { $places }
  }{ $number ->
    [one] {""}
   *[other] {" "}({ $number } countries and regions)
  }. Recognition is not a licence to practise.
profile-ways-degrees = { $way ->
    [both] Under it, degrees from accredited programmes may be recognised both ways between { $counterpart } and { $places }
    [from] Under it, { $counterpart } may recognise degrees from accredited programmes of { $places }
   *[to] Under it, degrees from accredited programmes of { $counterpart } may be recognised in { $places }
  }{ $number ->
    [one] {""}
   *[other] {" "}({ $number } countries and regions)
  }, but not engineers.
profile-ways-silent = It is called mutual, while no source names what is recognised { $way ->
    [both] between { $counterpart } and { $places }
    [from] of { $places } in { $counterpart }
   *[to] of { $counterpart } in { $places }
  }.

# What is not known.
profile-gap-founded = When it was founded is not recorded.
profile-gap-no-place = { $kind ->
    [agreement] Who is in it on the day is not recorded.
   *[other] No agreement is on record in which it takes part on the day.
  }
profile-gap-signed = When it was signed or came into force is not recorded.
profile-gap-status = Whether it still operates is not recorded.
profile-gap-recognised = What it recognises is not recorded.
profile-gap-rules = The rules of accession are not recorded.
profile-gap-numbers = How many engineers are on the registers is not recorded: { $agreements }.
profile-gap-search = Looked for: { $question } – { $finding }

# Where to go next.
profile-next-dossier = The whole dossier of { $place }
profile-next-recognition = What { $to } recognises of engineers of { $origin }
profile-next-compare = Side by side: { $one } and { $other }
profile-next-gaps = Where { $place } stands in multilateral agreements, and what is missing
profile-next-map = { $place } and its partners on the map
profile-next-targets = Targets and intentions of the notice, and what became of them
profile-next-accession = What { $body } lacks to enter { $agreement }, and who could nominate it
profile-next-scenario = Suppose { $body } joins { $agreement }: what would open
profile-next-members = All members on the day, with dates
profile-next-provisions = What is recognised, and which way
profile-next-profile = Profile: { $name }
profile-next-network = Its network
profile-next-changes = What changed in ten years
