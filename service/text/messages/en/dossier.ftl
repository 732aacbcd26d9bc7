# The dossier of a country or region.
dossier-title = { $place }: mutual recognition of engineers
dossier-title-region = { $place }: mutual recognition of engineers
# The day stands in the first sentence; here alone the page says what a gap in the record means.
dossier-lead = { $own ->
    [own] {""}
   *[other] Seen from { $counterpart }.{" "}
  }Release { $release }, data of { $data }. What is not recorded may exist.
dossier-nearest = What comes nearest
dossier-yes = yes
dossier-no-record = no record
dossier-source-number = [{ $number }]
dossier-source-separator = {" "}

# The first sentence: what there is.
dossier-summary = As of { $day }, bodies of { $place } take part in { $agreements ->
    [one] one agreement
   *[other] { $agreements } agreements
  }{ $full ->
    [0] {""}
    [one] , as a full member in one multilateral agreement
   *[other] , as full members in { $full } multilateral ones
  }{ $own ->
    [own] { $partners ->
        [0] {""}
        [one] ; there are bilateral agreements with one country or region
       *[other] ; there are bilateral agreements with { $partners } countries and regions
      }
   *[other] { $shared ->
        [0] {""}
        [one] ; one is shared with { $counterpart }
       *[other] ; { $shared } are shared with { $counterpart }
      }
  }.{ $possible ->
    [0] {""}
    [one] {" "}One more may stand.
   *[other] {" "}{ $possible } more may stand.
  }
dossier-summary-few = As of { $day }, on record of { $place }: { $what }.
dossier-summary-nothing = As of { $day }, no body, agreement or event of { $place } is on record.
dossier-number-bodies = { $number ->
    [one] one body
   *[other] { $number } bodies
  }
dossier-number-possible = { $number ->
    [one] one agreement that may stand
   *[other] { $number } agreements that may stand
  }
dossier-number-past = { $number ->
    [one] one agreement of another time
   *[other] { $number } agreements of other times
  }
dossier-number-events = { $number ->
    [one] one event
   *[other] { $number } events
  }

# The points: what there is first, what is not on record last.
dossier-engineers = { $way ->
    [outbound] A basis on which { $there } may recognise, on conditions, professional engineers of { $here }
    [inbound] A basis on which { $here } may recognise, on conditions, professional engineers of { $there }
   *[both] A basis on which each side may recognise, on conditions, the other's professional engineers
  }: { $agreements }.{ $again ->
    [yes] {""}
   *[no] {" "}Recognition is not a licence to practise.
  }
dossier-unsaid = Called mutual, while no source names { $way ->
    [outbound] what { $there } recognises of { $here }
    [inbound] what { $here } recognises of { $there }
   *[both] what is recognised
  }: { $agreements }.
dossier-degrees = { $way ->
    [outbound] Degrees from accredited programmes of { $here } may be recognised in { $there }
    [inbound] Degrees from accredited programmes of { $there } may be recognised in { $here }
   *[both] Degrees from accredited programmes may be recognised both ways
  }, but not engineers, under: { $agreements }.
dossier-way = { $agreement } ({ $limits })
dossier-way-part = { $end ->
    [origin] for engineers of { $part } only
   *[destination] in { $part } only
  }
dossier-way-fields = for the fields that it lists
dossier-way-unclear = whether it still operates is not recorded
dossier-no-way = { $way ->
    [outbound] No agreement is on record under which { $there } recognises professional engineers of { $here }.
    [inbound] No agreement is on record under which { $here } recognises professional engineers of { $there }.
    [nothing] No agreement that { $here } and { $there } share is on record.
   *[both] No agreement is on record under which { $here } and { $there } recognise each other's professional engineers.
  }
dossier-intended = Intended by the { $years } notice: { $intention } – { $outcome }.
dossier-intended-judged = Intended by the { $years } notice: { $intention } – { $outcome }; all evidence found comes to: { $verdict }.
dossier-shared = { $more ->
    [yes] Other agreements shared with { $counterpart }
   *[no] Agreements shared with { $counterpart }
  }: { $agreements }.
dossier-shared-ties = With { $counterpart } there are { $number } more texts of cooperation without recognition.
dossier-shared-agreement = { $agreement } ({ $kind }, { $sureness })
dossier-nomination = A body of { $here } is a full member of: { $agreements }. As such it may nominate a body of { $there }, and votes on its entry.
dossier-latest = Latest between the two sides – { $day }: { $event }.
dossier-own-recognising = Bilateral agreements under which engineers are recognised, with { $number ->
    [one] one country or region
   *[other] { $number } countries and regions
  }: { $partners }.
dossier-own-silent = Bilateral agreements that are called mutual, while no source names what is recognised, with { $number ->
    [one] one country or region
   *[other] { $number } countries and regions
  }: { $partners }.
dossier-own-partner = { $place } ({ $number }; { $sureness })
dossier-own-partners = Cooperation, without recognition of engineers, with { $number ->
    [one] one more country or region
   *[other] { $number } more countries and regions
  }: { $partners }.
dossier-own-possible = Texts of cooperation that may stand, with { $number ->
    [one] one country or region
   *[other] { $number } countries and regions
  }: { $partners }.
dossier-own-memberships = Multilateral agreements: { $agreements }.
dossier-own-member = { $agreement } ({ $status }, { $sureness })
dossier-own-intended = { $number ->
    [one] One international intention of the { $years } notice
   *[other] { $number } international intentions of the { $years } notice
  }: { $counts }.
dossier-own-latest = Latest with others – { $day }: { $event }.

# The parts: sheets of the workbook, sections of the page.
dossier-bodies-description = Organizations of the jurisdiction on record, those in most agreements first.
dossier-participations-description = Every recorded place, past ones too, with its status on the day, how surely it holds and why; blank where surely not.
dossier-agreements-description = Agreements of its bodies, those with the counterpart first; how surely its bodies, and both sides, are in them on the day and why.
dossier-partners-description = Countries and regions with bilateral agreements on the day, and which of these recognise engineers.
dossier-events-description = Events of the jurisdiction, its bodies and its bilateral agreements, by date; those without one come last.
dossier-intentions-description = Each intention with what became of it; before the notice there was none.
dossier-disciplines-description = As far as they are recorded.
dossier-gaps-description = Gaps of the record.
dossier-sources-description = The sources of the tables, each once, numbered as on the page.
dossier-routes = Routes
dossier-routes-description = Routes of recognition for professional engineers, both ways; recognition is not a licence.
dossier-shared-heading = Agreements shared with { $counterpart }
dossier-members-heading = Places in multilateral agreements
dossier-two-sided-heading = { $own ->
    [own] Bilateral agreements
   *[other] Other bilateral agreements
  }
dossier-both-ways = both ways
dossier-one-way = { $origin } → { $destination }
dossier-more-bodies = { $number ->
    [one] One more body is on record
   *[other] { $number } more bodies are on record
  }, in no agreement on that day; the workbook lists all.
dossier-body-not-named = not named
dossier-not-then = { $when ->
    [later] not yet
   *[ended] ended
  }

dossier-gap-nothing = No agreement of a body of { $place } is on record.
dossier-gap-undated = Start not recorded: { $agreements }.
dossier-gap-unnamed = The source names no body: { $agreements }.
dossier-gap-unclear = Named in it, standing unclear: { $agreements }.
dossier-gap-weak = Rests on weak sources only: { $agreements }.
dossier-gap-disciplines = Disciplines of its register not recorded: { $agreements }.
dossier-gap-names = No Chinese name on record: { $names }.
