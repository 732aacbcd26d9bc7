# What is wrong with data that were checked.
validation-title = Data check
validation-well = All is well: nothing is wrong.
validation-summary = { $errors ->
    [0] No errors
    [one] 1 error
   *[other] { NUMBER($errors) } errors
}, { $warnings ->
    [0] no warnings
    [one] 1 warning
   *[other] { NUMBER($warnings) } warnings
}{ $unreadable ->
    [0] .
    [one] ; 1 file could not be read.
   *[other] ; { NUMBER($unreadable) } files could not be read.
}
validation-read = { $file }: { $statements ->
    [one] 1 statement
   *[other] { NUMBER($statements) } statements
} read
validation-unreadable = { $file } cannot be read: { $reason }.
validation-by-message = By message
validation-by-thing = By thing
validation-error = error
validation-warning = warning
validation-column = column { $column }
validation-key = key { $key }
validation-cell = The cell must be { $rest }.
validation-cell-one-of = The cell must be one of { $rest }.
validation-cell-row-of = The cell must name a row of { $rest }.
validation-cell-blank = The cell is blank and must say something.
validation-cell-key = The row has the key of another row{ $rest }.
validation-cell-column = There must be a column of { $rest }.
validation-cell-date = The cell must be a date { $rest }.
validation-near = Is { $near } meant?
validation-then = { " " }
validation-stands = there stands: { $value }
validation-missing = nothing stands there
validation-undeclared = Our ontology has no term { $term }.
validation-undeclared-near = Our ontology has no term { $term }; is { $near } meant?
validation-nothing-of-ours = Nothing in the file is of a class of our ontology, so that no shape applies.
validation-fewer = there stands only: { $value }
