"""Countries, bodies or agreements side by side."""
