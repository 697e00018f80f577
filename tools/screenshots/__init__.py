"""Pictures of every page state, to look at before a change of look is handed in."""
