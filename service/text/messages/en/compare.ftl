# Things side by side.
compare-title = Side by side: { $things }
compare-description = Row by row what each has on the day. A note says where values may not be set side by side. What is not recorded is not thereby denied.
compare-on-day = On { $day }, by release { $release }. What is not recorded is not thereby denied.
compare-not-recorded = not recorded
compare-counted = { $count ->
        [0] none recorded
       *[other] { $more ->
            [0] { $count }: { $names }
           *[other] { $count }: { $names }; and { $more } more
        }
    }
compare-counted-agreements = { $count ->
        [0] none recorded
       *[other] { $more ->
            [0] { $count }: { $names }
           *[other] { $count }: { $names }; and { $more } more
        }
    }
compare-standing = { $status }, { $time } ({ $sureness })
compare-agreement-stands = { $status } ({ $sureness })
compare-does-not-stand = does not stand on this day
compare-two-sided = Agreements of two sides
compare-kind = Kind
compare-place = Country or region
compare-founded = Founded
compare-federations = Federations
compare-basis = Basis
compare-level = Level
compare-signed = Signed
compare-in-force = Applies from
compare-ended = Ended
compare-status = Standing
compare-full-members = Full members (certain or presumed)
compare-other-members = Provisional and other members (certain or presumed)
compare-possible-members = Possible members
compare-votes = Votes
compare-recognised-in = Countries and economies that recognise its engineers
compare-recognises = Countries and economies whose engineers it recognises
compare-recognised-things = What it recognises
compare-conferred = Titles
compare-grants = What it grants
compare-requirement = What it asks for
compare-titles = Titles: { $level }
compare-title-years = { $title } ({ $years ->
        [one] { $years } year of experience
       *[other] { $years } years of experience
    })
compare-disciplines = Disciplines in the register of { $agreement }
compare-own-disciplines = Disciplines of its registers
compare-number-under = { $metric }, { $agreement }
compare-number = { $value } { $unit } ({ $date })
compare-number-bounded = { $comparator } { $value } { $unit } ({ $date })
compare-not-units = Not comparable: counted in different units.
compare-not-measures = Not comparable: a number at a time stands beside a sum of years.
compare-not-bounds = Not comparable: at least one is a lower bound or rounded.
compare-not-years = Not comparable: more than a year lies between them.
compare-column-property = Property
compare-column-note = Comparable
compare-shared-agreements = { $count ->
        [0] No agreement is on record of which all of them are members.
       *[other] All of them are members of { $count }: { $names }.
    }
compare-shared-members = { $count ->
        [0] No member is on record that all of them have.
       *[other] Members of all of them, { $count }: { $names }.
    }
compare-only-agreements = { $count ->
        [0] { $thing }: no agreement that the others lack.
       *[other] Only { $thing }, { $count }: { $names }.
    }
compare-only-members = { $count ->
        [0] { $thing }: no member that the others lack.
       *[other] Only in { $thing }, { $count }: { $names }.
    }
