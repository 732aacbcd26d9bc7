# The answer on coverage and gaps.
gaps-matrix = Standing in agreements
gaps-matrix-description = A blank cell says that nothing is on record.
gaps-waiting = Not yet full members
gaps-waiting-description = Bodies whose standing is provisional or not clear.
gaps-accessions = One accession away
gaps-accessions-description = With how many countries and regions joining a shared register would give a route where none is on record.
gaps-similar = Most alike
gaps-similar-description = By the share of agreements that both hold of all that either holds (Jaccard index).
gaps-bridges = Bridging bodies
gaps-bridges-description = By the share of shortest ways between others that lead through a body (betweenness).
gaps-accession = No body of { $place } is on record in the { $agreement }; joining would give a route with { $gains ->
        [one] 1 country or region
       *[other] { $gains } countries and regions
    } with which none is on record.
