// The behaviour of the page: the first of the files that recchat/web/page.py joins (steering.js,
// bringing.js and opening.js follow). It runs inside Gradio's HTML component, which gives `element`,
// `server`, `trigger`, `upload`. Everything is delegated from one root; text of people and items
// is only ever set as text, or comes as HTML that the server escaped.

const root = element.querySelector("#rc");
const $ = (what, from = root) => from.querySelector(what);
const $$ = (what, from = root) => [...from.querySelectorAll(what)];
const thread = $("#thread"), box = $("#say"), send = $("#send"), toast = $("#toast"), shelf = $("#shelf");
const OPINIONS = ["liked", "disliked", "dismissed"];
const KINDS = [...OPINIONS, "seen", "saved"];

// --- what this tab remembers: who and which talk (opaque ids), drafts, messages that wait -------

const memory = {
  get(name) { try { return sessionStorage.getItem(`recchat.${name}`) || ""; } catch (no) { return ""; } },
  set(name, value) { try { sessionStorage.setItem(`recchat.${name}`, value); } catch (no) { /* private window */ } },
  last(name) { try { return localStorage.getItem(`recchat.${name}`) || ""; } catch (no) { return ""; } },
  keep(name, value) { try { localStorage.setItem(`recchat.${name}`, value); } catch (no) { /* private window */ } },
};
const me = { person: memory.get("person") || memory.last("person"), dialogue: "", name: "", library: memory.get("library") || memory.last("library") };
me.dialogue = memory.get("person") ? memory.get("dialogue") : memory.last("dialogue");
// The talk that was open in a library, for when one comes back to it: of one person at a time.
const left_in = (library) => { const [person, dialogue] = memory.get(`left.${library}`).split("|"); return person === me.person ? dialogue || "" : ""; };
let queue = JSON.parse(memory.get("queue") || "[]");
let running = null;      // the turn under way: {ticket, turn, lines, heardAt}
let ready = false;
const undoable = [];     // what z takes back, newest last

function remember(person, dialogue) {
  me.person = person; me.dialogue = dialogue;
  for (const [name, value] of [["person", person], ["dialogue", dialogue], ["library", me.library]]) {
    memory.set(name, value); memory.keep(name, value);
  }
  memory.set(`left.${me.library}`, `${person}|${dialogue}`);
}

// --- asking the server ---------------------------------------------------------------------------

async function ask(verb, values = {}) {
  let answer;
  try { answer = await server.ask({ do: verb, person: me.person, dialogue: me.dialogue, library: me.library, ...values }); }
  catch (gone) { answer = undefined; }
  if (answer === undefined || answer === null) {
    banner("recchat does not answer. Is it still running? Your words are kept here; start it again and reload.");
    return null;
  }
  if (answer.banner) { banner(answer.banner); return null; }
  for (const [name, holder] of [["side", "#side-body"], ["people", "#who-list"], ["company", "#company"]]) {
    if (answer[name] !== undefined) swap($(holder), answer[name]);
  }
  return answer;
}

// Replace a part of the page; whoever stood on one of its controls stands on the same one after.
function swap(holder, html) {
  const at_control = holder.contains(document.activeElement) ? document.activeElement : null;
  holder.innerHTML = html;
  if (!at_control) return;
  const same = (one) => ["do", "key", "id", "kind"].every((name) => one.dataset[name] === at_control.dataset[name]);
  ($$("[data-do]", holder).find(same) || $("[data-do]", holder))?.focus({ preventScroll: true });
}

function banner(text) {
  const bar = $("#banner");
  bar.replaceChildren();
  const words = document.createElement("span"); words.textContent = text;
  const close = document.createElement("button");
  close.type = "button"; close.className = "link"; close.dataset.do = "banner-close"; close.textContent = "all right";
  bar.append(words, close); bar.hidden = false;
}
const status = (text) => { $("#status").textContent = text; };

