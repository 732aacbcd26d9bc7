# What the pages of the interface are called and what each is for, as readers without scripts, search engines and
# previews are told. `site-<page>` is its name in a menu, `-title` its heading, `-about` what it is for.
site-name = Accord Atlas
site-titled = { $page } · Accord Atlas
site-home = Home
site-home-title = Who recognises whose engineers
site-home-about = { $agreements } agreements, { $organizations } bodies, { $countries } countries and regions: who recognises whose professional engineers, since when, which way, how surely, and on what evidence.
site-dossier = Countries
site-dossier-title = Countries and regions
site-dossier-about = What each country or region has signed, which bodies stand for it, what it recognises of engineers from abroad, and what is not recorded.
site-routes = Routes
site-routes-title = Routes of recognition
site-routes-about = What one country or region recognises of an engineer of another, under which agreement, on which conditions; and what a body still lacks to join an agreement.
site-network = Network
site-network-title = The network of agreements and bodies
site-network-about = Agreements, the bodies that take part in them and their countries as one network, at any date or between two, with how surely each line stands.
site-map = Map
site-map-title = Who recognises whose engineers, on a map
site-map-about = With which countries and regions a country has agreements on engineers, of which kind, and how surely they stand.
site-matrix = Matrix
site-matrix-title = Countries and agreements in one table
site-matrix-about = Which countries and regions stand in which agreements, with which status, since when; and where one step would be enough.
site-compare = Compare
site-compare-title = Side by side
site-compare-about = Two to four countries, bodies or agreements side by side: standing, recognition, titles, entry, registers, numbers.
site-scenario = Suppose
site-scenario-title = What would follow if a body joined
site-scenario-about = Suppose that a body joins an agreement, or that two sign one: which routes would open, who would have to agree, what is unknown.
site-targets = Targets
site-targets-title = Targets and intentions of the notice
site-targets-about = What the pilot notice of 2022 set out to reach, what became of it, on what evidence, and what was looked for in vain.
site-sparql = Query
site-sparql-title = Ask the graph
site-sparql-about = Stored questions with forms, and SPARQL for everything else: each answer with its sources, as a table, a workbook or RDF.
site-data = Data
site-data-title = The data
site-data-about = What the release holds, where it comes from, where sources disagree, and how to download and cite it.
site-workbench = Workbench
site-workbench-title = Workbench
site-workbench-about = Where the data are kept up: bring in spreadsheets, see what they would change before it happens, and decide which local layers the answers include.
site-workbench-imports-title = Bring in spreadsheets
site-workbench-imports-about = Check a spreadsheet against the atlas, settle names that may mean several things, read in words what would change, and keep it as a layer.
site-workbench-notices-title = Read notices
site-workbench-notices-about = Read a notice: its clauses and the names and figures in them, drafts of targets, intentions and tasks to accept, change or drop, and what is kept of them as a layer.
site-workbench-layers-title = Local layers
site-workbench-layers-about = What was brought in here beside the curated data: by whom, when, from which files; and which of it the answers include.
site-workbench-proposals-title = Review proposed corrections
site-workbench-proposals-about = What readers propose to correct: the old value and the new, the source and the reason, what it would change, and the decision.
site-workbench-due-title = What to check next
site-workbench-due-about = Facts whose last check lies too far back by our rule of upkeep, ordered by what hangs on them, by age and by how weak their evidence is; what was searched in vain and when to search again.
site-glossary = Glossary
site-glossary-title = What the words mean
site-glossary-about = Every word that the atlas uses in one sense, with its meaning: degrees of certainty, statuses, kinds of agreement and of recognition.
site-search = Search
site-search-title = Search
site-search-about = Countries, bodies, agreements, specialties and titles by any of their names, in English, Chinese or pinyin.
site-search-found = Search: { $query }
site-search-number = { $number ->
    [0] Nothing found for “{ $query }”.
    [one] One result for “{ $query }”.
   *[other] { $number } results for “{ $query }”.
}
site-of = { $page }: { $thing }
site-missing = There is no such page
site-missing-about = The address may be mistyped, or the thing may have another name in this release.
site-kind = { $name } ({ $kind })
site-more-rows = { $number ->
    [one] One more row
   *[other] { $number } more rows
} in the answer itself.

# The lists on these pages, and the frame around them.
site-countries = Countries and regions
site-agreements = Agreements
site-organizations = Bodies
site-questions = Stored questions
site-results = Results
site-meaning = { $word }: { $meaning }
site-pages = Pages
site-machines = For programs
site-downloads = Downloads
site-api = API documentation
site-openapi = Description of the API (OpenAPI)
site-endpoint = SPARQL endpoint
site-described = The dataset described (VoID, DCAT)
site-ontology = Ontology
site-whole = The whole release ({ $format })
site-news = What changed (Atom)
site-authors = The Accord Atlas authors
site-license = Data: CC BY 4.0; facts come from the sources named beside them, which keep their own terms. Code: MIT.
site-scripts = Pictures and filters need JavaScript; what this page says stands here.
site-layers = Beside the curated data it holds these local layers: { $layers }.
site-release = Release { $release }, data of { $day }. What is not recorded may exist.
site-languages = Every page is in English (`?lang=en`) and in Chinese (`?lang=zh`). RDF, JSON, Markdown, Word and workbooks are given by `Accept` or `?format=`.
