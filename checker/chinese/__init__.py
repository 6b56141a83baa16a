"""Floor 0: knowledge of the language and the calendar; no dossier in sight."""
