// Nobody is at this page any more: it signs out by itself, so that whoever comes next finds nothing, by Back neither.
// What was typed is sent afterwards, and so kept for whoever typed it. Signing out changes a cookie that scripts cannot
// read, and with it a browser lets go of every page that it still holds.
const { idle, out, signIn } = document.body.dataset;
const LIMIT = Number(idle) * 1000;
const WARNED = 60000;
const LOOK = 5000;
const used = new BroadcastChannel("used"); // another window of the same person counts as well
const changed = new Set();
let last = Date.now();
let told = 0;
let warning = null;
let leaving = false;

function note() {
  last = Date.now();
  warning?.remove();
  warning = null;
}

function use() {
  if (leaving) return;
  if (Date.now() - last >= LIMIT) {
    look(); // the machine slept: it is too late to go on
    return;
  }
  note();
  if (last - told < LOOK) return;
  told = last;
  used.postMessage("");
}

function warn() {
  if (warning) return;
  warning = document.createElement("p");
  warning.className = "notice idle";
  warning.setAttribute("role", "alert");
  warning.textContent =
    "Nobody has used this page for a while. In one minute you are signed out here, and what you typed is kept for you. Press any key to stay.";
  document.body.prepend(warning);
}

function send(form) {
  const body = new URLSearchParams(new FormData(form));
  return fetch(form.action, { method: "POST", body, redirect: "manual" });
}

async function leave() {
  leaving = true;
  document.documentElement.hidden = true;
  try {
    await fetch(out, { method: "POST", redirect: "manual" });
    const forms = [...changed].filter((form) => form.isConnected && !form.dataset.sent);
    const first = forms.shift();
    for (const form of forms) await send(form);
    if (!first) return window.location.replace(signIn);
    first.dataset.sent = "yes";
    HTMLFormElement.prototype.submit.call(first);
  } catch {
    leaving = false; // the connection is gone: nothing shows, and it is tried again
  }
}

function look() {
  const unused = Date.now() - last;
  if (leaving) return;
  if (unused >= LIMIT) leave();
  else if (unused >= LIMIT - WARNED) warn();
}

if (LIMIT) {
  for (const name of ["keydown", "pointerdown", "pointermove", "wheel", "input", "scroll"])
    window.addEventListener(name, use, { passive: true, capture: true });
  used.addEventListener("message", note);
  document.addEventListener("visibilitychange", look);
  setInterval(look, LOOK);
  for (const form of document.querySelectorAll("form[method=post]")) {
    form.addEventListener("input", () => changed.add(form));
    form.addEventListener("kept", () => changed.delete(form));
  }
}
