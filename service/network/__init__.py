"""The release as one network: who is connected to whom, through what, since when."""
