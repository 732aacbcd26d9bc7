# What a search found, as a table, and the words of its facets.
search-over = over or not yet begun
search-decade = { $year }s
search-title = What a search found
search-listed = { $shown } of { $total } hits
search-column-found = Found
search-column-kind = Kind
search-column-jurisdiction = Country or region
search-column-standing = Standing on the day of the data
search-column-date = Date
search-column-what = What happened then
search-column-matched = Name that matched
search-column-iri = Address
search-asked = Asked for
