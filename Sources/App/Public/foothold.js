// Comfort only: every page works without this file. css.md tells what each data-… does.
"use strict";
const all = (query, root = document) => [...root.querySelectorAll(query)];
const byId = (id) => document.getElementById(id);
const make = (tag, className, textContent = "") => Object.assign(document.createElement(tag), { className, textContent });
const field = "input, textarea, select";

// Sending: ask first (data-confirm), never twice (data-once).
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.dataset.confirm && !form.confirmed) {
    event.preventDefault();
    ask(form, event.submitter);
  } else if ("once" in form.dataset) {
    if (form.sent) event.preventDefault();
    form.sent = true;
    setTimeout(() => busy(form, true)); // later, so the pressed button's value is still sent
  }
});
const busy = (form, on) => all("button:not([type=button])", form).forEach((button) => button.toggleAttribute("disabled", on));
addEventListener("pageshow", (event) => {
  if (event.persisted) all("form[data-once], form[data-confirm]").forEach((form) => busy(Object.assign(form, { sent: false, confirmed: false }), false));
});

function ask(form, submitter) {
  const { confirm, confirmDetail, confirmAct = "Continue", confirmTone = "primary" } = form.dataset;
  const box = make("dialog", "dialog"), title = make("h2", "", confirm), acts = make("div", "acts");
  const no = make("button", "button", "Keep as it is"), yes = make("button", "button " + confirmTone, confirmAct);
  title.id = "confirm-title";
  box.setAttribute("aria-labelledby", title.id);
  acts.append(no, yes);
  box.append(title, make("p", "", confirmDetail), acts);
  no.onclick = () => box.close();
  yes.onclick = () => { box.close(); form.confirmed = true; form.requestSubmit(submitter); };
  box.onclose = () => { box.remove(); submitter?.focus(); };
  document.body.append(box);
  box.showModal();
}

// Clicks: dialogs, copying, adding and removing groups.
document.addEventListener("click", (event) => {
  const it = event.target.closest("[data-dialog], [data-close], [data-copy], [data-add], [data-remove]");
  if (!it) return;
  if (it.dataset.dialog) {
    const box = byId(it.dataset.dialog);
    if (box) { event.preventDefault(); box.showModal(); }
  } else if ("close" in it.dataset) {
    it.closest("dialog").close();
  } else if (it.dataset.copy) {
    const from = byId(it.dataset.copy), before = it.textContent;
    const say = (text) => { it.textContent = text; setTimeout(() => { it.textContent = before; }, 2400); };
    it.setAttribute("aria-live", "polite");
    navigator.clipboard.writeText((from.value ?? from.innerText).trim())
      .then(() => say("Copied"), () => { getSelection().selectAllChildren(from); say("Press Ctrl C"); });
  } else if ("add" in it.dataset) {
    add(it.parentElement);
  } else {
    const item = it.closest("[data-item]"), box = item.parentElement;
    item.remove();
    number(box);
    count();
    (items(box).at(-1)?.querySelector(field) ?? box.querySelector(":scope > [data-add]")).focus();
  }
});

// Repeated groups. Indexes are never used twice; gaps are fine.
const items = (box) => all(":scope > [data-item]", box);
const next = (box) => box.next ??= Number(box.dataset.next ?? items(box).length);
function fill(root, key, index) {
  for (const node of all("*", root)) {
    for (const attribute of node.attributes) attribute.value = attribute.value.replaceAll(key, index);
    if (node.content) fill(node.content, key, index);
  }
}
function add(box) {
  const template = box.querySelector(":scope > template"), made = template.content.cloneNode(true);
  const index = next(box);
  box.next = index + 1;
  fill(made, box.dataset.repeat, index);
  template.before(made);
  number(box);
  items(box).at(-1).querySelector(field)?.focus();
}
function number(box) {
  items(box).forEach((item, index) => { const label = item.querySelector("[data-number]"); if (label) label.textContent = index + 1; });
  const button = box.querySelector(":scope > [data-add]");
  if (button) button.disabled = items(box).length >= Number(box.dataset.max ?? 99);
}
for (const box of all("[data-repeat]")) {
  next(box);
  for (const item of items(box)) if ("spare" in item.dataset && items(box).length > 1) item.remove();
  number(box);
}

// Counters: characters left, weights, fee against the floor.
const tell = (output, text, tone) => { output.textContent = text; output.classList.toggle("good", tone === true); output.classList.toggle("bad", tone === false); };
const value = (id) => Number(byId(id)?.value.replaceAll(",", ""));
function count() {
  for (const area of all("[data-count]")) {
    const output = document.querySelector(`output[for="${CSS.escape(area.id)}"]`), left = area.maxLength - area.value.length;
    if (output) tell(output, (output.dataset.left ?? "{n} characters left").replace("{n}", left.toLocaleString("en")), left < 1 ? false : null);
  }
  for (const output of all("[data-weights]")) {
    const goal = Number(output.dataset.weights);
    const sum = all("[data-weight]", output.closest("form")).reduce((total, input) => total + (Number(input.value) || 0), 0);
    tell(output, `Weights add up to ${sum} %${sum === goal ? "." : `, they need ${goal} %.`}`, sum === goal);
  }
  for (const output of all("[data-floor]")) {
    const { floor, hours, fee, currency } = output.dataset, time = value(hours), paid = value(fee);
    if (time > 0) tell(output, `${time} h × ${floor} = at least ${(time * floor).toFixed(2)} ${currency}.${paid ? ` You offer ${(paid / time).toFixed(2)} an hour.` : ""}`, paid ? paid >= time * floor : null);
  }
}
let pause;
document.addEventListener("input", (event) => {
  const form = event.target.form;
  clearTimeout(pause); // outputs are read aloud, so they wait until the hand rests
  pause = setTimeout(() => (form && "live" in form.dataset ? live(form) : count()), 350);
});
count();

// Live filters: fetch the same page, change only its results.
let asked;
async function live(form) {
  const query = new URLSearchParams([...new FormData(form)].filter(([, value]) => value));
  const url = form.getAttribute("action") + "?" + query;
  asked?.abort();
  asked = new AbortController();
  const targets = all("[data-live-target][id]");
  targets.forEach((target) => target.setAttribute("aria-busy", "true"));
  try {
    const answer = await fetch(url, { signal: asked.signal });
    if (!answer.ok) throw answer;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const focused = document.activeElement.id;
    targets.forEach((target) => target.replaceWith(page.getElementById(target.id) ?? target));
    byId(focused)?.focus();
    document.title = page.title;
    history.pushState(null, "", url);
  } catch (problem) {
    if (problem.name !== "AbortError") location.href = url;
  }
}
if (document.querySelector("form[data-live]")) addEventListener("popstate", () => location.reload());

// A time zone that was not chosen yet: the browser's own, when it is on the list.
for (const select of all("select[data-zone]")) {
  const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if ([...select.options].some((option) => option.value === own)) select.value = own;
}
