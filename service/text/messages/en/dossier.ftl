# The dossier of a country or region.
dossier-title = { $place }: mutual recognition of engineers
dossier-title-region = { $place }: mutual recognition of engineers
dossier-lead = Seen from { $counterpart }, as of { $day }. Release { $release }, data of { $data }. What is not recorded may exist.
dossier-nearest = What comes nearest
dossier-yes = yes
dossier-no-record = no record
dossier-others = { $number } others

dossier-bodies-description = Organizations of the jurisdiction on record.
dossier-participations-description = Every recorded place, past ones too, with its status on the day, how surely it holds and why; blank where surely not.
dossier-agreements-description = Agreements of its bodies, those with the counterpart first; how surely its bodies, and both sides, are in them on the day and why.
dossier-intentions-description = Each intention with what became of it.
dossier-disciplines-description = As far as they are recorded.
dossier-gaps-description = Gaps of the record. What is not recorded may exist.
dossier-routes = Routes
dossier-routes-description = Routes of recognition for professional engineers, both ways; recognition is not a licence.

dossier-intended = Intended by the 2022 notice: { $intention } – { $outcome }.
dossier-shared = Agreements shared with { $counterpart }: { $agreements }.
dossier-shared-agreement = { $agreement } ({ $kind }, { $sureness })
dossier-nomination = A body of { $here } is a full member of: { $agreements }. As such it may nominate a body of { $there }, and votes on its entry.

dossier-gap-nothing = No agreement of a body of { $place } is on record. That is not evidence that there is none.
dossier-gap-undated = Start not recorded: { $agreements }.
dossier-gap-unnamed = The source names no body: { $agreements }.
dossier-gap-unclear = Named in it, standing unclear: { $agreements }.
dossier-gap-weak = Rests on weak sources only: { $agreements }.
dossier-gap-disciplines = Disciplines of its register not recorded: { $agreements }.
dossier-gap-names = No Chinese name on record: { $names }.
