"""What would follow if bodies took part in agreements: routes gained, who would have to agree, which step is next."""
