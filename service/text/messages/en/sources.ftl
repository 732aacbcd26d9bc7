# A source in the list at the end of a page; `title` has what parts it from the publisher, `address` its own space.
sources-heading = Sources
source-line = { $title }{ $publisher }{ $carrier }{ $address } ({ $when }; reliability { $reliability })
source-title = “{ $title }”, {""}
source-title-marked = “{ $title }”, {""}
source-no-address = , no address recorded
source-undated = undated
source-read-on = no exact date, read on { $day }
source-as-of = as of { $day }{ $read }
source-and-read = , read on { $day }
source-carrier-online = {""}
source-carrier-other = {""}
source-line-undated = undated
