"""The write side: sources are read, checked, turned into statements and built into one release."""