let toastTimer = 0;
function say_softly(text, undo) {
  ($("dialog[open]") || root).append(toast); // a modal sheet lets nothing outside it be pressed
  $("span", toast).textContent = text;
  $("button", toast).hidden = !undo;
  toast.hidden = false;
  if (undo) undoable.push(undo);
  clearTimeout(toastTimer);
  toastTimer = setTimeout(() => { toast.hidden = true; }, 9000);
}

// --- laying out what hello brought -----------------------------------------------------------------

function lay(answer) {
  me.library = answer.library;
  remember(answer.person, answer.dialogue);
  in_words_of(answer.words);
  $("#library-list").innerHTML = answer.libraries;
  me.name = answer.name;
  $(".who-name").textContent = answer.name || "Who are you?";
  thread.innerHTML = answer.thread;
  $("#side").hidden = !answer.person;
  $("#model").textContent = answer.model;
  show_steering(answer.steering);
  mark_last(); show_waiting();
}

// What the frame calls things differs from library to library: a film is seen, a book is read.
function in_words_of(words) {
  root.dataset.noun = words.noun;
  for (const one of $$("[data-said]")) one.textContent = words[one.dataset.said];
  box.placeholder = matchMedia("(max-width: 640px)").matches ? "What are you in the mood for?" : words.ask;
}

async function hello(verb = "hello", values = {}) {
  const answer = await ask(verb, values);
  if (answer) lay(answer);
  return answer;
}

function mark_last() {
  const turns = $$(".turn", thread);
  const last = turns.at(-1), holds = turns.filter((turn) => $(".card", turn)).at(-1);
  for (const turn of turns) {
    turn.classList.toggle("last", turn === last);
    turn.classList.toggle("live", turn === last || turn === holds); // its slate is the one talked about
  }
}
const last_turn = () => $(".turn.last", thread);

// --- a turn ----------------------------------------------------------------------------------------

function new_turn(text) {
  const turn = $("#blank-turn").content.firstElementChild.cloneNode(true);
  $(".words", turn).textContent = text;
  turn.dataset.parent = last_turn()?.dataset.turn || "";
  $(".welcome", thread)?.remove(); $(".opening", thread)?.remove();
  thread.append(turn);
  mark_last();
  turn.scrollIntoView({ block: "start" });
  return turn;
}

function enqueue(text) {
  queue.push(text); memory.set("queue", JSON.stringify(queue)); show_waiting();
  status("Your message waits until this answer is done.");
}

function show_waiting() {
  $("#waiting").replaceChildren();
  queue.forEach((text, place) => {
    const line = document.createElement("div"); line.className = "waiting";
    const words = document.createElement("span"); words.className = "words"; words.textContent = text;
    const note = document.createElement("span"); note.textContent = ready ? "waits for its turn" : "is sent as soon as recchat is open";
    const drop = document.createElement("button"); drop.type = "button"; drop.className = "link";
    drop.textContent = "take back"; drop.dataset.do = "unqueue"; drop.dataset.place = place;
    line.append(words, note, drop); $("#waiting").append(line);
  });
}

async function say(text, { turn = null, struck = [], parent = undefined } = {}) {
  if (!text.trim()) { box.focus(); return; }
  if (running || !ready) { if (!turn) enqueue(text); return; }
  running = { ticket: crypto.randomUUID?.() || String(Math.random()), turn: null, lines: 0, again: !!turn };
  $("#banner").hidden = true;
  const shown = turn || new_turn(text);
  running.turn = shown;
  shown.dataset.struck = JSON.stringify(struck);
  reading(shown, !!turn);
  mode("stop");
  const begun = await ask("begin");
  if (!begun) { give_back(text, shown, !turn); return; }
  if (begun.person !== me.person || begun.name !== me.name) {
    me.name = begun.name; $(".who-name").textContent = begun.name;
    $("#side").hidden = false;
  }
  remember(begun.person, begun.dialogue);
  sent_steering();
  running.heardAt = performance.now();
  trigger("turn", { ticket: running.ticket, person: me.person, dialogue: me.dialogue, library: me.library, text, parent, struck, steering: steering_now() });
  watch_over(text);
}

