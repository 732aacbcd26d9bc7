"""The read side: opens a release and answers over HTTP, on the command line and in Python."""
