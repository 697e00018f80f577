"""Programs for those who look after the code; nothing here runs in the site."""
