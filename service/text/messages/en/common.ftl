# Words that sentences of several subjects share.
list-separator = ,{" "}
# Between names that hold commas of their own.
names-separator = ;{" "}
words-separator = {" "}
parts-separator = ,{" "}
clauses-separator = ;{" "}
# Between things of which one is meant, and between things of which each is.
alternatives-separator = {" "}or{" "}
both-separator = {" "}and{" "}