function reading(turn, again) {
  status(again ? "Answering again." : "Reading.");
  if (again) { $$(".chips, .slate", turn).forEach((one) => one.classList.add("stale")); return; }
  const line = document.createElement("span"); line.className = "reading"; line.textContent = "reading …";
  $("[data-zone=chips]", turn).replaceChildren(line);
}

function give_back(text, turn, drop) {
  if (drop) { turn.remove(); box.value = text; grow(); }
  $$(".stale", turn).forEach((one) => one.classList.remove("stale"));
  running = null; mode("send"); mark_last();
}

// If nothing comes for long, the server may be gone: ask it something small.
function watch_over(text) {
  const mine = running;
  const timer = setInterval(async () => {
    if (running !== mine) { clearInterval(timer); return; }
    if (performance.now() - mine.heardAt < 8000) return;
    if (!(await ask("status"))) { clearInterval(timer); if (running === mine) give_back(text, mine.turn, !mine.again); }
  }, 4000);
}

function mode(name) {
  send.dataset.mode = name;
  send.setAttribute("aria-label", name === "stop" ? "Stop" : "Send");
}

async function stop() {
  if (running) { status("Stopping."); await ask("stop"); }
}

// Each event holds the whole wire of the turn so far; what was applied before is passed over.
window.addEventListener("recchat:wire", (event) => {
  if (!document.contains(root)) return;
  const lines = String(event.detail).split("\n").filter(Boolean);
  if (!running || !lines.length) return;
  if (JSON.parse(lines[0]).ticket !== running.ticket) return;
  const mine = running;
  mine.heardAt = performance.now();
  for (; mine.lines < lines.length; mine.lines += 1) apply(mine, JSON.parse(lines[mine.lines]));
});

const ZONES = {
  chips(mine, patch, zone) {
    mine.turn.dataset.turn = patch.message;
    swap(zone("chips"), patch.html);
    if (mine.again) { zone("notices").replaceChildren(); zone("reply").replaceChildren(); zone("suggest").replaceChildren(); }
    mine.read = true;
    status("Choosing.");
  },
  slate(mine, patch, zone) { zone("slate").innerHTML = patch.html; mine.slate = true; status(patch.told); },
  reply(mine, patch, zone) { zone("reply").innerHTML = patch.html; status(zone("reply").innerText); },
  words(mine, patch) { const line = reason_of(mine.turn, patch.item); if (line) line.textContent = patch.text; },
  reason(mine, patch) {
    const line = reason_of(mine.turn, patch.item);
    if (!line) return;
    line.innerHTML = patch.html;
    $("[data-claims]", line.closest(".card")).innerHTML = patch.claims;
  },
  suggest(mine, patch, zone) { zone("suggest").innerHTML = patch.html; },
  notice(mine, patch, zone) { zone("notices").insertAdjacentHTML("beforeend", patch.html); },
  side(mine, patch) { if (document.contains(mine.turn)) swap($("#side-body"), patch.html); },
  banner(mine, patch) { banner(patch.text); },
  done() { status("Done."); },
  over(mine, patch, zone) {
    if (!mine.read) zone("chips").replaceChildren();
    if (mine.again && !mine.slate && mine.read) zone("slate").replaceChildren();
    $$(".stale", mine.turn).forEach((one) => one.classList.remove("stale"));
    running = null; mode("send"); mark_last();
    const next = queue.shift();
    memory.set("queue", JSON.stringify(queue)); show_waiting();
    if (next) say(next); else steer_again();
  },
};
function apply(mine, patch) {
  ZONES[patch.zone]?.(mine, patch, (name) => $(`[data-zone=${name}]`, mine.turn));
}
const reason_of = (turn, item) => $(`.card[data-item="${CSS.escape(item)}"] [data-reason]`, turn);

// --- the last message once more: struck, edited, retried ---------------------------------------------

