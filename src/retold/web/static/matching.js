// The matching board: what a pair would cost is said as soon as both are chosen. Without scripts the button says it.
const form = document.querySelector("form[data-cost]");
if (form) {
  const says = form.querySelector("[data-says]");
  let asked = 0;
  form.addEventListener("change", async () => {
    const mine = ++asked;
    const query = new URLSearchParams(new FormData(form));
    says.textContent = "Working it out…";
    try {
      const answer = await fetch(`${form.action}?${query}`, { headers: { "HX-Request": "true" }, redirect: "error" });
      const words = await answer.text();
      if (mine === asked) says.textContent = answer.ok ? words : "These two cannot be tried.";
    } catch {
      if (mine === asked) says.textContent = "The connection is lost. Press the button to try again.";
    }
  });
}

// While a run is worked out: the page is loaded anew when there is something new on it, and not before.
const waiting = document.querySelector("[data-waiting]");
if (waiting) {
  const done = waiting.querySelectorAll(".done").length;
  const look = async () => {
    try {
      const answer = await fetch(location.href, { redirect: "error" });
      const words = await answer.text();
      if (!words.includes("data-waiting") || words.split('class="done"').length - 1 !== done) return location.reload();
    } catch {
      // The connection may come back; the link on the page is there meanwhile.
    }
    setTimeout(look, 2000);
  };
  setTimeout(look, 2000);
}
