"""The library as files, in the form in which import_actions takes them back."""
