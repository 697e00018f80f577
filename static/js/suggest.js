// Suggestions while typing, on every search box that names an address for them.
// Without JavaScript, or when the address does not answer, the box is a plain search form.
// Pattern: WAI-ARIA combobox with a list; the focus stays in the box.

const PAUSE_MS = 150;
const SHORTEST = 2;

class Suggestions {
  constructor(input) {
    this.input = input;
    this.links = [];
    this.chosen = -1;
    this.list = this.makeList();
    this.status = this.makeStatus();
    input.setAttribute("role", "combobox");
    input.setAttribute("aria-autocomplete", "list");
    input.setAttribute("aria-controls", this.list.id);
    input.setAttribute("aria-expanded", "false");
    input.addEventListener("input", () => this.ask());
    input.addEventListener("keydown", (event) => this.press(event));
    input.addEventListener("blur", () => this.close());
  }

  makeList() {
    const list = document.createElement("ul");
    list.id = `${this.input.id}-suggestions`;
    list.className = "app-suggestions";
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", "Suggestions");
    list.hidden = true;
    // Before the box loses its focus and the list its click
    list.addEventListener("mousedown", (event) => event.preventDefault());
    list.addEventListener("click", (event) => this.follow(event.target.closest("li")));
    this.input.form.append(list);
    return list;
  }

  makeStatus() {
    const status = document.createElement("div");
    status.className = "govuk-visually-hidden";
    status.setAttribute("role", "status");
    this.input.form.append(status);
    return status;
  }

  ask() {
    clearTimeout(this.timer);
    this.pending?.abort();
    const words = this.input.value.trim();
    if (words.length < SHORTEST) {
      this.close();
      return;
    }
    this.timer = setTimeout(() => this.fetch(words), PAUSE_MS);
  }

  async fetch(words) {
    this.pending = new AbortController();
    const address = `${this.input.dataset.suggestUrl}?${new URLSearchParams({ q: words })}`;
    try {
      const answer = await fetch(address, {
        headers: { Accept: "application/json" },
        signal: this.pending.signal,
      });
      this.show(answer.ok ? await answer.json() : []);
    } catch {
      this.close(); // gone or cut short: the form still searches
    }
  }

  show(links) {
    this.links = links;
    this.chosen = -1;
    this.list.replaceChildren(...links.map((link, index) => this.makeOption(link, index)));
    this.setOpen(links.length > 0 && document.activeElement === this.input);
    const noun = links.length === 1 ? "suggestion" : "suggestions";
    this.status.textContent = links.length ? `${links.length} ${noun}` : "No suggestions";
  }

  makeOption(link, index) {
    const option = document.createElement("li");
    option.id = `${this.list.id}-${index}`;
    option.setAttribute("role", "option");
    option.setAttribute("aria-selected", "false");
    option.dataset.url = link.url;
    option.textContent = link.title;
    if (link.kind) {
      const kind = document.createElement("span");
      kind.textContent = ` ${link.kind}`;
      option.append(kind);
    }
    return option;
  }

  press(event) {
    const steps = { ArrowDown: 1, ArrowUp: -1 };
    if (event.key === "Escape" && !this.list.hidden) {
      event.preventDefault();
      this.close();
    } else if (event.key in steps && this.links.length) {
      event.preventDefault();
      this.setOpen(true);
      this.choose(this.chosen + steps[event.key]);
    } else if (event.key === "Enter" && !this.list.hidden && this.chosen >= 0) {
      event.preventDefault();
      this.follow(this.list.children[this.chosen]);
    }
  }

  // The place after the last, and before the first, is the box itself.
  choose(index) {
    const places = this.links.length + 1;
    this.chosen = ((index + 1 + places) % places) - 1;
    [...this.list.children].forEach((option, place) => {
      option.setAttribute("aria-selected", String(place === this.chosen));
    });
    const option = this.list.children[this.chosen];
    this.input.setAttribute("aria-activedescendant", option ? option.id : "");
    option?.scrollIntoView({ block: "nearest" });
  }

  follow(option) {
    if (option) {
      window.location.assign(option.dataset.url);
    }
  }

  setOpen(isOpen) {
    this.list.hidden = !isOpen;
    this.input.setAttribute("aria-expanded", String(isOpen));
  }

  close() {
    clearTimeout(this.timer);
    this.pending?.abort();
    this.chosen = -1;
    this.input.setAttribute("aria-activedescendant", "");
    this.setOpen(false);
  }
}

document.querySelectorAll("input[data-suggest-url]").forEach((input) => new Suggestions(input));
