"""What staff keep beside the curated data: which layers there are, as files, and put into use."""
