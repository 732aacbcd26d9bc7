# Questions in words.
ask-rows = { $count ->
        [0] { $title }: nothing is on record. What is not recorded is not thereby denied.
        [one] { $title }: one row.
       *[other] { $title }: { $count } rows, of which { $shown } are shown.
    }
ask-no-path = No connection between { $start } and { $end } is on record.
ask-path = { $start } → { $steps }
path-arrow = {" "}→{" "}
ask-network = { $nodes } nodes and { $edges } edges.
ask-outcome = { $outcome }: { $count }
ask-targets = { $total } targets and intentions; { $counts }.
ask-changes = { $count ->
        [0] Nothing new is on record.
        [one] One thing is new: { $first }
       *[other] { $count } things are new. The first: { $first }
    }
ask-understood = Understood as: { $title } (`{ $address }`)
ask-not-understood = The question was not understood. The nearest that can be asked is listed below; names of bodies, agreements and countries help.
ask-alternatives = What it may have meant
