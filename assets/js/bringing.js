// A history from elsewhere: the file is looked at first, and nothing is written before one says so.

const bring = $("#bring"), bring_body = $("#bring-body");
const MAX_UPLOAD = 200e6; // bytes, as recchat/web/page.py has it
let look = null; // {ticket, by_hand, said, rest_bare, busy}

const fresh_look = () => ({ ticket: crypto.randomUUID?.() || String(Math.random()), by_hand: {}, said: {}, rest_bare: false, busy: false });

async function bring_file(file) {
  if (!me.person && !(await guest())) return;
  look = fresh_look();
  show_bring("reading");
  if (file.size > MAX_UPLOAD) { bring_trouble(`“${file.name}” has ${Math.round(file.size / 1e6)} MB, and at most 200 MB can be taken here. Take the file with the ratings out of it, or use the command line: recchat history import FILE.`); return; }
  if (!file.size) { bring_trouble(`“${file.name}” is empty: choose the file that holds your history.`); return; }
  const mine = look;
  let sent;
  try { sent = await upload(file); } catch (refused) { sent = null; }
  if (look !== mine) return;
  if (!sent) { bring_trouble(`“${file.name}” did not arrive. Is recchat still running? Choose it once more.`); return; }
  await looked("import-look", { path: sent.path, name: file.name });
}
// One reading of the file; the dialog shows what came of it.
async function looked(verb, values) {
  const mine = look;
  const answer = await followed(verb, values, "Reading your file");
  if (look !== mine) return;
  if (!answer) { bring.close(); return; }
  if (answer.trouble) { bring_trouble(answer.trouble, verb === "import-read"); return; }
  Object.assign(mine, { by_hand: {}, said: {}, rest_bare: false });
  bring_body.innerHTML = answer.html;
  show_bring("looked");
  bring_body.focus({ preventScroll: true }); bring_body.scrollTop = 0;
  status($(".facts", bring_body)?.innerText || $(".notice", bring_body)?.innerText || "");
}
// Ask, and show meanwhile how far it is; what is quick shows nothing.
async function followed(verb, values, doing) {
  const mine = look;
  mine.busy = true;
  $("#bring-doing").textContent = doing; $("#bring-share").value = 0;
  const work = setTimeout(() => { if (look === mine && mine.busy) show_bring("working"); }, 250);
  const timer = setInterval(async () => {
    let stand; try { stand = await server.ask({ do: "import-stand", person: me.person, library: me.library, dialogue: me.dialogue, ticket: mine.ticket }); } catch (gone) { stand = null; }
    if (stand?.share && mine.busy) $("#bring-share").value = stand.share;
  }, 400);
  const answer = await ask(verb, { ...values, ticket: mine.ticket });
  mine.busy = false; clearTimeout(work); clearInterval(timer);
  return answer;
}

// The dialog in its states: reading, working (with a bar), looked, trouble.
function show_bring(state) {
  bring.dataset.state = state;
  const is_looked = state === "looked";
  if (state === "reading") { bring_body.replaceChildren(); $("#bring-doing").textContent = "Reading your file"; $("#bring-share").value = 0; }
  $("#bring-work").hidden = state === "looked" || state === "trouble";
  if (state !== "trouble") $("#bring-trouble").hidden = true;
  bring_body.hidden = state !== "looked";
  $("#bring-add").hidden = !is_looked; $("#bring-note").hidden = !is_looked;
  $("#bring-again").hidden = state !== "trouble";
  $("#bring-leave").textContent = is_looked ? "Leave it" : state === "trouble" ? "Close" : "Stop";
  if (is_looked) can_add();
  if (!bring.open) { close_panel(); bring.showModal(); }
}
function bring_trouble(text, keeps = false) {
  if (keeps) show_bring("looked"); else show_bring("trouble");
  $("#bring-trouble").textContent = text; $("#bring-trouble").hidden = false;
}
// There is something to add: new rows, or a title that was matched or is to be added by hand.
function can_add() {
  const found = $(".facts", bring_body), rows = bring_body.querySelector(".facts [data-new]");
  const by_hand = Object.keys(look.by_hand).length || look.rest_bare || Object.values(look.said).includes("bare");
  $("#bring-add").disabled = !found || !(Number(rows?.dataset.new) || by_hand);
}

// --- titles that were not found ------------------------------------------------------------------------------

