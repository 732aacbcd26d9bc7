"""Standing in time: who stands in what on which day, how surely and why, derived once, at build.

`model` has what the derivation reads and gives, `reading` takes it from the tables, `derivation` applies the rules,
`statements` writes the segments, seats and their words into graph `standing`. The rules, one file each: `vintage`
(which days a source vouches for), `moments` (when something began or ended, with rivals), `rivals` (whose rival a
conflict is), `certainty` (how surely, and why), `places` (participations), `lives` (agreements and bodies), `seats`.
"""
