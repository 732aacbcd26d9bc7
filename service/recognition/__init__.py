"""What follows for an engineer: which routes of recognition lead from one jurisdiction to another."""
