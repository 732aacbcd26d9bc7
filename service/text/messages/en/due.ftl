# What to check next: the fact, and why it comes where it comes.
due-title = What to check next
due-fact-terms = { $agreement } recognises: { $things }.
due-fact-terms-text = What { $agreement } grants and asks stands here as its source has it.
due-fact-review = { $label } is due for its next review under { $agreement }: { $due }.
due-fact-condition = { $agreement } – condition: { $label }.
due-fact-rule = { $agreement } – rule for entering it: { $label }.
due-fact-search = Searched in vain: { $label }
due-fact-title = Requirements for the title { $label }.
due-fact-thing = { $label }.
due-weak-low = low confidence: second-hand or unclear
due-weak-undated = the page bears no date
due-weak-source = weak kind of source: { $kind }
due-hangs-routes = { $number ->
    [one] 1 recognition route rests on it
   *[other] { NUMBER($number) } recognition routes rest on it
}
due-hangs-provisions = { $number ->
    [one] 1 provision rests on it
   *[other] { NUMBER($number) } provisions rest on it
}
due-hangs-standings = { $number ->
    [one] 1 standing rests on it
   *[other] { NUMBER($number) } standings rest on it
}
due-hangs-targets = { $number ->
    [one] bears on 1 aim of the notice
   *[other] bears on { NUMBER($number) } aims of the notice
}
due-hangs-references = { $number ->
    [one] 1 other record rests on it
   *[other] { NUMBER($number) } other records rest on it
}
due-late = { $years ->
    [0] last checked as of { $checked }; due since { $due }
    [one] last checked as of { $checked }; overdue by more than a year
   *[other] last checked as of { $checked }; overdue by { $years } years
}
due-late-own = due since { $due }
due-coming = last checked as of { $checked }; due on { $due }
due-column-place = No.
due-column-text = Fact
due-column-subject = Thing
due-column-kind = Kind
due-column-agreement = Agreement
due-column-jurisdiction = Country or region
due-column-source = Source
due-column-url = Address of the source
due-column-confidence = Confidence
due-column-checked = Last checked as of
due-column-due = Due
due-column-why = Why it comes here
due-column-rule = Rule
due-column-score = Urgency
due-column-iri = Address
