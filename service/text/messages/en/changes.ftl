# What happened, in a sentence.
change-added = { $subject } was added to the data.
change-dates-changed = The dates of { $subject } in the { $object } were changed from { $before } to { $after }.
change-dissolved = { $subject } was dissolved.
change-effective = { $subject } took effect.
change-ended = { $subject } ended.
change-founded = { $subject } was founded.
change-happened = { $subject }.
change-in-force = { $subject } came into force.
change-issued = { $subject } was issued.
change-joined = { $status ->
        [authorised] { $subject } gained full (authorised) status in the { $object }.
        [party] { $subject } became a party to the { $object }.
        [provisional] { $subject } gained provisional status in the { $object }.
       *[other] { $subject } joined the { $object }.
    }
change-left = { $subject } left the { $object }.
change-relation-added = The data now say that { $subject } { $relation } { $object }.
change-relation-removed = The data no longer say that { $subject } { $relation } { $object }.
change-removed = { $subject } was removed from the data.
change-renamed = { $before } is now called { $after }.
change-signed = { $subject } was signed.
change-status-changed = { $subject } went from { $before } to { $after } in the { $object }.
change-succeeded = { $subject } took the place of { $object }.
changes-title = Changes { $start } to { $end }
changes-between-days = What happened in the world, as this release tells it.
changes-between-releases = What differs between two releases of the data.
changes-feed = Accord Atlas: what changed
changes-feed-entry = { $date }: { $sentence }
changes-column-date = Date
changes-column-what = What
changes-column-subject = Whom it concerns
changes-column-object = In what
changes-column-jurisdiction = Country or region
changes-column-before = Before
changes-column-after = After
changes-column-certainty = Certainty
changes-column-source = Source
changes-column-sentence = In words
changes-column-release = Release
news-title = What is new since { $since }
news-description = What releases built since then say for the first time, and what happened since.
