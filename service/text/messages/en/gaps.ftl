# The answer on coverage and gaps.
gaps-matrix = Standing in agreements
gaps-matrix-description = Each cell says the status on the day, how surely it holds and why; a blank one says that nothing is on record.
gaps-accession = No body of { $place } is on record in the { $agreement }; joining would give a route with { $gains ->
        [one] 1 country or region
       *[other] { $gains } countries and regions
    } with which none is on record.
