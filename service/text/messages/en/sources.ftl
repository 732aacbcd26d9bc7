# A source in the list at the end of a page; `address` has its own space before it, or is empty.
sources-heading = Sources
source-line = { $publisher }{ $address } ({ $when }; reliability { $reliability })
source-undated = undated
source-read-on = no exact date, read on { $day }
source-as-of = as of { $day }
