# What a sentence calls a body that the source does not name, and how a body stands in an agreement.
body-of-place = the body of { $place } (not named in the source)
participation = { $body } – { $agreement }: { $status }, { $time }
# How something stands on a day, with how surely and why; of a place that several may hold, without their dates.
sureness = { $certainty }: { $reason }
participation-on-day = { $body } – { $agreement }: { $status }, { $time } ({ $sureness })
presence-of-several = { $body } – { $agreement }: { $status } ({ $sureness })
