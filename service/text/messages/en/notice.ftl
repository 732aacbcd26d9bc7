# What was read out of a document of the genre of the notice.
notice-document = A document without a number
notice-drafted = Read by rules from the words of the document. Nothing here is a fact of the atlas until a person accepts it.
notice-warnings = To look at
notice-line = Line { $line }:
notice-clauses = Clauses
notice-figures = Figures
notice-drafts = Drafts of targets, intentions and tasks
notice-number = Clause
notice-heading = Heading
notice-names = May name
notice-words = In the words
notice-value = Figure
notice-kind = Kind
notice-responsible = Charged with it
notice-target = target
notice-intention = intention
notice-task = task
