# What a source says, as a sentence: `evidence-of-` and the name of the property. `language` is that of a text, or none.
evidence-property = { $subject } – { $property }: { $value }.
evidence-property-text = { $subject } – { $property }: “{ $value }”
evidence-yes = yes
evidence-no = no
evidence-of-acronym = The acronym of { $subject } is { $value }.
evidence-of-administeredBy = { $subject } is administered by { $value }.
evidence-of-altLabel = { $subject } is also called “{ $value }”.
evidence-of-confers = { $subject } confers the title { $value }.
evidence-of-coversSpecialty = { $subject } covers { $value }.
evidence-of-dissolved = { $subject } was dissolved { $value }.
evidence-of-ended = { $subject } ended { $value }.
evidence-of-formerTitle = { $subject } was formerly called “{ $value }”.
evidence-of-founded = { $subject } was founded { $value }.
evidence-of-inForce = { $subject } came into force { $value }.
evidence-of-jurisdiction = { $subject } belongs to { $value }.
evidence-of-label = { $language ->
    [en] In English, the name is “{ $value }”.
    [zh] In Chinese, the name is “{ $value }”.
   *[other] The name is “{ $value }”.
}
evidence-of-wording = { $language ->
    [en] In English: “{ $value }”
    [zh] In Chinese: “{ $value }”
   *[other] “{ $value }”
}
evidence-of-localName = In its own language, { $subject } is called “{ $value }”.
evidence-of-parent = { $subject } is part of { $value }.
evidence-of-predecessor = { $subject } took the place of { $value }.
evidence-of-signed = { $subject } was signed { $value }.
evidence-of-website = The website of { $subject } is { $value }.

# When something happened: the word before the date.
evidence-at = { $exact ->
    [yes] on { $date }
   *[no] in { $date }
}

# A place in an agreement, from what one source says of it; then its dates and its status alone.
evidence-place = { $status ->
    [applicant] an applicant to
    [authorised] a full (authorised) member of
    [former] a member of
    [party] a party to
    [provisional] a provisional member of
    [suspended] a suspended member of
    [withdrawn] a member of
   *[other] a participant in unclear standing in
}
evidence-stands = { $body } is { $place } { $agreement }; this source does not say since when.
evidence-stands-since = { $body } has been { $place } { $agreement } since { $start }.
evidence-stood = { $body } was once { $place } { $agreement }; this source does not say until when.
evidence-stood-between = { $body } was { $place } { $agreement } from { $start } to { $end }.
evidence-stood-since = { $body } was { $place } { $agreement } from { $start } on; this source does not say until when.
evidence-stood-until = { $body } was { $place } { $agreement } until { $end }.
evidence-place-start = { $body } took part in { $agreement } from { $value } on.
evidence-place-end = { $body } took part in { $agreement } until { $value }.
evidence-place-part = { $body } in { $agreement } – { $property }: { $value }.

# Why something is as sure as it is on a day.
evidence-why = On { $day } this is { $certainty }: { $definition }
evidence-why-after = On { $day } this is { $certainty }: the source speaks for { $spoken }, and nothing says that it ended since.

# The days of a source.
evidence-when = Speaks for { $spoken }.
evidence-when-and-read = Speaks for { $spoken }; read on { $read }.
evidence-when-read = Bears no exact date; read on { $read }, for which it is taken to speak.
evidence-when-undated = Bears no date.

# The page.
evidence-title = Evidence on { $name }
evidence-lead = What the sources in release { $release } say of { $name }: { $statements ->
    [one] { $statements } statement
   *[other] { $statements } statements
} from { $sources ->
    [one] { $sources } source
   *[other] { $sources } sources
}.
evidence-none = The release holds no statement on this that rests on a source.
evidence-local = From local layers, without a named source
layer-brought = from the local layer { $layer }, brought in by { $who } on { $day }
layer-from = from the local layer { $layer }
evidence-confidence = confidence { $confidence }
evidence-locator = at { $place }
evidence-unused = only claimed, not used here
evidence-details = ({ $details })
evidence-rival = Against this: { $text } ({ $details })
evidence-parts = ;{" "}
