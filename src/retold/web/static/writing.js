// The writing room: what is typed is kept every few seconds and on leaving. Nothing is stored in the browser, and
// nothing is measured: only the text goes out, as it stands. Without this file the buttons below do the same.
const EVERY = 4000;
const FIRST_WAIT = 2000;
const LONGEST_WAIT = 30000;
const MOST_ON_LEAVING = 60000; // bytes a browser still sends for a page that is gone

const form = document.querySelector("form[data-writing]");
const text = form.querySelector("textarea");
const says = form.querySelector("[data-saved]");
const counts = form.querySelector("[data-words]");
let kept = form.querySelector("[role=alert]") ? null : text.value; // null: not kept as it stands
let wait = FIRST_WAIT;
let busy = false;
let stopped = Boolean(form.querySelector("[role=alert]")); // two versions: a person decides

const field = (name) => form.querySelector(`input[name=${name}]:not([disabled])`);
const say = (words) => {
  if (says.textContent !== words) says.textContent = words;
};

function count() {
  const words = text.value.trim() ? text.value.trim().split(/\s+/u).length : 0;
  counts.textContent = words ? `${words.toLocaleString("en-GB")} ${words === 1 ? "word" : "words"} so far.` : "";
}

function post(keepalive) {
  return fetch(window.location.href, {
    method: "POST",
    body: new URLSearchParams(new FormData(form)),
    headers: { Accept: "text/plain" },
    redirect: "manual",
    keepalive,
  });
}

// After signing in again in another window the form's mark is old: a fresh one is taken from the page itself.
async function renewMark() {
  const page = await fetch(window.location.href, { redirect: "manual" });
  const found = page.ok && /name="csrfmiddlewaretoken" value="([^"]+)"/.exec(await page.text());
  if (found) field("csrfmiddlewaretoken").value = found[1];
  return Boolean(found);
}

async function save() {
  if (busy || stopped || text.value === kept) return;
  busy = true;
  const sent = text.value;
  try {
    let answer = await post(false);
    if (answer.status === 403 && (await renewMark())) answer = await post(false);
    if (answer.ok) {
      field("base").value = await answer.text();
      kept = sent;
      wait = FIRST_WAIT;
      say(text.value === sent ? "Saved" : "");
      if (text.value === sent) form.dispatchEvent(new Event("kept", { bubbles: true }));
    } else if (answer.status === 409) {
      stopped = true;
      say(`Not saved. ${await answer.text()} Press a button below to see both.`);
    } else if (answer.type === "opaqueredirect") {
      again("You have been signed out. What you typed is still here: sign in in another window, and it is saved.");
    } else {
      again("Not saved yet. What you typed is still here; trying again.");
    }
  } catch {
    again("The connection is lost. What you typed is still here; trying again.");
  } finally {
    busy = false;
  }
}

function again(words) {
  say(words);
  wait = Math.min(LONGEST_WAIT, wait * 2);
  setTimeout(save, wait);
}

text.addEventListener("input", () => {
  count();
  if (!stopped && says.textContent === "Saved") say("");
});
setInterval(save, EVERY);
window.addEventListener("online", save);
function leave() {
  if (stopped || text.value === kept || form.dataset.sent) return;
  const size = new Blob([text.value]).size;
  if (size * 3 > MOST_ON_LEAVING) save();
  else {
    const sent = text.value;
    post(true).then(async (answer) => {
      if (!answer.ok) return;
      field("base").value = await answer.text();
      kept = sent;
    }, () => {
      // The connection is gone; the next page asks for the story anew.
    });
  }
}
document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "hidden") leave();
});
window.addEventListener("beforeunload", (event) => {
  if (text.value !== kept && !form.dataset.sent) event.preventDefault();
});
count();
