// The prompt lab: a page of its own in the same frame, at ?lab=talk/understand.
// It shares `root`, `server`, `me`, `memory` and `say_softly` with the page, and keeps the rest to
// itself. Text of templates, people and items is set as text, or comes as HTML that was escaped.

(function lab() {
  const TYPING_REST = 160;   // ms without a key before the prompt is rendered anew
  const KINDS = { "{#": "comment", "{%": "tag", "{{": "output" };
  const TOKENS = /\{#[\s\S]*?(?:#\}|$(?![\s\S]))|\{%[\s\S]*?(?:%\}|$(?![\s\S]))|\{\{[\s\S]*?(?:\}\}|$(?![\s\S]))|^=== (?:system|user)[ \t]*$/gm;
  const EDITOR = { id: "", text: "what is in the editor" };
  let page = null;           // the lab's element, once it was opened
  let open = null;           // the template that is open: {name, source, version, in_use, variables, ...}
  let job = null;            // what the model is asked now
  let filled = null;         // the example whose values stand in the fields
  let drawn = 0, loading = 0, resting = 0, back_to = 0, following = "";
  const one = (id) => page.querySelector(`#lab-${id}`);
  const is_open = () => root.dataset.page === "prompts";

  async function tell(verb, values = {}) {
    let answer = null;
    try { answer = await server.ask({ do: verb, person: me.person, dialogue: me.dialogue, library: me.library, ...values }); } catch (gone) { /* told below */ }
    if (!answer) { say_softly("recchat does not answer. Is it still running? What you wrote is kept here."); return null; }
    if (answer.banner || answer.trouble) {
      say_softly(answer.banner || answer.trouble);
      if (answer.line) show_error(answer.trouble, answer.line);
      return null;
    }
    return answer;
  }

  // --- the address: opened directly, shared between tabs, left by Back -------------------------------

  const wanted = () => {
    const at = new URLSearchParams(location.search);
    if (!at.has("lab")) return null;
    return { name: at.get("lab"), message: at.get("turn") || "", item: at.get("item") || "", talk: at.get("talk") || "" };
  };
  function address({ name = "", message = "", item = "", talk = "" }) {
    const at = new URLSearchParams({ lab: name });
    for (const [key, value] of [["talk", talk], ["turn", message], ["item", item]]) if (value) at.set(key, value);
    return `?${at.toString().replaceAll("%2F", "/")}`;
  }
  function go(place) {
    if (!is_open()) back_to = scrollY;
    history.pushState({ lab: true }, "", address(place));
    show(place);
  }
  function leave() { history.pushState({}, "", location.pathname); hide(); }
  function hide() {
    if (!is_open()) return;
    delete root.dataset.page;
    document.title = "recchat";
    $(".lab-link")?.removeAttribute("aria-current");
    tour_close();
    scrollTo(0, back_to);
  }
  window.addEventListener("popstate", () => {
    if (!document.contains(root)) return;
    const place = wanted();
    if (place) show(place); else hide();
  });

  async function show(place) {
    root.dataset.page = "prompts";
    document.title = "Prompts · recchat";
    $(".lab-link")?.setAttribute("aria-current", "page");
    await when_ready();
    if (!(await build())) return;
    const name = place.name || open?.name || memory.get("lab.name") || first;
    if (!open || open.name !== name || place.message) await load(name, place);
    scrollTo(0, 0);
    if (document.activeElement === document.body || !page.contains(document.activeElement)) one("title").focus({ preventScroll: true });
  }
  const when_ready = () => new Promise((done) => {
    (function look() { root.dataset.ready === "true" ? done() : setTimeout(look, 25); })();
  });

  // --- the frame ------------------------------------------------------------------------------------

  let first = "", built_for = "";
  async function build() {
    if (page && built_for === me.library) return true;
    const answer = await tell("lab");
    if (!answer) return false;
    page?.remove();
    page = document.createElement("main");
    page.id = "lab"; page.className = "wide"; page.setAttribute("aria-labelledby", "lab-title");
    page.innerHTML = answer.html;
    $(".room").before(page);
    first = answer.first; built_for = me.library; open = null; following = "";
    show_list(answer); listen(); pane(memory.get("lab.pane") || "prompt");
    if (matchMedia("(max-width: 1180px)").matches) pane("edit");
    if (!memory.last("lab.toured")) { tour_at = -1; tour_offer(); }
    return true;
  }
  function show_list(answer) {
    renew(one("list"), answer.list);
    const choice = one("choice"), buttons = $$("[data-name]", one("list"));
    choice.replaceChildren(...buttons.map((button) => new Option(button.dataset.name, button.dataset.name)));
    const bar = one("problems");
    bar.hidden = !answer.problems.length;
    bar.textContent = answer.problems.join(" ");
    mark_current();
  }
  // Replace a part; whoever stood on one of its controls stands on the same one after.
  function renew(holder, html) {
    const stood = holder.contains(document.activeElement) ? { ...document.activeElement.dataset } : null;
    holder.innerHTML = html;
    if (stood) ($$("[data-lab]", holder).find((each) => ["lab", "name", "version", "case"].every((key) => each.dataset[key] === stood[key])) || $("[data-lab]", holder))?.focus({ preventScroll: true });
  }
  function mark_current() {
    if (!open) return;
    one("choice").value = open.name;
    for (const button of $$("[data-name]", one("list"))) button.setAttribute("aria-current", String(button.dataset.name === open.name));
  }

  // --- a template ------------------------------------------------------------------------------------

  async function load(name, { message = "", item = "", talk = "", version = "" } = {}) {
    const mine = (loading += 1);
    const answer = await tell("lab-open", { name, talk, version });
    if (mine !== loading) return; // another one was opened meanwhile
    if (!answer) { if (!open && name !== first) await load(first); return; }
    open = { ...answer };
    memory.set("lab.name", name);
    one("name").textContent = name.split("/").pop().replaceAll("_", " ");
    one("purpose").textContent = answer.purpose;
    const draft = memory.get(`lab.draft.${name}`);
    source().value = draft || answer.source;
    show_beside(answer); show_examples(answer);
    one("card").replaceChildren(); one("compared").replaceChildren(); one("two").hidden = true; one("done").replaceChildren();
    one("diff").replaceChildren(); one("answer").hidden = true; one("answer").textContent = ""; one("grammar").hidden = true; one("again").hidden = true; one("repeats").replaceChildren(); one("comment").value = "";
    const chosen = message ? open.examples.findIndex((ex) => ex.message_id === message && (!item || ex.item_id === item)) : 0;
    if (message && chosen < 0) say_softly("That turn did not use this template; here are the newest values.");
    fill(Math.max(0, chosen));
    draw(); mark_current(); render();
  }
  function show_beside(answer) {
    renew(one("cases"), answer.cases); renew(one("versions"), answer.versions);
    open.case_values = answer.case_values;
    $("[data-count]", page).textContent = `(${answer.cases_count})`;
    open.in_use = answer.version_ids.find((each) => each.in_use)?.id || "shipped";
    const named = answer.version_ids.map((each) => new Option(`${each.id}${each.in_use ? ", in use" : ""}`, each.id));
    one("version").replaceChildren(...named);
    one("version").value = open.version;
    for (const side of ["a", "b"]) {
      const was = one(side).value;
      one(side).replaceChildren(new Option(EDITOR.text, EDITOR.id), ...named.map((each) => each.cloneNode(true)));
      one(side).value = was && named.some((each) => each.value === was) ? was : side === "a" ? open.in_use : EDITOR.id;
    }
    show_list(answer); show_dirty();
  }

  // --- the editor: a transparent textarea over its own text in colour ----------------------------------

  const source = () => one("source");
  function tokens(text) {
    const found = []; let at = 0;
    for (const match of text.matchAll(TOKENS)) {
      if (match.index > at) found.push(["text", text.slice(at, match.index)]);
      found.push([KINDS[match[0].slice(0, 2)] || "part", match[0]]);
      at = match.index + match[0].length;
    }
    if (at < text.length) found.push(["text", text.slice(at)]);
    return found;
  }
  // Lines and spans are used again, never removed: a removed node would end what Ctrl+Z takes back.
  function draw() {
    const lines = [[]];
    for (const [kind, text] of tokens(source().value)) {
      text.split("\n").forEach((part, place) => { if (place) lines.push([]); if (part) lines.at(-1).push([kind, part]); });
    }
    lines.forEach((parts, place) => draw_line(one("shown").children[place] || new_piece(one("shown"), "ln"), parts));
    [...one("shown").children].slice(lines.length).forEach((line) => { line.hidden = true; });
    mark_line();
  }
  function draw_line(line, parts) {
    line.hidden = false;
    parts.forEach(([kind, text], place) => {
      const span = line.children[place] || new_piece(line, "");
      span.hidden = false; span.className = `t-${kind}`; span.firstChild.data = text;
    });
    [...line.children].slice(parts.length).forEach((span) => { span.hidden = true; });
  }
  function new_piece(holder, name) {
    const piece = document.createElement("span");
    piece.className = name;
    if (!name) piece.append(document.createTextNode(""));
    holder.append(piece);
    return piece;
  }
  let bad_line = 0;
  function mark_line() { [...one("shown").children].forEach((line, place) => line.classList.toggle("bad", place + 1 === bad_line)); }
  function show_error(text, line) {
    const bar = one("error");
    if (bar.dataset.text === `${text}|${line}`) { mark_line(); return; }
    bar.dataset.text = `${text}|${line}`;
    bad_line = text ? line || 0 : 0;
    bar.hidden = !text;
    bar.replaceChildren();
    if (text) {
      const words = document.createElement("span"); words.textContent = text;
      bar.append(words);
      if (line) {
        const jump = document.createElement("button");
        jump.type = "button"; jump.className = "link"; jump.dataset.lab = "jump"; jump.dataset.line = line; jump.textContent = `go to line ${line}`;
        bar.append(" ", jump);
      }
    }
    source().setAttribute("aria-invalid", String(!!text));
    mark_line();
  }
  function jump(line) {
    const lines = source().value.split("\n"), start = lines.slice(0, line - 1).reduce((sum, each) => sum + each.length + 1, 0);
    pane("edit");
    source().focus(); source().setSelectionRange(start, start + (lines[line - 1] || "").length);
    one("shown").children[line - 1]?.scrollIntoView({ block: "center" });
  }
  // Written as if typed, so that Ctrl+Z brings back what stood there.
  function write(text) {
    const field = source();
    if (field.value === text) return;
    field.focus({ preventScroll: true }); field.select();
    if (!document.execCommand("insertText", false, text) || field.value !== text) field.value = text;
    edited();
  }
  function indent(event) {
    const field = source(), { selectionStart: start, selectionEnd: end, value } = field;
    const from = value.lastIndexOf("\n", start - 1) + 1;
    if (start === end && !event.shiftKey) { document.execCommand("insertText", false, "  "); return; }
    const lines = value.slice(from, end).split("\n");
    const moved = lines.map((line) => (event.shiftKey ? line.replace(/^ {1,2}/, "") : `  ${line}`)).join("\n");
    field.setSelectionRange(from, end);
    document.execCommand("insertText", false, moved);
    field.setSelectionRange(from, from + moved.length);
  }
  function edited() {
    draw(); show_dirty();
    memory.set(`lab.draft.${open.name}`, source().value === open.source ? "" : source().value);
    later();
  }
  function show_dirty() {
    const now = source().value, dirty = now !== open.source;
    const was = new Set(open.source.split("\n")), count = now.split("\n").filter((line) => !was.has(line)).length;
    const words = dirty ? (count ? `edited, ${count} ${count === 1 ? "line" : "lines"} new` : "edited") : open.version === open.in_use ? "" : "not in use";
    if (one("dirty").textContent !== words) one("dirty").textContent = words;
    one("discard").hidden = !dirty;
    one("use").hidden = dirty || open.version === open.in_use;
  }

  // --- the values ---------------------------------------------------------------------------------------

  const GROUPS = { bundled: "bundled", case: "cases", talk: "your talk" };
  function show_examples(answer) {
    Object.assign(open, { examples: answer.examples, talks: answer.talks, talk: answer.talk });
    const select = one("example"), groups = {};
    select.replaceChildren();
    open.examples.forEach((example, place) => {
      const name = GROUPS[example.origin] || example.origin;
      if (!groups[name]) { groups[name] = document.createElement("optgroup"); groups[name].label = name; select.append(groups[name]); }
      groups[name].append(new Option(example.label, place));
    });
    one("talk-label").hidden = open.talks.length < 2;
    one("talk").replaceChildren(...open.talks.map((talk) => new Option(talk.title, talk.id)));
    one("talk").value = open.talk;
  }
  async function take_examples(talk = "") {
    const answer = await tell("lab-examples", { name: open.name, talk });
    if (answer) { show_examples(answer); fill(0); render(); }
  }
  function fill(place) {
    filled = open.examples[place] || null;
    one("example").value = place;
    put(filled?.variables || {});
    one("was").hidden = !filled?.was;
    one("was").lastElementChild.textContent = filled?.was || "";
  }
  function put(values) {
    const named = new Map(open.variables.map((variable) => [variable.name, variable]));
    for (const name of Object.keys(values)) if (!named.has(name)) named.set(name, { name, type: "", about: "not used by this template" });
    one("fields").replaceChildren(...[...named.values()].map((variable) => field_of(variable, values[variable.name])));
  }
  function field_of(variable, value) {
    const kind = variable.type === "list of texts" && (value === undefined || (Array.isArray(value) && value.every((each) => typeof each === "string"))) ? "list"
      : typeof value === "number" || variable.type === "number" ? "number" : typeof value === "string" || value === undefined ? "text" : "json";
    const label = document.createElement("label"), head = document.createElement("span"), name = document.createElement("b"), about = document.createElement("span");
    const control = document.createElement(kind === "number" ? "input" : "textarea");
    name.textContent = variable.name;
    about.className = "soft";
    about.textContent = ` ${[variable.type + (kind === "list" ? ", one a line" : ""), variable.about === variable.type ? "" : variable.about].filter(Boolean).join(" · ")}`;
    head.append(name, about);
    if (kind === "number") { control.type = "number"; control.step = "any"; } else control.rows = 1;
    control.dataset.variable = variable.name; control.dataset.kind = kind; control.spellcheck = false;
    control.value = kind === "list" ? (value || []).join("\n") : kind === "json" ? JSON.stringify(value, null, 1) : value ?? "";
    label.append(head, control);
    return label;
  }
  function values_now() {
    const values = {};
    for (const control of $$("[data-variable]", one("fields"))) {
      const { variable, kind } = control.dataset, text = control.value;
      if (kind === "list") values[variable] = text.split("\n").filter((line) => line.trim());
      else if (kind === "number") values[variable] = Number(text);
      else if (kind === "json") { try { values[variable] = JSON.parse(text); } catch (half) { values[variable] = text; } }
      else values[variable] = text;
    }
    return values;
  }

  // --- the prompt, as one types --------------------------------------------------------------------------

  function later() { clearTimeout(resting); resting = setTimeout(render, TYPING_REST); }
  async function render() {
    const mine = (drawn += 1), name = open.name;
    const answer = await tell("lab-rendered", { name, source: source().value, variables: values_now() });
    if (!answer || mine !== drawn || open.name !== name) return;
    show_error(answer.ok ? "" : answer.error, answer.line);
    one("prompt").innerHTML = answer.html;
  }

  // --- asking the model: a job that is asked for its news ------------------------------------------------------

  async function follow(verb, values, on) {
    if (job) await stop();
    const mine = (job = { id: "", seen: 0 });
    running(true);
    const started = await tell(verb, { name: open.name, source: source().value, variables: values_now(), ...values });
    if (started && job === mine) {
      mine.id = started.job;
      for (let over = false; !over && job === mine;) {
        const told = await tell("lab-news", { job: mine.id, seen: mine.seen });
        if (!told || job !== mine) break;
        mine.seen += told.news.length;
        for (const news of told.news) (on[news.kind] || (() => {}))(news);
        over = told.over;
      }
    }
    if (job === mine) { job = null; running(false); }
  }
  async function stop() {
    const mine = job;
    if (mine?.id) { mine.stopping = true; await tell("lab-stop", { job: mine.id }); }
    else { job = null; running(false); }
  }
  function running(on) {
    for (const button of $$(".run", page)) { button.dataset.mode = on ? "stop" : "run"; button.setAttribute("aria-label", on ? "Stop" : "Run this template on the model"); }
    page.classList.toggle("busy", on);
    if (!on) for (const bar of $$("[data-progress]", page)) bar.hidden = true;
  }
  function progress(holder, text) {
    const bar = $("[data-progress]", holder);
    bar.hidden = false; $("progress", bar).removeAttribute("value"); $("span", bar).textContent = text;
    return ({ done, of }) => { $("progress", bar).max = of || 1; $("progress", bar).value = done; $("span", bar).textContent = `${done} of ${of}`; };
  }
  const quiet = (text) => { const line = document.createElement("p"); line.className = "notice"; line.textContent = text; return line; };

  async function run() {
    if (job) { await stop(); return; }
    pane("answer");
    const text = one("answer"), done = one("done"), grammar = one("grammar");
    text.hidden = false; text.textContent = ""; text.classList.add("waiting-text"); done.replaceChildren(); grammar.hidden = true;
    one("again").hidden = true; one("repeats").replaceChildren();
    status("The model is asked.");
    await follow("lab-run", { case: filled?.case || "" }, {
      prompt: (news) => { grammar.hidden = !news.grammar; $("pre", grammar).textContent = news.grammar || ""; },
      text: (news) => { text.append(news.text); },
      done: (news) => { text.textContent = news.text; done.innerHTML = news.html; one("again").hidden = false; status("The answer is there."); },
      error: (news) => { text.hidden = !text.textContent; done.replaceChildren(quiet(news.text)); },
    });
    text.classList.remove("waiting-text");
  }
  async function repeat() {
    const holder = one("repeats");
    holder.replaceChildren(quiet("asking …"));
    await follow("lab-repeat", {}, {
      repeats: (news) => { holder.innerHTML = news.html; }, error: (news) => { holder.replaceChildren(quiet(news.text)); },
    });
  }
  const pair = () => ({ a: one("a").value, b: one("b").value });
  function other_side() {
    if (one("a").value !== one("b").value) return true;
    say_softly("a and b are the same version: choose another one.");
    return false;
  }
  async function both() {
    pane("compare");
    if (!other_side()) return;
    const two = one("two"), compared = one("compared");
    two.hidden = false; compared.replaceChildren();
    for (const text of $$("pre", two)) text.textContent = "";
    await follow("lab-both", pair(), {
      text: (news) => { $(`[data-side=${news.side}]`, two).append(news.text); },
      both: (news) => { two.hidden = true; compared.innerHTML = news.html; },
      error: (news) => { compared.replaceChildren(quiet(news.text)); },
    });
  }
  async function compare() {
    if (!other_side()) return;
    one("two").hidden = true; one("compared").replaceChildren();
    const step = progress(one("compared").closest("section"), "asking both …");
    await follow("lab-compare", pair(), {
      step, card: (news) => { one("compared").innerHTML = news.html; }, error: (news) => { one("compared").replaceChildren(quiet(news.text)); },
    });
  }
  async function score() {
    const step = progress(one("card").closest("section"), "asking …");
    one("card").replaceChildren();
    const version = source().value === open.source ? open.version : "";
    await follow("lab-score", { a: version }, {
      step, card: (news) => { one("card").innerHTML = news.html; }, error: (news) => { one("card").replaceChildren(quiet(news.text)); },
    });
  }
  async function text_diff(a, b, holder) {
    const answer = await tell("lab-diff", { name: open.name, source: source().value, a: a || b, b: a ? b : "" });
    if (answer) holder.innerHTML = answer.html;
  }

  // --- versions and cases ----------------------------------------------------------------------------------------

  async function save() {
    const answer = await tell("lab-save", { name: open.name, source: source().value, comment: one("comment").value });
    if (!answer) return;
    Object.assign(open, { source: source().value, version: answer.version });
    memory.set(`lab.draft.${open.name}`, "");
    one("comment").value = "";
    show_beside(answer); say_softly(answer.said);
    if (answer.problem) one("use").hidden = true;
  }
  async function changed(verb, values = {}) {
    const answer = await tell(verb, { name: open.name, ...values });
    if (answer) { show_beside(answer); say_softly(answer.said); }
    return answer;
  }
  async function look(version) {
    const answer = await tell("lab-open", { name: open.name, version, talk: open.talk });
    if (!answer) { one("version").value = open.version; return; }
    Object.assign(open, { source: answer.source, version: answer.version });
    const was = source().value;
    write(answer.source);
    if (was !== answer.source) say_softly("Ctrl+Z in the editor brings back what stood there.");
    one("version").value = open.version;
    edited(); pane("edit");
  }
  async function revert() {
    if (await changed("lab-revert")) await look("shipped");
  }
  async function keep_case() {
    const frozen = filled?.message_id && JSON.stringify(filled.variables) === JSON.stringify(values_now());
    const about = open.variables.map((variable) => values_now()[variable.name]).find((value) => typeof value === "string" && value.length > 4) || open.name;
    const given = frozen ? { message: filled.message_id, item: filled.item_id || "" } : { about: about.slice(0, 80), variables: values_now() };
    await changed("lab-keep-case", given);
  }
  async function export_patch() {
    const answer = await tell("lab-export");
    if (!answer) return;
    if (!answer.patch) { say_softly("Nothing is edited: the shipped templates are in use."); return; }
    $("pre", one("patch")).textContent = answer.patch;
    one("patch").showModal();
  }
  function save_patch() {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([$("pre", one("patch")).textContent], { type: "text/x-diff" }));
    link.download = "recchat-prompts.patch"; link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 4000);
  }
  async function copy_patch() {
    const text = $("pre", one("patch"));
    try { await navigator.clipboard.writeText(text.textContent); say_softly("Copied."); } catch (no) { getSelection().selectAllChildren(text); say_softly("Selected: copy it with Ctrl+C."); }
  }
  async function show_follows() {
    if (following === built_for) return;
    const answer = await tell("lab-follows");
    if (answer) { one("follows").innerHTML = answer.html; following = built_for; }
  }

  // --- panes: columns where there is room, tabs where there is none ---------------------------------------------------

  function pane(name) {
    page.dataset.pane = name;
    if (name !== "edit" && name !== "values") { page.dataset.right = name; memory.set("lab.pane", name); }
    for (const tab of $$("[data-pane]", page)) {
      tab.setAttribute("aria-pressed", String(tab.dataset.pane === name));
      tab.classList.toggle("right-now", tab.dataset.pane === page.dataset.right);
      if (tab.dataset.pane === name) tab.scrollIntoView({ block: "nearest", inline: "nearest" });
    }
    if (name === "follows") show_follows();
  }

  // --- the tour ------------------------------------------------------------------------------------------------------

  const TOUR = [
    ["list", "Every template, by stage", "The language model has a few small jobs: read a message, say why something fits, answer, ask. Each job is one template."],
    ["code", "Edit it here", "Jinja2: {{ names }} are filled in, the rest is said as it stands. What is wrong is marked at its line, and a broken template never answers."],
    ["values", "With real values", "Below the editor stand the values that fill it: the bundled example, a turn of your own, or a case. Change any of them."],
    ["prompt", "What the model will read", "The prompt as you type, its tokens, and how much of it is kept from the last time. Ctrl+Enter runs it; the answer comes word by word, with what code makes of it."],
    ["compare", "Is it better?", "Compare asks both versions the same cases and says in words whether there is a difference. Save keeps versions; one press puts one in use, another takes you back. Keys: e edits, c compares, ? is this tour."],
  ];
  let tour_at = -1;
  const tour_target = (name) => ({ list: one("list").checkVisibility() ? one("list") : one("choice"), code: one("code"), values: $("[data-part=values]", page), prompt: $("[data-part=prompt]", page), compare: $("[data-part=compare]", page) })[name];
  function tour_show(at) {
    tour_at = at;
    const [name, title, text] = TOUR[at];
    if (name === "code") pane("edit"); else if (name !== "list") pane(name);
    $$(".touring", page).forEach((each) => each.classList.remove("touring"));
    const target = tour_target(name);
    target.classList.add("touring");
    one("tour").classList.toggle("left", !!target.closest(".lab-right")); // never over what it speaks of
    target.scrollIntoView({ block: "nearest" });
    one("tour-count").textContent = `${at + 1} of ${TOUR.length}`;
    one("tour-title").textContent = title; one("tour-text").textContent = text;
    $("[data-lab='tour-next']", page).textContent = at + 1 < TOUR.length ? "next" : "done";
    one("tour").hidden = false;
    $("[data-lab='tour-next']", page).focus({ preventScroll: true });
  }
  function tour_offer() {
    one("tour-count").textContent = ""; one("tour-title").textContent = "New in here?";
    one("tour-text").textContent = "Five steps show what the lab can do. You find them again under “tour”, or with the key ?.";
    $("[data-lab='tour-next']", page).textContent = "show me"; one("tour").hidden = false;
  }
  function tour_next() { tour_at + 1 < TOUR.length ? tour_show(tour_at + 1) : tour_close(); }
  function tour_close() {
    if (!page || one("tour").hidden) return;
    one("tour").hidden = true; memory.keep("lab.toured", "yes");
    $$(".touring", page).forEach((each) => each.classList.remove("touring"));
    if (is_open()) one("title").focus({ preventScroll: true });
  }

  // --- presses and keys -------------------------------------------------------------------------------------------------

  const PRESS = {
    leave, export: export_patch, run, repeat, both, compare, score, stop, revert, "keep-case": keep_case,
    open: (button) => go({ name: button.dataset.name }),
    pane: (button) => pane(button.dataset.pane),
    jump: (button) => jump(Number(button.dataset.line)),
    discard: () => { write(open.source); },
    "use-saved": () => changed("lab-use", { version: open.version }),
    use: (button) => changed("lab-use", { version: button.dataset.version }),
    look: (button) => look(button.dataset.version),
    differs: (button) => text_diff(button.dataset.version, "", one("diff")),
    diff: () => { one("two").hidden = true; text_diff(one("a").value, one("b").value, one("compared")); },
    fill: (button) => {
      const at = open.examples.findIndex((each) => each.case === button.dataset.case);
      if (at >= 0) fill(at); else { fill(-1); put(open.case_values[button.dataset.case] || {}); }
      render(); say_softly("Its values are filled in.");
    },
    "drop-case": (button) => changed("lab-drop-case", { case: button.dataset.case }),
    "patch-close": () => one("patch").close(), "patch-save": save_patch, "patch-copy": copy_patch,
    tour: () => tour_show(0), "tour-next": tour_next, "tour-close": tour_close,
    turn: (button) => go({ name: "talk/understand", talk: me.dialogue, message: button.closest(".turn").dataset.turn }),
    card: (button) => go({ name: "explain/reason", talk: me.dialogue, message: button.closest(".turn").dataset.turn, item: button.closest("[data-item]").dataset.item }),
  };
  root.addEventListener("click", (event) => {
    const away = event.target.closest("[data-do='new-talk'], [data-do='open-talk']");
    if (away && is_open()) { history.pushState({}, "", location.pathname); back_to = 0; hide(); }
    const button = event.target.closest("[data-lab]");
    if (!button || !root.contains(button)) return;
    if (button.dataset.lab === "enter") {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault(); event.stopPropagation();
      if (is_open()) scrollTo(0, 0); else go({ name: open?.name || "" });
      return;
    }
    PRESS[button.dataset.lab]?.(button);
  }, true);

  function listen() {
    source().addEventListener("input", edited);
    one("fields").addEventListener("input", later);
    one("example").addEventListener("change", () => { fill(Number(one("example").value)); render(); });
    one("talk").addEventListener("change", () => take_examples(one("talk").value));
    one("version").addEventListener("change", () => look(one("version").value));
    one("choice").addEventListener("change", () => go({ name: one("choice").value }));
    $("form", page).addEventListener("submit", (event) => { event.preventDefault(); event.stopPropagation(); save(); });
  }

  const LETTERS = { e: () => { pane("edit"); source().focus(); }, c: () => pane("compare"), p: () => pane("prompt"), v: () => pane("versions"), "?": () => tour_show(0) };
  window.addEventListener("keydown", (event) => {
    if (!document.contains(root) || !is_open() || !page || event.isComposing) return;
    const inside = page.contains(event.target), dialog = document.querySelector("dialog[open]");
    if (!inside && event.target !== document.body) return;   // the page's own header and sheets
    event.stopPropagation();                                  // none of the page's keys in here
    if (dialog || !open) return;
    const control = event.ctrlKey || event.metaKey, typing = event.target.closest?.("textarea, input, select");
    const act = control && event.key === "Enter" ? (event.shiftKey ? both : run) : control && event.key === "s" ? save
      : event.key === "Tab" && event.target === source() && !control && !event.altKey ? () => indent(event)
        : event.key === "Escape" ? () => (one("tour").hidden ? (job && !typing ? stop() : document.activeElement.blur()) : tour_close())
          : !typing && !control && !event.altKey ? LETTERS[event.key] : null;
    if (act) { event.preventDefault(); act(); }
  }, true);

  // Another person or another library: other values, and none of the last ones.
  const seen = new MutationObserver(() => {
    if (!page) return;
    const other = built_for !== me.library;
    if (!is_open()) { if (other || open) { page.remove(); page = null; open = null; } return; }
    if (other) { const name = open?.name; build().then((there) => there && load(name || first)); } else if (open) load(open.name);
  });
  for (const what of [".who-name", "[data-said=library]"]) if ($(what)) seen.observe($(what), { childList: true, characterData: true, subtree: true });

  const place = wanted();
  if (place) show(place);
})();
