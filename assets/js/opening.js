// --- opening --------------------------------------------------------------------------------------------------

// The model loads behind the page: ask how it stands, ever less often.
function follow_model(wait = 2000) {
  setTimeout(async () => {
    if (!document.contains(root)) return;
    if (!document.hidden && !running) {
      let answer; try { answer = await server.ask({ do: "status" }); } catch (gone) { answer = null; }
      if (answer?.model) $("#model").textContent = answer.model;
    }
    follow_model(Math.min(60000, wait * 1.6));
  }, wait);
}

async function open_page() {
  show_theme(memory.last("theme"));
  box.value = memory.get("draft"); grow();
  const answer = await hello();
  document.querySelector("#boot")?.classList.add("gone");
  if (!answer) return;
  ready = true;
  root.dataset.ready = "true";
  last_turn()?.scrollIntoView({ block: "start" });
  const next = queue.shift();
  memory.set("queue", JSON.stringify(queue)); show_waiting();
  if (next) say(next);
  follow_model();
}
open_page();
