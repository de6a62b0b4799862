// Comfort only: every page works without it. css.md tells what each data-… does.
"use strict";
const all = (query, root = document) => [...root.querySelectorAll?.(query) ?? []];
const byId = (id) => document.getElementById(id);
const make = (tag, className, textContent = "") => Object.assign(document.createElement(tag), { className, textContent });
const field = "input, textarea, select";

// Sending: ask first (data-confirm), never twice (data-once).
document.addEventListener("submit", (event) => {
  const form = event.target;
  if ("live" in form.dataset) {
    event.preventDefault();
    live(form);
  } else if (form.dataset.confirm && !form.confirmed) {
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

// Repeated groups; gaps in the indexes are fine.
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
  if (form) form.touched = true;
  pause = setTimeout(() => (form && "live" in form.dataset ? live(form) : count()), 350);
});
count();

// Names offered while one types (data-from); the last answer wins.
let offering;
document.addEventListener("input", async ({ target }) => {
  const list = target.list, typed = target.value.trim();
  offering?.abort();
  if (!list?.dataset.from || !typed || [...list.options].some((option) => option.value === target.value)) return;
  offering = new AbortController();
  try {
    const answer = await fetch(list.dataset.from + "?" + new URLSearchParams({ q: typed }), { signal: offering.signal });
    if (answer.ok) list.replaceChildren(...parse(await answer.text()).querySelectorAll("option"));
  } catch { /* the next letter asks again, and the server takes any name it knows */ }
});

// What a page shows anew (data-live-target): only what differs is changed, and nothing that is `held`.
const parse = (text) => new DOMParser().parseFromString(text, "text/html");
const key = (node) => node.nodeName + (node.id || node.getAttribute?.("aria-labelledby") || (node.nodeName === "LI" && node.querySelector("a")?.getAttribute("href")) || "");
function renew(old, fresh, held) {
  if (old.isEqualNode(fresh) || held(old)) return;
  if (!old.attributes) { old.data = fresh.data; return; }
  const both = [...old.attributes, ...fresh.attributes].map((attribute) => attribute.name).filter((name) => name !== "open");
  for (const name of both) fresh.hasAttribute(name) ? old.setAttribute(name, fresh.getAttribute(name)) : old.removeAttribute(name);
  const left = [...old.childNodes], stays = left.filter((node) => node.matches?.(".flash"));
  const take = (index) => index < 0 ? null : left.splice(index, 1)[0];
  stays.forEach((node) => take(left.indexOf(node)));
  const pairs = [...fresh.childNodes].map((next) => [take(left.findIndex((node) => key(node) === key(next))), next]);
  for (const node of left) if ([node, ...all("*", node)].some(held)) stays.push(node); else node.remove();
  let place = old.firstChild;
  for (const [node, next] of pairs) {
    while (stays.includes(place)) place = place.nextSibling;
    if (node && node === place) place = place.nextSibling; else old.insertBefore(node ?? next.cloneNode(true), place);
    if (node) renew(node, next, held);
  }
}
function renewAll(page, held) {
  const { activeElement } = document, seat = activeElement.matches(field) && activeElement.getBoundingClientRect().top;
  for (const target of all("[data-live-target][id]")) {
    const fresh = page.getElementById(target.id);
    if (fresh) renew(target, fresh, held);
  }
  if (document.activeElement !== activeElement) activeElement.focus({ preventScroll: true }); // it was moved
  if (seat !== false) scrollBy({ top: activeElement.getBoundingClientRect().top - seat, behavior: "instant" });
  count();
}

// Live filters: the same page, only its results.
let asked;
async function live(form) {
  const query = new URLSearchParams([...new FormData(form)].filter(([, value]) => value));
  const url = form.getAttribute("action") + "?" + query;
  asked?.abort();
  asked = new AbortController();
  const targets = all("main [data-live-target][id]");
  targets.forEach((target) => target.setAttribute("aria-busy", "true"));
  try {
    const answer = await fetch(url, { signal: asked.signal });
    if (!answer.ok) throw answer;
    targets.forEach((target) => target.removeAttribute("aria-busy"));
    const page = parse(await answer.text());
    renewAll(page, () => false);
    document.title = page.title;
    const typing = document.activeElement.matches("input:not([type=checkbox])"); // not one entry a letter
    history[typing ? "replaceState" : "pushState"](null, "", url);
  } catch (problem) {
    if (problem.name !== "AbortError") location.href = url;
  }
}
if (document.querySelector("form[data-live]")) addEventListener("popstate", () => location.reload());

// News: the stream says that something changed, never what; then the page is fetched again, or a small one for the counters.
const bar = document.querySelector("[data-stream]");
let stream, again, looking, owed, been, over = !bar;
const hush = () => { stream?.close(); stream = null; };
function listen() {
  if (over || stream || document.hidden) return; // a hidden page would keep one of the few connections a browser has
  const age = performance.now() - (performance.getEntriesByType("navigation")[0]?.requestStart ?? 0);
  been ||= age > 50000; // the server remembers a minute: a page that waited longer looks by itself
  stream = new EventSource(`${bar.dataset.stream}?age=${Math.ceil(age)}`);
  stream.onopen = () => { if (been) look(); been = true; };
  stream.onerror = () => { been = true; if (stream?.readyState === EventSource.CLOSED) { hush(); setTimeout(() => { look(); listen(); }, 30000); } };
  stream.addEventListener("changed", look);
  stream.addEventListener("enough", hush);
}
async function look() {
  again = true;
  if (looking) return;
  for (looking = true; again && !over; await catchUp()) {
    await new Promise((done) => setTimeout(done, 300)); // news come in twos and threes
    again = false;
  }
  looking = false;
}
async function catchUp() {
  const isLive = document.querySelector("main[data-live-target]");
  try {
    const answer = await fetch(isLive ? location.href : bar.dataset.counts, { redirect: "manual", headers: { "Foothold-Live": "1" } });
    if (answer.type === "opaqueredirect") { over = true; hush(); } // signed out, or elsewhere by now
    if (!answer.ok) return;
    const page = parse(await answer.text());
    renewAll(page, inHand);
    if (isLive) document.title = page.title;
  } catch { /* nobody answers: the stream is opened again when somebody does, and that looks */ }
}
function inHand(node) {
  const holds = node === document.activeElement || node.localName === "form" && (node.touched || node.contains(document.activeElement));
  owed ||= holds && !node.touched; // a form somebody wrote in stays as it is until it is sent
  return holds;
}
document.addEventListener("focusout", () => { if (owed) { owed = false; look(); } });
document.addEventListener("visibilitychange", () => document.hidden ? hush() : listen());
addEventListener("pageshow", () => setTimeout(listen, 400)); // not for pages that are only passed through

// A zone not chosen yet: the browser's own.
for (const select of all("select[data-zone]")) {
  const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if ([...select.options].some((option) => option.value === own)) select.value = own;
}