function press_choice(row, chosen) {
  for (const one of $$(".lost-choices [aria-pressed]", row)) one.setAttribute("aria-pressed", String(one === chosen));
  can_add();
}
function close_find(row) {
  $(".lost-find", row).hidden = true; $("[data-do=match-find]", row).setAttribute("aria-expanded", "false");
}
function choose_match(button) {
  const row = button.closest(".lost"), number = row.dataset.number, item = button.dataset.match;
  look.by_hand[number] = item; delete look.said[number];
  let choice = $(`.lost-choices [data-match="${CSS.escape(item)}"]`, row);
  if (!choice) { // found by searching: it takes its place among the choices
    choice = document.createElement("button");
    choice.type = "button"; choice.className = "choice"; choice.dataset.do = "match"; choice.dataset.match = item;
    choice.textContent = `it is ${button.dataset.title}`;
    $(".lost-choices", row).prepend(choice);
  }
  choice.setAttribute("aria-pressed", "true");
  const was_open = !$(".lost-find", row).hidden;
  close_find(row); press_choice(row, choice);
  if (was_open) choice.focus();
}
function say_of(button, what) {
  const row = button.closest(".lost"), number = row.dataset.number;
  delete look.by_hand[number]; look.said[number] = what;
  close_find(row); press_choice(row, button);
}
function rest(is_bare) {
  look.rest_bare = is_bare;
  for (const [name, on] of [["rest-bare", is_bare], ["rest-leave", !is_bare]]) $(`[data-do=${name}]`, bring_body).setAttribute("aria-pressed", String(on));
  show_rest(); can_add();
}
function show_rest() {
  for (const row of $$(".lost", bring_body)) {
    const number = row.dataset.number;
    if (look.by_hand[number] || look.said[number]) continue;
    const bare = $("[data-do=match-bare]", row), leave = $("[data-do=match-leave]", row);
    const on = look.rest_bare && bare ? bare : leave;
    for (const one of [bare, leave]) one?.setAttribute("aria-pressed", String(one === on));
  }
}
let find_timer = 0, find_last = "";
async function find_items(input) {
  const row = input.closest(".lost"), words = input.value;
  find_last = words;
  if (!words.trim()) { $(".suggested", row).replaceChildren(); return; }
  const answer = await ask("import-find", { ticket: look.ticket, words });
  if (answer && find_last === words) { $(".suggested", row).innerHTML = answer.html; status(answer.told); }
}

// --- adding, leaving, undoing ----------------------------------------------------------------------------------

const numbers_said = (what) => Object.keys(look.said).filter((number) => look.said[number] === what);
async function add_import() {
  const mine = look, refused = $$("[data-near]:not(:checked)", bring_body).map((one) => one.dataset.near);
  const decided = { by_hand: look.by_hand, bare: numbers_said("bare"), left: numbers_said("left"), rest_bare: look.rest_bare, refused };
  const answer = await followed("import-add", decided, "Adding to your history");
  if (look !== mine) return;
  if (!answer) { bring.close(); return; }
  if (answer.trouble) { bring_trouble(answer.trouble, true); return; }
  look = null; bring.close();
  status(answer.said);
  say_softly(answer.said, answer.batch ? () => undo_import(answer.batch) : null);
}
async function undo_import(batch) {
  const answer = await ask("drop-import", { batch });
  if (!answer) return;
  if (shelf.open) fill_shelf();
  say_softly(answer.said);
}
// Closed in whatever way, a file that was not added is put away, and what is under way stops.
bring.addEventListener("close", () => {
  const mine = look;
  look = null;
  bring_body.replaceChildren();
  if (!mine) return;
  ask("import-stop", { ticket: mine.ticket });
  status("Nothing was added.");
});
const read_anew = () => looked("import-read", {
  dates: $("[data-look=dates]", bring_body)?.value || "", user: $("[data-look=user]", bring_body)?.value || "",
  columns: Object.fromEntries($$("[data-look=column]", bring_body).filter((one) => one.value !== "-" || one.dataset.was).map((one) => [one.dataset.column, one.value])),
});
Object.assign(PRESSES, {
  import: () => $("#history-file").click(),
  "import-add": add_import,
  "import-leave": () => bring.close(),
  "import-more": async (button) => {
    const answer = await ask("import-more", { ticket: look.ticket, from: $$(".lost", bring_body).length });
    if (!answer) return;
    const first = $$(".lost", bring_body).length;
    $("#unmatched").insertAdjacentHTML("beforeend", answer.html);
    show_rest();
    button.hidden = !answer.more;
    $$(".lost", bring_body)[first]?.querySelector("button")?.focus({ preventScroll: true });
  },
  match: choose_match,
  "match-bare": (button) => say_of(button, "bare"),
  "match-leave": (button) => say_of(button, "left"),
  "match-find": (button) => {
    const row = button.closest(".lost"), found = $(".lost-find", row), opens = found.hidden;
    found.hidden = !opens; button.setAttribute("aria-expanded", String(opens));
    if (opens) { $("input", found).focus(); found.scrollIntoView({ block: "nearest" }); }
  },
  "rest-bare": () => rest(true),
  "rest-leave": () => rest(false),
  "drop-import": (button) => undo_import(button.dataset.id),
});
bring_body.addEventListener("change", (event) => { if (event.target.dataset.look) read_anew(); });
bring_body.addEventListener("input", (event) => {
  if (!event.target.matches("[data-find]")) return;
  clearTimeout(find_timer); find_timer = setTimeout(() => find_items(event.target), 180);
});
// Down walks from the words to what they found; Enter takes the first.
bring_body.addEventListener("keydown", (event) => {
  const row = event.target.closest(".lost-find");
  if (!row) return;
  const found = $$(".suggested button", row), here = found.indexOf(event.target);
  if (event.key === "Enter" && event.target.matches("input")) { event.preventDefault(); found[0]?.click(); }
  const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!by) return;
  event.preventDefault();
  (found[here + by] || $("input", row)).focus();
});
$("#history-file").addEventListener("change", (event) => {
  const [file] = event.target.files;
  event.target.value = "";
  if (file) bring_file(file);
});
