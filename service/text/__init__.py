"""How both languages write dates, articles and sentences."""