const struck_of = (turn) => JSON.parse(turn.dataset.struck || "[]");
function again(turn, { text = $(".words", turn).textContent, struck = struck_of(turn) } = {}) {
  if (running) { say_softly("One moment: this answer is still under way."); return; }
  say(text, { turn, struck, parent: turn.dataset.parent || "" });
}
function strike(turn, key) {
  const struck = struck_of(turn);
  again(turn, { struck: struck.includes(key) ? struck.filter((one) => one !== key) : [...struck, key] });
}
function edit(turn) {
  const words = $(".words", turn), form = document.createElement("form"), text = document.createElement("textarea");
  form.className = "edit"; form.dataset.form = "edit"; text.value = words.textContent; text.setAttribute("aria-label", "Edit your message");
  const row = document.createElement("div"); row.className = "row";
  row.innerHTML = '<button type="submit" class="plain strong">ask this instead</button><button type="button" class="link" data-do="edit-close">leave it</button>';
  form.append(text, row); words.hidden = true; words.after(form); text.focus();
}
function edit_close(turn) { $(".edit", turn)?.remove(); $(".words", turn).hidden = false; }

// --- judging -----------------------------------------------------------------------------------------

function show_marks(item, marks) {
  for (const holder of $$(`[data-item="${CSS.escape(item)}"]`)) {
    for (const button of $$("[data-do][aria-pressed]", holder)) {
      if (KINDS.includes(button.dataset.do)) button.setAttribute("aria-pressed", String(marks.includes(button.dataset.do)));
    }
  }
}
// Presses reach the store in the order in which they were made, however fast they follow.
let line = Promise.resolve();
const in_line = (work) => { line = line.then(work, work); return line; };
const marks_of = (holder) => $$("[data-do][aria-pressed=true]", holder).map((one) => one.dataset.do);

async function judge(button) {
  const holder = button.closest("[data-item]"), item = holder.dataset.item, kind = button.dataset.do;
  const was = marks_of(holder), on = !was.includes(kind);
  const rest = was.filter((one) => one !== kind && !(OPINIONS.includes(kind) && OPINIONS.includes(one)));
  show_marks(item, on ? [...rest, kind] : was.filter((one) => one !== kind)); // at once; the store follows
  await in_line(() => keep_press({ button, holder, item, kind, on, was }));
}
async function keep_press({ button, holder, item, kind, on, was }) {
  if (!me.person && !(await guest())) return;
  const on_shelf = button.classList.contains("book");
  const answer = await ask("judge", { item, kind, on, origin: on_shelf ? "shelf" : "card" });
  if (!answer) { show_marks(item, was); return; }
  const undo = async () => {
    const back = await ask("take-back", { undo: answer.undo, item });
    if (back) { show_marks(item, back.marks); acknowledge(holder, "Taken back."); }
  };
  undoable.push(undo);
  on_shelf ? shelf_said(answer.said) : acknowledge(holder, answer.said, undo);
}
function shelf_said(text) { say_softly(text); $("button", toast).hidden = false; }

function acknowledge(holder, text, undo) {
  const ack = $(".ack", holder);
  if (!ack) { say_softly(text); return; }
  ack.textContent = text;
  if (undo) {
    const button = document.createElement("button");
    button.type = "button"; button.className = "link"; button.textContent = "undo"; button.dataset.do = "undo-this";
    button.undo = undo; ack.append(" ", button);
  }
}

async function guest() {
  const answer = await ask("begin");
  if (!answer) return false;
  remember(answer.person, answer.dialogue); me.name = answer.name;
  $(".who-name").textContent = answer.name; $("#side").hidden = false;
  return true;
}

async function like_shelf(button) {
  const items = button.closest(".shelf").dataset.shelf.split(",");
  if (button.getAttribute("aria-pressed") === "true") { await undo_last(); return; }
  if (!me.person && !(await guest())) return;
  const answer = await ask("like", { items });
  if (!answer) return;
  button.setAttribute("aria-pressed", "true");
  items.forEach((item) => show_marks(item, ["liked"]));
  say_softly(answer.said, async () => {
    if (!(await ask("take-back", { undo: answer.undo }))) return;
    button.setAttribute("aria-pressed", "false");
    items.forEach((item) => show_marks(item, []));
  });
}

