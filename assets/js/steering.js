// Beside the talk: the dials, who chooses along tonight, and what a person can do about themselves.

// --- the dials: set by hand, never moved by an answer ------------------------------------------------------

const steer = $("#steer"), dials = $$("input[type=range]", steer), tone = $("#tone");
const TONES = JSON.parse(tone.dataset.words), STILL = 550; // milliseconds without a move: then it counts
let in_force = "", steer_timer = 0;

const steering_now = () => ({
  adventure: Number($("[name=adventure]", steer).value), history: Number($("[name=history]", steer).value),
  tone: tone.value, tone_step: tone.value ? Number($("[name=tone_step]", steer).value) : 0,
  shelf: $("[name=shelf]", steer).checked, unseen: $("[name=unseen]", steer).checked,
});
// What of it makes a difference, and with whom: two states that are the same need no other answer.
function steering_key() {
  const now = steering_now();
  if (!now.tone_step) now.tone = "";
  return JSON.stringify([now, $$("[data-companion]", steer).map((one) => one.dataset.companion)]);
}
const sent_steering = () => { in_force = steering_key(); };

function show_steering(given) {
  clearTimeout(steer_timer);
  for (const name of ["adventure", "history", "tone_step"]) $(`[name=${name}]`, steer).value = given[name];
  tone.value = given.tone;
  for (const name of ["shelf", "unseen"]) $(`[name=${name}]`, steer).checked = given[name];
  in_words(); sent_steering();
}
function in_words() {
  const step = $("[name=tone_step]", steer);
  step.disabled = !tone.value;
  if (tone.value) step.dataset.words = JSON.stringify(TONES[tone.value]); else step.value = 0;
  for (const dial of dials) {
    const words = JSON.parse(dial.dataset.words || "[]")[Number(dial.value) + 2] || "as it comes";
    const holder = dial.closest(".dial"), value = Number(dial.value), [low, high] = $$(".ends span", holder);
    dial.setAttribute("aria-valuetext", words);
    low.textContent = value < 0 ? words : holder.dataset.low; low.classList.toggle("set", value < 0);
    high.textContent = value > 0 ? words : holder.dataset.high; high.classList.toggle("set", value > 0);
    dial.classList.toggle("set", value !== 0);
  }
  const now = steering_now();
  const is_set = now.adventure || now.history || now.tone || now.shelf || !now.unseen;
  $("#steer-reset").style.visibility = is_set ? "visible" : "hidden";
}

// A dial that moved answers the last message anew, in place; without one it waits for the next.
function steer_soon() {
  in_words();
  clearTimeout(steer_timer);
  steer_timer = setTimeout(() => { if (me.person) ask("steer", { steering: steering_now() }); steer_again(); }, STILL);
}
function steer_again() {
  const turn = last_turn();
  if (running || !turn || steering_key() === in_force) return;
  if (!$("[data-zone=slate] > *", turn)) return;
  again(turn);
}
steer.addEventListener("input", (event) => { if (event.target.closest(".dial, .switch")) steer_soon(); });
PRESSES["steer-reset"] = () => {
  show_without_sending({ adventure: 0, history: 0, tone: "", tone_step: 0, shelf: false, unseen: true });
  $("input", steer).focus();
  status("The dials stand in the middle again.");
};
function show_without_sending(given) { const sent = in_force; show_steering(given); in_force = sent; steer_soon(); }

// --- for us tonight: each says yes with a press of their own -------------------------------------------------

async function company(verb, values = {}, focus = "") {
  const answer = await ask(verb, values);
  if (!answer) return;
  if (answer.said) status(answer.said);
  const next = $(focus || "[data-do=company-open]", $("#company"));
  next?.focus({ preventScroll: true });
  next?.closest(".consent")?.scrollIntoView({ block: "nearest" });
  if (steering_key() !== in_force) steer_soon();
}
Object.assign(PRESSES, {
  "company-open": () => company("company", { open: true }, ".offer, input"),
  "company-close": () => company("company"),
  "company-ask": (button) => company("company", { asked: button.dataset.id }, "[data-do=company-yes]"),
  "company-yes": (button) => company("company-yes", { other: button.dataset.id }),
  "company-leave": (button) => company("company-leave", { other: button.dataset.id }),
});
FORMS["company-new"] = (name) => { if (name.trim()) company("company-new", { name }, "[data-do=company-yes]"); };

// --- oneself: another name, or going for good, which is asked twice -------------------------------------------

Object.assign(PRESSES, {
  "rename-open": (button) => {
    const form = $("form[data-form=rename]"), opens = form.hidden;
    form.hidden = !opens; button.setAttribute("aria-expanded", String(opens));
    if (opens) $("input", form).select();
  },
  "remove-person": async () => { await ask("remove-person"); $("[data-do=people-close]")?.focus(); },
  "people-close": async () => { await ask("people"); $("[data-do=remove-person]")?.focus(); },
  "remove-sure": async () => {
    if (running) await stop();
    const answer = await ask("remove-person", { sure: true });
    if (!answer) return;
    close_menus(); undoable.length = 0;
    await hello("hello", { person: "", dialogue: "" });
    scrollTo(0, 0); box.focus({ preventScroll: true });
    say_softly(answer.said);
  },
});
FORMS.rename = async (name) => {
  const answer = await ask("rename", { name });
  if (!answer) return;
  me.name = answer.name; $(".who-name").textContent = answer.name;
  if ($(".welcome", thread)) thread.innerHTML = answer.welcome;
  close_menus(); say_softly(answer.said);
};
