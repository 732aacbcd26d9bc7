# The line that says as of when a page holds and from which release it is.
page-about = As of { $day }. Release { $release }, data of { $data_date }. What is not recorded may exist.

# What a page of the interface and a document about the same say in the same words: Python and the interface read this
# file, so that one thing has one name on every surface.
undated = undated
tie-since = since { $start }
tie-through = through { $bodies }
nothing-on-record = Nothing on record.
completeness-complete = complete
completeness-truncated = cut at the limit: not complete
completeness-timed-out = stopped at the time limit: not complete

# The dossier of a country or region.
dossier-points = In short
dossier-bodies = Bodies
dossier-participations = Participation in agreements
dossier-agreements = Agreements
dossier-others = { $number ->
    [one] one other country or region
   *[other] { $number } other countries and regions
  }
dossier-partners = Partners
dossier-events = Events
dossier-sources = Sources
dossier-intentions = What notices intend
dossier-disciplines = Disciplines of its registers
dossier-gaps = What is not recorded

# The parts of a profile.
profile-figures = Key figures
profile-standing = Standing on the day
profile-with = { $own ->
    [own] Partners abroad
   *[other] With { $counterpart }
  }
profile-lacking = Not joined
profile-intentions = What notices intend, and what became of it
profile-latest = What changed last
profile-gaps = What is not known
profile-next = Where to go next

# Coverage and gaps.
gaps-waiting = Not yet full members
gaps-waiting-description = Members that are admitted but not yet full. Applicants, and bodies whose standing no source says, are not among them.
gaps-accessions = One accession away
gaps-accessions-description = With how many countries and regions joining a shared register would give a route where none is on record. Only certain and presumed members count; the certainty is that of the least sure.
gaps-similar = Most alike
gaps-similar-description = By the share of agreements that both hold of all that either holds (Jaccard index). Only certain and presumed full memberships count; the certainty is that of the least sure that both hold.
gaps-bridges = Bridging bodies
gaps-bridges-description = By the share of shortest ways between others that lead through a body (betweenness). The certainty is that of the least sure of its memberships.

# Routes of recognition.
recognition-nearest = What comes nearest
recognition-ties = Ties that recognise nobody
recognition-provision = What is recognised and asked this way
recognition-conditions = Terms and what is known of them
recognition-remaining = What remains to be done
route-grants = Grants: { $grants }.
route-in-part = { $end ->
    [origin] for engineers of { $part } only
   *[destination] in { $part } only
  }
route-condition = { $part ->
    [none] { $text }
   *[other] { $text } ({ $part })
  }
route-specialty = { $text } ({ $specialty })
route-instruments = One instrument with: { $agreements }.

# Joining an agreement.
accession-background = What is on record so far
accession-nominators = Who could nominate
accession-supporters = Who could support the next step
member-of-place = { $place } (body not named in the source)
accession-requirements = What is asked, and what is known of it
accession-precedents = How long others took
accession-unknown = What is not known

# A search: names that were borne for a time, and results that lack a good part of what was asked for.
search-formerly = formerly ({ $time })
search-weak = weak match

# Things side by side.
compare-group-about = What they are
compare-group-standing = Standing
compare-group-recognition = Recognition
compare-group-entry = Entry
compare-group-titles = Titles
compare-group-registers = Registers
compare-group-numbers = Numbers

# What is supposed, and the next steps of a body.
scenario-heading-suppose = Supposed
scenario-heading-gained = Routes that would open
scenario-heading-lost = Routes that would close
scenario-heading-changed = Routes that would change
scenario-heading-aims = Aims of the notice that it would meet
scenario-heading-nominators = Full members with ties to the candidate
scenario-heading-votes = Votes
scenario-heading-conditions = Conditions not on record as met
scenario-heading-unknown = Not known
scenario-column-place = Country or region
scenario-column-direction = Direction
scenario-column-level = Level
scenario-column-recognises = Recognised
scenario-column-first = Reached for the first time
scenario-column-specialties = Specialties
scenario-column-ties = Ties
best-column-step = Step
best-column-opens = Opens
best-column-needs = Needs
best-column-score = Score
best-impossible = Not open to it
best-needs = { $rules ->
    [none] not recorded
   *[recorded] { $nominators ->
        [0] no full member with ties
        [one] { $nominators } full member with ties
       *[other] { $nominators } full members with ties
      }; { $votes ->
        [none] votes not recorded
       *[other] { $votes } of { $members } votes
      }; { $conditions ->
        [one] { $conditions } condition open
       *[other] { $conditions } conditions open
      }
  }

# What to check next.
due-listed = { $due } due, { $coming } later, { $settled } statements settled; periods are our editorial rule, not facts
