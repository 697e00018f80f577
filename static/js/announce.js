// Says aloud what htmx has just put into the page: its message, or else its first heading.
// A live region must stand before its words change, so there is one for the whole page.
const region = document.createElement("div");
region.className = "govuk-visually-hidden";
region.setAttribute("role", "status");
document.body.append(region);

document.body.addEventListener("htmx:afterSettle", (event) => {
  const said = event.target.querySelector("[role=status]") ?? event.target.querySelector("h1, h2");
  region.textContent = said ? said.textContent.trim() : "";
});
