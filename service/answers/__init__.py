"""The shapes of the answers, which every face reads."""
