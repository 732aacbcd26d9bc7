# Words that sentences of several subjects share.
list-separator = ,{" "}
# Between names that hold commas of their own.
names-separator = ;{" "}
words-separator = {" "}
clauses-separator = ;{" "}
