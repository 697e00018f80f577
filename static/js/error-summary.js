// Moves the focus to what is wrong in the form that was sent, so that it is read first.
// Such a page says so in its title, as every title with errors does.
if (document.title.startsWith("Error: ")) {
  document.querySelector("[data-error-summary]")?.focus();
}
