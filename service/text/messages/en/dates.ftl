# Dates that a source leaves in doubt.
date-inferred = { $date } (inferred)
date-approximate = about { $date }
date-approximate-inferred = about { $date } (inferred)

# Since when and until when, as far as a source says.
time-not-recorded = start not recorded
time-since = since { $start }
time-until = until { $end }, start not recorded
time-between = { $start } to { $end }
