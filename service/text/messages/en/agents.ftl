# What agents are told by the Model Context Protocol.
agents-instructions = Accord Atlas knows who recognises whose professional engineers, under which agreement, since when, how surely, on what evidence. Find identifiers with `search`; ask in words with `ask`; `recognition` says what one country recognises of engineers of another; the stored questions are tools of their own; `schema` and `sparql` answer the rest. Every answer names its release and day, and whether it is complete. Keep apart what is certain, presumed and possible; what is not recorded is not thereby denied.
agents-head = { $title }. Release { $release }{ $dated ->
    [yes] , as of { $day }
   *[no] {""}
  }.
agents-foot = { $state ->
    [complete] Complete. Address: { $address }
    [timed-out] Stopped at the time limit, not complete. Address: { $address }
    [words] These words are cut; the structured content has more, and the whole is at { $address }
   *[other] Cut, not complete: `cut` says where. The whole is at { $address }
  }
agents-nearest = Nearest: { $listed }
agents-expected = Expected: { $listed }
agents-example = { $title }, e.g. { $example }
agents-lang = Language of the words.
agents-most = Most members of each list; longer ones are cut, and said to be.
agents-schema = Kinds and their properties
agents-schema-says = What is recorded of each kind of thing: its class, its properties with what for values, and the prefixes of queries. Without `kind` the names of all; with one, its properties in full.
agents-schema-kind = A kind, e.g. agreement
agents-sparql = A query in SPARQL 1.1
agents-sparql-says = Runs a read-only query on the release, within the limits of the public endpoint: seconds, rows, memory. SELECT and ASK give rows, CONSTRUCT and DESCRIBE Turtle. Declare the prefixes that `schema` names. Everything stands in the default graph.
agents-sparql-query = SELECT, ASK, CONSTRUCT or DESCRIBE
agents-ontology = The classes and properties, with their definitions, in Turtle.
agents-sources = The sources of what is recorded, with the days they speak for.
agents-entity = One entity with its claims and their sources, in Turtle.
agents-missing = `{ $name }` is required.
agents-form = `{ $name }` must be a text, a number, a truth value or a list of texts.
agents-long = `{ $name }` has more than { $most } characters.
agents-unknown = There is no tool "{ $name }".
agents-argument = The tool { $tool } takes no argument "{ $name }".
agents-members = `{ $name }` must be a whole number from 1 to { $most }.
agents-language = `{ $name }` is { $given }; expected en or zh.
agents-query = `query` must be a text of 1 to { $most } characters.
agents-kind = There is no kind "{ $name }".
agents-resource = There is no resource { $uri }; resources are https://w3id.org/accord-atlas/ontology, …/id/source and …/id/<kind>/<slug>.
agents-cut = Cut here; the whole is at { $address }
