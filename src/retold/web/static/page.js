// What every page does where scripts run. Nothing here is needed: each page works without.

// A page that comes back from the browser's memory is asked for again: its reader may have signed out since. Until the
// answer is there, nothing of it shows.
window.addEventListener("pagehide", () => {
  document.documentElement.hidden = true;
});
window.addEventListener("pageshow", (event) => {
  if (event.persisted) window.location.reload();
});

// Times are the organisation's own. Where the browser lives by the same clock, whose time it is needs no words.
const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
for (const said of document.querySelectorAll("[data-zone]")) said.hidden = said.dataset.zone === here;

// Whoever listens to the page hears first what is wrong.
document.querySelector("[data-focus]")?.focus();

// A second click on a button that is already at work does nothing.
for (const form of document.querySelectorAll("form[method=post]")) {
  form.addEventListener("submit", (event) => {
    if (form.dataset.sent) {
      event.preventDefault();
      return;
    }
    form.dataset.sent = "yes";
    event.submitter?.setAttribute("aria-disabled", "true");
  });
}
window.addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[data-sent]")) {
    delete form.dataset.sent;
    form.querySelector("[aria-disabled]")?.removeAttribute("aria-disabled");
  }
});

// Forms marked data-autosave keep what is typed a moment after the last key, and say so.
const PAUSE = 1200;
for (const form of document.querySelectorAll("form[data-autosave]")) {
  const says = form.querySelector("[data-saved]");
  let timer;
  const save = async () => {
    if (form.dataset.sent) return;
    try {
      const answer = await fetch(window.location.href, {
        method: "POST",
        body: new URLSearchParams(new FormData(form)),
        headers: { Accept: "text/plain" },
        redirect: "manual",
      });
      const started = form.elements.started_from;
      if (answer.ok && started) started.value = answer.headers.get("X-Started-From");
      if (answer.ok) {
        says.textContent = "Saved";
        form.dispatchEvent(new Event("kept", { bubbles: true }));
      } else if (answer.status === 409)
        says.textContent = "Not saved: this was changed in another window. Press the button below to see both.";
      else if (answer.type === "opaqueredirect")
        says.textContent = "You have been signed out. Press the button below: what you typed is then kept for you.";
      else says.textContent = "Not saved yet. Press the button below.";
    } catch {
      says.textContent = "Not saved: the connection is lost. What you typed is still here.";
    }
  };
  form.addEventListener("input", () => {
    says.textContent = "";
    clearTimeout(timer);
    timer = setTimeout(save, PAUSE);
  });
}

// Leaving quickly: nothing of the page stays in the history, and going back asks for a sign-in.
for (const form of document.querySelectorAll("form[data-away]")) {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    fetch(form.action, { method: "POST", keepalive: true });
    window.location.replace("https://www.bbc.co.uk/weather");
  });
}