async function undo_last() {
  await line;
  const undo = undoable.pop();
  toast.hidden = true;
  if (undo) { await undo(); status("Taken back."); } else { status("There is nothing to take back."); }
}

// --- lists and talks -----------------------------------------------------------------------------------

let shelf_kind = "liked";
for (const one of $$("dialog")) one.addEventListener("close", () => root.append(toast));
const SHELVES = { talks: "Past talks", imports: "Brought in" };
async function open_shelf(kind) {
  shelf_kind = kind;
  $$(".tab", shelf).forEach((one) => one.setAttribute("aria-pressed", String(one.dataset.kind === kind)));
  $("#shelf-title").textContent = SHELVES[kind] || "Your history";
  $(".find", shelf).hidden = kind === "imports";
  await fill_shelf();
  if (!shelf.open) { close_panel(); shelf.showModal(); }
}
async function fill_shelf() {
  const answer = await ask("list", { kind: shelf_kind, words: $("#shelf-find").value });
  if (answer) swap($("#shelf-body"), answer.html);
}
async function drop(button) {
  const item = button.closest("[data-item]").dataset.item, kind = button.dataset.kind;
  const answer = await ask("drop", { item, kind });
  if (!answer) return;
  show_marks(item, kind === "saved" ? marks_everywhere(item).filter((one) => one !== "saved") : []);
  if (shelf.open) fill_shelf();
  say_softly(answer.said, async () => {
    const back = await ask("take-back", { undo: answer.undo, item });
    if (back) { show_marks(item, back.marks); if (shelf.open) fill_shelf(); }
  });
}
const marks_everywhere = (item) => [...new Set($$(`.card[data-item="${CSS.escape(item)}"]`).flatMap(marks_of))];

async function drop_talk(id) {
  const answer = await ask("drop-talk", { talk: id });
  if (!answer) return;
  if (id === me.dialogue) await hello("hello", { dialogue: "" });
  if (shelf.open) fill_shelf();
  say_softly(answer.said, async () => { await ask("restore-talk", { talk: id }); if (shelf.open) fill_shelf(); });
}
async function open_talk(id) {
  if (running) await stop();
  shelf.close(); close_panel();
  await hello("hello", { dialogue: id });
  last_turn()?.scrollIntoView({ block: "start" });
  if (!id) scrollTo(0, 0);
  box.focus({ preventScroll: true });
}
async function choose(person) {
  if (running) await stop();
  close_menus();
  undoable.length = 0;
  await hello("hello", { person, dialogue: "" });
  scrollTo(0, 0); box.focus({ preventScroll: true });
}
async function enter(library) {
  close_menus();
  if (library === me.library) { box.focus({ preventScroll: true }); return; }
  if (running) await stop();
  undoable.length = 0;
  await hello("hello", { library, dialogue: left_in(library) });
  const last = last_turn();
  last ? last.scrollIntoView({ block: "start" }) : scrollTo(0, 0);
  box.focus({ preventScroll: true });
}

// --- menus, panel, theme ---------------------------------------------------------------------------------

