# What a sentence calls a body that the source does not name, and how a body stands in an agreement.
body-of-place = the body of { $place } (not named in the source)
participation = { $body } – { $agreement }: { $status }, { $time }
