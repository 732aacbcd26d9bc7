# Networks and paths.
paths-none = No path is recorded { $day ->
        [any] at any date
       *[other] on { $day }
    } under these conditions; { $help }.
paths-help-hubs = there is one through countries, regions or other hubs (hubs=true)
paths-help-as-of = there is one at another date (as_of=any)
paths-help-exclude = there is one without the exclusions
paths-help-none = no change of these conditions gives one
# The cost of a path in words: less is better.
paths-cost = Cost { $cost }: { $parts }
paths-charge = { $label }{ $times ->
    [one] {""}
   *[other] {" "}({ $times } times)
} { $amount }
paths-weight-relation = “{ $value }”
paths-weight-agreement-kind = kind of agreement: { $value }
paths-weight-level = level: { $value }
paths-weight-participation-status = status: { $value }
paths-weight-certainty = certainty: { $value }
paths-weight-confidence = confidence of the source: { $value }
paths-surcharge-through-body = goes through another body
paths-surcharge-per-doubling = goes through what has many ties
paths-surcharge-unnamed-body = a body that no source names
paths-surcharge-other-level = changes to agreements of another level
paths-surcharge-against = engineers are recognised only the other way
paths-about-any = At any date. Release { $release }. What is not recorded may exist.
paths-title = From { $origin } to { $destination }
paths-heading = Path { $number }, cost { $cost }
paths-weights = What counts, and how much
paths-weights-lead = A relation or a surcharge adds its weight to the cost; every other weight multiplies what a step costs. Less is better.
paths-column-from = From
paths-column-relation = Relation
paths-column-to = To
paths-column-weight = Weight
paths-column-what = What
paths-sureness = { $certainty } ({ $reason })
network-empty = The network has no relation { $day ->
        [any] at any date
       *[other] on { $day }
    } under these conditions; { $help }.
network-help-statuses = there are some with other statuses (without statuses)
network-help-relations = there are some of other relations (without relations)
network-help-kinds = there are some between entities of other kinds (without kinds)
network-help-agreements = there are some of other agreements (without agreements)
network-help-specialty = there are some of agreements that do not cover this specialty (without specialty)
network-help-focus = there are some elsewhere (without focus)
network-help-depth = there are some further from the focus (a larger depth)
network-help-as-of = there are some at another date (as_of=any)
network-help-projection = there are some that are no participations shared by two (projection=none)
network-help-none = no change of one of these conditions gives any
network-any-day = any
# The names by which graph tools import a table stand in every language: Id, Label, Source, Target, Type, Weight.
network-column-id = Id
network-column-kind = Kind
network-column-category = Category
network-column-label-en = Name in English
network-column-label-zh = Name in Chinese
network-column-status = Status
network-column-jurisdiction = Country or region
network-column-start-earliest = Begins at the earliest
network-column-start-latest = Begins at the latest
network-column-end-earliest = Ends at the earliest
network-column-end-latest = Ends at the latest
network-column-iri = Address
network-column-source = Source
network-column-target = Target
network-column-source-label = From (name)
network-column-target-label = To (name)
network-column-relation = Relation
network-column-label = Label
network-column-start = Start
network-column-end = End
network-column-role = Role
network-column-weight = Weight
network-column-type = Type
network-column-certainty = Certainty
network-column-reason = Reason
network-column-recorded = Recorded status
network-column-via = Through
network-column-evidence = Source of information
network-column-confidence = Confidence
network-column-degree = Neighbours
network-column-betweenness = Betweenness
network-column-closeness = Closeness
network-column-core = k-core
network-column-community = Community
network-column-cut = Holds parts together
network-column-bridge = Bridge
network-column-x = Position x
network-column-y = Position y
network-column-agreements = Agreements
network-column-strength = Strength
network-column-direction = Engineers recognised
network-column-forward = Source recognised in target under
network-column-backward = Target recognised in source under
network-column-was = Status until its end
network-nodes = Nodes
network-nodes-description = One row per entity in the network.
network-edges = Edges
network-edges-description = One row per relation between two entities.
network-column-difference = Between the two days
network-difference = Between { $start } and { $end }: { $joined } joined, { $left } left, { $changed } changed, { $stayed } stayed as they were.
