"""Takes in staff's spreadsheets: reads them, settles names, says what would change, and keeps it as a layer."""
