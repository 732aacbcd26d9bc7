# Local layers: the steps of the work that puts them into use.
job-waiting = Waiting for other work to end
job-begun = Beginning
job-done = In use
job-removed = Removed
job-failed = Nothing was changed
job-going-over = The service goes over to the new release
job-ontology = Reading ontology and vocabularies
job-fact-tables = Reading the fact tables
job-standing-in-time = Working out who stands where, since when
job-notice = Reading the notice
job-provisions = Working out what agreements recognise
job-stored-questions = Taking in the stored questions
job-rule = Applying a rule
job-shapes = Checking the shapes
job-laws = Checking the laws
job-layers = Marking what comes from the layers
job-writing = Writing the release
job-problem-findings = { $count ->
    [one] The data would break a rule; nothing was changed.
   *[other] The data would break rules in { $count } places; nothing was changed.
}
job-problem-gone = The layer { $layer } is not kept here any more; nothing was changed.
job-problem-disk = The release could not be written ({ $reason }); nothing was changed.
job-problem-ended = The work was ended before it was done; nothing was changed.
layer-kept = kept as the layer { $layer }; `accord layers use { $layer }` puts a release with it into use
import-refused = { $count ->
    [one] 1 problem; nothing was kept
   *[other] { $count } problems; nothing was kept
}
import-changes = { $count ->
    [one] 1 change
   *[other] { $count } changes
}, { $known ->
    [one] 1 row already recorded
   *[other] { $known } rows already recorded
}
data-refused = { $count ->
    [one] 1 finding; nothing was written
   *[other] { $count } findings; nothing was written
}