const side = $("#side"), panel_button = $("[data-do=panel]");
const MENUS = ["#who", "#libraries"].map((name) => ({ menu: $(name), button: $(`${name} > button`), list: $(`${name} > .sheetlet`) }));
const open_menu = () => MENUS.find(({ list }) => !list.hidden);
function close_menus() { for (const { button, list } of MENUS) { list.hidden = true; button.setAttribute("aria-expanded", "false"); } }
function toggle_menu(name) {
  const { button, list } = MENUS.find(({ menu }) => menu.id === name), opens = list.hidden;
  close_menus();
  list.hidden = !opens; button.setAttribute("aria-expanded", String(opens));
  if (opens && $(".leaving", list)) ask("people"); // a question of an hour ago is not asked again
  if (opens) ($("[aria-current=true]", list) || $("button, input", list))?.focus();
}
// Arrows walk through an open menu, as in any other.
function walk_menu(event) {
  const { list } = open_menu() || {}, step_by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!list || !step_by || !list.contains(event.target)) return false;
  const all = $$("li button", list), here = all.indexOf(event.target);
  if (here >= 0) all[(here + step_by + all.length) % all.length].focus();
  return here >= 0;
}
function open_panel() { side.classList.add("open"); panel_button.setAttribute("aria-expanded", "true"); $("[data-do=panel-close]").focus(); }
function close_panel() {
  if (!side.classList.contains("open")) return;
  side.classList.remove("open"); panel_button.setAttribute("aria-expanded", "false"); panel_button.focus();
}
const THEMES = { "": ["light", "light"], light: ["dark", "dark"], dark: ["", "as the system"] };
function show_theme(theme) {
  theme ? (document.documentElement.dataset.theme = theme) : delete document.documentElement.dataset.theme;
  const button = $("[data-do=theme]");
  button.setAttribute("aria-label", `Theme: ${theme || "as the system"}`);
  $("use", button).setAttribute("href", `#i-${theme || "system"}`);
}
function next_theme() {
  const theme = THEMES[memory.last("theme")][0];
  memory.keep("theme", theme); show_theme(theme); status(`Theme: ${theme || "as the system"}.`);
}

// --- presses ----------------------------------------------------------------------------------------------

const PRESSES = {
  "new-talk": () => open_talk(""),
  who: () => toggle_menu("who"),
  libraries: () => toggle_menu("libraries"),
  enter: (button) => enter(button.dataset.id),
  theme: next_theme,
  help: () => $("#help").showModal(),
  "help-close": () => $("#help").close(),
  panel: open_panel,
  "panel-close": close_panel,
  "banner-close": () => { $("#banner").hidden = true; },
  choose: (button) => choose(button.dataset.id),
  strike: (button) => strike(button.closest(".turn"), button.dataset.key),
  lift: (button) => { const turn = last_turn(); if (turn) strike(turn, button.dataset.key); },
  offer: (button) => say(button.dataset.text),
  "show-more": () => say("show me more"),
  "more-like": (button) => say(`More like ${button.closest("[data-item]").dataset.title}`),
  why: (button) => {
    const claims = $(".claims", button.closest(".card")), open = claims.hidden;
    claims.hidden = !open; button.setAttribute("aria-expanded", String(open));
  },
  "undo-this": (button) => { const at = undoable.indexOf(button.undo); if (at >= 0) undoable.splice(at, 1); button.undo(); },
  undo: undo_last,
  edit: (button) => edit(button.closest(".turn")),
  "edit-close": (button) => edit_close(button.closest(".turn")),
  retry: (button) => again(button.closest(".turn")),
  version: (button) => hello("version", { message: button.dataset.id }),
  "take-back": async (button) => {
    if (running) { stop(); return; }
    const message = button.closest(".turn").dataset.turn;
    const answer = await hello("drop-message", { message });
    if (answer) say_softly(answer.said, () => hello("restore-message", { message }));
  },
  unqueue: (button) => {
    const [text] = queue.splice(Number(button.dataset.place), 1);
    memory.set("queue", JSON.stringify(queue)); show_waiting();
    if (!box.value) { box.value = text; grow(); }
  },
  shelf: (button) => open_shelf(button.dataset.kind),
  "shelf-tab": (button) => { $("#shelf-find").value = ""; open_shelf(button.dataset.kind); },
  "shelf-close": () => shelf.close(),
  "shelf-like": like_shelf,
  drop,
  "open-talk": (button) => open_talk(button.dataset.id),
  "drop-talk": (button) => drop_talk(button.dataset.id),
};
for (const kind of KINDS) PRESSES[kind] = judge;

