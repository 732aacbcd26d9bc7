"""The dataset as a whole: its statistics, its descriptions (SPARQL service, VoID, DCAT), its files for download."""
