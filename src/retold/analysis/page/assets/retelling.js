"use strict";
// What the page can do beyond being read: step through marks, show a finding beside its story, open a number to its words.
(() => {
  const root = document.documentElement;
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const byId = (id) => document.getElementById(id);
  const keys = all(".text .key");
  const keyOf = (id) => byId(`m-${id}`);
  const idOf = (key) => key.id.slice(2);
  const sideOf = (id) => id[0];
  const shown = (key) => key.getClientRects().length > 0;
  let current = null; // the key of the chosen mark
  let resting = null; // the link of the number whose words are shown, with the ids of its entries
  root.classList.add("script");

  const piecesOf = (id) => all(`mark[data-of="${id}"]`);
  const steps = () => keys.filter((key) => shown(key) && (!resting || resting.ids.includes(idOf(key))));

  function tabStops() {
    for (const side of ["b", "a"]) {
      const own = keys.filter((key) => sideOf(idOf(key)) === side);
      const stop = own.find((key) => key === current && shown(key)) ?? own.find(shown);
      for (const key of own) key.tabIndex = key === stop ? 0 : -1;
    }
  }

  function copyOf(id) {
    const copy = byId(`d-${id}`).cloneNode(true);
    copy.dataset.copy = id;
    for (const element of [copy, ...all("[id]", copy)]) element.removeAttribute("id");
    return copy;
  }

  function button(words, label, act) {
    const made = document.createElement("button");
    made.type = "button";
    made.textContent = words;
    made.setAttribute("aria-label", label);
    made.addEventListener("click", act);
    return made;
  }

  function write(side, heading, ids) {
    const note = byId(`note-${side}`);
    const head = document.createElement("div");
    const title = document.createElement("h4");
    const list = document.createElement("ol");
    head.className = "note-head";
    list.className = "entries";
    title.textContent = heading;
    head.append(title, button("‹", "Mark before", () => step(-1)), button("›", "Next mark", () => step(1)), button("Close", "Close", leave));
    list.append(...ids.map(copyOf));
    note.replaceChildren(head, list);
    note.hidden = false;
    note.scrollTop = 0;
  }

  function hideNotes() {
    for (const note of all(".note")) note.hidden = true;
  }

  function bring(key) {
    const side = byId(`s-${sideOf(idOf(key))}`);
    if (!shown(key) && side.offsetParent !== null) byId("s-both").checked = true;
    key.closest("mark").scrollIntoView({ block: "center" });
  }

  function choose(key, { focus = true, scroll = true } = {}) {
    for (const piece of all("mark.chosen")) piece.classList.remove("chosen");
    current = key;
    const id = idOf(key);
    for (const piece of piecesOf(id)) piece.classList.add("chosen");
    if (!resting) {
      const own = steps().filter((other) => sideOf(idOf(other)) === sideOf(id));
      hideNotes();
      write(sideOf(id), `${own.indexOf(key) + 1} of ${own.length}`, [id]);
    }
    for (const copy of all("[data-copy]")) {
      copy.classList.toggle("chosen", Boolean(resting) && copy.dataset.copy === id);
      if (copy.matches(".chosen")) copy.parentElement.parentElement.scrollTop = copy.offsetTop - 60;
    }
    tabStops();
    if (scroll) bring(key);
    if (focus) key.focus({ preventScroll: true });
  }

  function step(by) {
    const order = steps();
    if (!order.length) return;
    const at = order.indexOf(current);
    choose(order[at < 0 ? (by > 0 ? 0 : order.length - 1) : (at + by + order.length) % order.length]);
  }

  function overlapping(mark) {
    const found = [];
    for (let outer = mark; outer; outer = outer.parentElement.closest("mark")) {
      const key = keyOf(outer.dataset.of);
      if (shown(key)) found.push(key);
    }
    return found;
  }

  function across() {
    const around = current ? overlapping(all("mark", current.closest("mark")).pop() ?? current.closest("mark")) : [];
    if (around.length > 1) choose(around[(around.indexOf(current) + 1) % around.length], { scroll: false });
  }

  function view(name) {
    byId(`v-${name}`).checked = true;
    viewChanged();
  }

  function viewChanged() {
    if (current && !shown(current)) forget();
    tabStops();
  }

  function forget() {
    for (const piece of all("mark.chosen, mark.rests, a.chosen")) piece.classList.remove("chosen", "rests");
    root.classList.remove("resting");
    resting = current = null;
    hideNotes();
    tabStops();
  }

  function leave() {
    const back = resting?.link ?? current;
    forget();
    back?.focus();
  }

  function open(link) {
    forget();
    view(link.dataset.view);
    const ids = link.dataset.rests.split(" ");
    resting = { link, ids };
    root.classList.add("resting");
    link.classList.add("chosen");
    for (const id of ids) for (const piece of piecesOf(id)) piece.classList.add("rests");
    for (const side of ["b", "a"]) {
      const own = ids.filter((id) => sideOf(id) === side);
      if (own.length) write(side, link.dataset.name, own);
    }
    byId("said").textContent = `${link.dataset.name}: ${ids.length} marked`;
    byId("s-both").checked = true;
    choose(steps()[0]);
  }

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a");
    if (link?.matches(".number")) {
      event.preventDefault();
      open(link);
    } else if (link?.matches(".to-words")) {
      const key = byId(link.hash.slice(1));
      event.preventDefault();
      if (resting && !resting.ids.includes(idOf(key))) forget();
      if (!shown(key)) {
        const mark = key.closest("mark");
        if (mark.matches(".aside")) byId("asides").checked = true;
        view(mark.matches(".life") ? "life" : "all");
      }
      choose(key);
    } else if (link?.matches(".key")) {
      event.preventDefault();
      choose(link, { scroll: false });
    } else if (!link && event.target.closest(".text mark") && getSelection().isCollapsed) {
      const around = overlapping(event.target.closest("mark"));
      if (around.length) choose(around[(around.indexOf(current) + 1) % around.length], { scroll: false });
    }
  });
  document.addEventListener("focusin", (event) => {
    if (event.target.matches(".text .key") && event.target !== current) choose(event.target, { focus: false, scroll: false });
  });
  document.addEventListener("change", (event) => {
    if (event.target.matches("[name=view], #asides")) {
      if (resting) forget();
      viewChanged();
    }
  });

  const views = all("[name=view]").map((input) => input.value);
  const help = byId("help");
  function toggleAsides() {
    byId("asides").click();
  }
  const actions = { j: () => step(1), k: () => step(-1), o: across, n: toggleAsides, "?": () => help.showModal() };
  views.forEach((name, place) => {
    actions[place + 1] = () => byId(`v-${name}`).click();
  });
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || help.open) return;
    const onMark = event.target.matches(".text .key");
    if (event.key === "Escape") leave();
    else if (onMark && ["ArrowRight", "ArrowDown"].includes(event.key)) step(1);
    else if (onMark && ["ArrowLeft", "ArrowUp"].includes(event.key)) step(-1);
    else if (byId("single-keys").checked && actions[event.key]) actions[event.key]();
    else return;
    event.preventDefault();
  });
  byId("keys").addEventListener("click", () => help.showModal());
  byId("close-help").addEventListener("click", () => help.close());
  tabStops();
})();