root.addEventListener("click", (event) => {
  const button = event.target.closest("[data-do]");
  if (button && root.contains(button)) PRESSES[button.dataset.do]?.(button);
  else if (event.target === $("#help") || event.target === shelf) event.target.close();
  const menu = open_menu();
  if (menu && !menu.menu.contains(event.target)) close_menus();
  const card = event.target.closest(".card");
  if (card) at_card(card, false);
});
let finding = 0;
$("#shelf-find").addEventListener("input", () => { clearTimeout(finding); finding = setTimeout(fill_shelf, 180); });

const FORMS = {}; // what the files after this one do with a form of one name
root.addEventListener("submit", async (event) => {
  event.preventDefault();
  const form = event.target;
  if (form.id === "say-form") {
    if (running && !box.value.trim()) { stop(); return; }
    const text = box.value;
    box.value = ""; memory.set("draft", ""); grow();
    say(text);
  } else if (form.dataset.form === "add-person") {
    const answer = await hello("person", { name: new FormData(form).get("name") || "" });
    if (answer) { close_menus(); undoable.length = 0; box.focus(); }
  } else if (FORMS[form.dataset.form]) {
    FORMS[form.dataset.form](String(new FormData(form).get("name") || ""));
  } else if (form.dataset.form === "edit") {
    const turn = form.closest(".turn"), text = $("textarea", form).value;
    if (!text.trim() || running) return;
    edit_close(turn); $(".words", turn).textContent = text;
    again(turn, { text, struck: [] });
  }
});
// Where send was is stop: while an answer is under way a press stops it; Enter queues what is written.
send.addEventListener("click", (event) => {
  if (running && send.dataset.mode === "stop") { event.preventDefault(); stop(); }
});

function grow() { box.style.height = "auto"; if (!CSS.supports("field-sizing", "content")) box.style.height = `${box.scrollHeight}px`; }
box.addEventListener("input", () => { memory.set("draft", box.value); grow(); });

// --- keyboard -----------------------------------------------------------------------------------------------

let at = null;
const cards = () => $$(".card", thread);
function at_card(card, focus = true) {
  at?.classList.remove("at");
  at = card; at.classList.toggle("at", focus);
  if (focus) { card.focus({ preventScroll: true }); card.scrollIntoView({ block: "nearest" }); }
}
function step(by) {
  const all = cards(), here = at && document.contains(at) ? all.indexOf(at) : -1;
  const first = all.indexOf($(".card", $$(".turn", thread).filter((turn) => $(".card", turn)).at(-1) || thread));
  const next = here < 0 ? first : Math.max(0, Math.min(all.length - 1, here + by));
  if (all[next]) at_card(all[next]);
}
const on_card = (name) => () => { if (at && document.contains(at)) $(`[data-do=${name}]`, at)?.click(); };
const KEYS = {
  "/": () => box.focus(), "?": () => $("#help").showModal(), j: () => step(1), k: () => step(-1), z: undo_last,
  l: on_card("liked"), d: on_card("disliked"), s: on_card("seen"), m: on_card("more-like"), w: on_card("why"),
};
function escape_pressed() {
  const menu = open_menu();
  if (menu) { close_menus(); menu.button.focus(); return; }
  if (side.classList.contains("open")) { close_panel(); return; }
  const editing = $(".edit", thread);
  if (editing) { edit_close(editing.closest(".turn")); return; }
  if (running) stop(); else document.activeElement?.blur();
}
document.addEventListener("keydown", (event) => {
  if (!document.contains(root) || event.isComposing) return;
  const typing = event.target.closest?.("textarea, select, input:not([type=file])");
  if (walk_menu(event)) { event.preventDefault(); return; }
  if (event.key === "Escape" && !$("dialog[open]")) { escape_pressed(); return; }
  if (event.key === "Enter" && !event.shiftKey && event.target.matches?.("textarea")) {
    event.preventDefault(); event.target.form.requestSubmit(); return;
  }
  if (typing || event.ctrlKey || event.metaKey || event.altKey || $("dialog[open]")) return;
  const act = KEYS[event.key];
  if (act) { event.preventDefault(); act(); }
});
