# Sentences of the interface alone: what it says of numbers, and what depends on a value.

# Any list or table.
suggestions = { $number ->
    [one] { $number } suggestion
   *[other] { $number } suggestions
}
rows = { $number ->
    [one] { $number } row
   *[other] { $number } rows
}
rows-filtered = { $shown } of { $number ->
    [one] { $number } row
   *[other] { $number } rows
}
rows-show-all = Show all { $number }

# The data and their releases.
agreements-without-stated-number = No source states a number ({ $number ->
    [one] { $number } agreement
   *[other] { $number } agreements
})
members-missing = { $number } not on record
members-beyond-stated = { $number } more on record than stated
members-known-and-stated = { $known } recorded, { $stated } stated
disagreements = { $number ->
    [one] { $number } disagreement
   *[other] { $number } disagreements
}
disagreements-filtered = { $shown } of { $number ->
    [one] { $number } disagreement
   *[other] { $number } disagreements
}
statements = { $number ->
    [one] { $number } statement
   *[other] { $number } statements
}
statements-changed = { $added ->
    [one] { $added } statement
   *[other] { $added } statements
} added, { $removed } removed
statements-not-shown = … and { $number } more
statements-in-words = In words ({ $number })

# The page of a thing.
ways = { $number ->
    [one] { $number } way
   *[other] { $number } ways
}
history-all = The whole history ({ $number })
figures-all = All numbers ({ $number })

# Networks and maps.
partners-on-map = Schematic map: { $place } and its { $number ->
    [one] partner
   *[other] { $number } partners
}; the table beside it holds the same
agreements-in-common = { $number ->
    [one] { $number } shared agreement
   *[other] { $number } shared agreements
}
map-summary = On { $day }, { $place } shares agreements with { $number ->
    [one] { $number } country or region
   *[other] { $number } countries and regions
}: { $surely }.
map-surely = { $number } { $certainty }
routes-overview = As of { $day }, engineers of { $place } are recognised under agreements on record in { $there ->
    [one] { $there } country or region
   *[other] { $there } countries and regions
}, on terms; engineers of { $here ->
    [one] { $here } country or region
   *[other] { $here } countries and regions
} are recognised in { $place }. Choose a partner to see the routes.
filters-in-use = { $number } in use
nodes-and-relations = { $nodes ->
    [one] { $nodes } node
   *[other] { $nodes } nodes
}, { $relations ->
    [one] { $relations } relation
   *[other] { $relations } relations
}
neighbours-add = Add its neighbours (+{ $nodes ->
    [one] { $nodes } node
   *[other] { $nodes } nodes
}, +{ $relations ->
    [one] { $relations } relation
   *[other] { $relations } relations
})

# Answers of questions and queries.
rows-drawn = The picture shows the first { $shown } of { $number } rows; the table has all.
rows-listed = The table lists the first { $shown } of { $number } rows; a download has all.
rows-without-number = { $number ->
    [one] { $number } row without a number is not drawn.
   *[other] { $number } rows without a number are not drawn.
}
rows-not-on-map = { $number ->
    [one] { $number } row names no country or region and is not on the map.
   *[other] { $number } rows name no country or region and are not on the map.
}
nodes-and-lines = { $nodes ->
    [one] { $nodes } node
   *[other] { $nodes } nodes
}, { $lines ->
    [one] { $lines } line
   *[other] { $lines } lines
}. The same rows stand under Table.
names-left-out = { $number ->
    [one] { $number } name is left out for want of room; point at the dot to see it.
   *[other] { $number } names are left out for want of room; point at a dot to see its name.
}

# The targets of the notice.
targets-and-intentions = { $number ->
    [one] { $number } target or intention
   *[other] { $number } targets and intentions
}
events-not-counted = { $number ->
    [one] { $number } related event, not counted
   *[other] { $number } related events, not counted
}
no-evidence-explained = “{ $outcome }” says something about the sources, not about the work: public figures for these targets are scarce.

# The first page.

# What is compared, and what is supposed.
compare-rows-hidden = { $number ->
    [one] { $number } row is hidden: it is the same for all
   *[other] { $number } rows are hidden: they are the same for all
}
scenario-routes-open = { $number ->
    [0] No route would open
    [one] { $number } route would open
   *[other] { $number } routes would open
}
scenario-routes-close = { $number ->
    [one] { $number } would close
   *[other] { $number } would close
}
scenario-routes-change = { $number ->
    [one] { $number } would change
   *[other] { $number } would change
}
scenario-places-first = { $number ->
    [0] no place is reached for the first time
    [one] { $number } place is reached for the first time
   *[other] { $number } places are reached for the first time
}
scenario-places-same = { $number ->
    [one] { $number } place where nothing changes
   *[other] { $number } places where nothing changes
}
scenario-step-opens = { $number ->
    [0] opens no new place
    [one] opens { $number } place
   *[other] opens { $number } places
}
evidence-upkeep = checked as of { $checked }; again by { $due }
