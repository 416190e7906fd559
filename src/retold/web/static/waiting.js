// While something is worked out: the page is loaded anew when there is something new on it, and not before.
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
