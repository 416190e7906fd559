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
      const answer = await fetch(`${form.action}?${query}`, { headers: { Accept: "text/plain" }, redirect: "error" });
      const words = await answer.text();
      if (mine === asked) says.textContent = answer.ok ? words : "These two cannot be tried.";
    } catch {
      if (mine === asked) says.textContent = "The connection is lost. Press the button to try again.";
    }
  });
}
