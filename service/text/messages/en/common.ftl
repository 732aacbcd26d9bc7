# Words that sentences of several subjects share.
list-separator = ,{" "}
