// The board by keys and by hand, and comments put in without a reload. Without this file the same is done by forms.
"use strict";
{
  const list = (query, root = document) => [...root.querySelectorAll(query)];
  const link = (card) => card?.querySelector("a[href]");
  const lanes = () => list(".lane").length ? list(".lane").map((lane) => list(".ticket", lane)) : [list(".ticket")];
  const box = (card) => card.querySelector("input[type=checkbox]");
  const chosen = () => list(".ticket :checked");
  const editing = (target) => target.matches("input:not([type=checkbox]), textarea, select, [contenteditable]") || target.closest("dialog[open]");
  let last;

  // One stop for Tab: the card that was left last; arrows go on from there.
  function rove(card = last) {
    const cards = list(".ticket");
    if (!cards.includes(card)) card = cards[0];
    cards.forEach((other) => list("a, input", other).forEach((part) => { part.tabIndex = other === card ? 0 : -1; }));
    last = card;
  }
  function go(card) {
    if (!card) return;
    rove(card);
    link(card).focus();
    card.scrollIntoView({ block: "nearest", inline: "nearest" });
  }
  function step(card, key) {
    const columns = lanes().filter((column) => column.length), column = columns.findIndex((cards) => cards.includes(card));
    if (column < 0) return go(columns[0]?.[0]);
    const cards = columns[column], row = cards.indexOf(card), side = columns[column + (key === "ArrowRight" ? 1 : -1)];
    const to = { ArrowDown: cards[row + 1], ArrowUp: cards[row - 1], Home: cards[0], End: cards.at(-1) };
    go(key in to ? to[key] : side?.[Math.min(row, side.length - 1)]);
  }
  function tell() {
    const output = document.getElementById("chosen"), count = chosen().length;
    if (output) output.textContent = count ? `${count} chosen` : "None chosen";
  }
  function assign(card, reviewer) {
    const select = document.getElementById("reviewer"), form = document.getElementById("batch");
    if (!select || !form || ![...select.options].some((option) => option.value === reviewer)) return;
    if (!box(card).checked) { chosen().forEach((other) => { other.checked = false; }); box(card).checked = true; }
    select.value = reviewer;
    form.requestSubmit(document.getElementById("assign"));
  }

  document.addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.defaultPrevented) return;
    const { key, target } = event;
    if (key === "Escape" && target.closest("#batch") && last) return go(last);
    if (editing(target)) return;
    if (document.querySelector(".queue") && ["n", "p"].includes(key)) return document.querySelector(key === "n" ? "[rel=next]" : "[rel=prev]")?.click();
    const card = target.closest(".ticket"), keys = document.getElementById("keys");
    const acts = {
      "?": () => keys?.showModal(),
      "/": () => document.getElementById("q")?.focus(),
      x: () => { if (card && box(card)) { box(card).click(); tell(); } },
      r: () => card?.querySelector(".review")?.click(),
      m: () => { if (card && box(card)) { box(card).checked = true; tell(); document.getElementById("reviewer")?.focus(); } },
    };
    if (["ArrowDown", "ArrowUp", "ArrowLeft", "ArrowRight", "Home", "End"].includes(key) && (card || target === document.body)) {
      event.preventDefault();
      step(card ?? null, key);
    } else if (acts[key]) {
      event.preventDefault();
      acts[key]();
    }
  });
  document.addEventListener("focusin", ({ target }) => { const card = target.closest(".ticket"); if (card) rove(card); });
  document.addEventListener("change", tell);

  // By hand: a card, or all that are chosen with it, to whoever a column is named for.
  let held;
  const over = (event) => held && event.target.closest?.("[data-reviewer]");
  document.addEventListener("dragstart", (event) => {
    held = event.target.closest?.(".ticket[draggable]");
    if (!held) return;
    held.classList.add("moving");
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setData("text/plain", link(held).href);
  });
  document.addEventListener("dragover", (event) => {
    const lane = over(event);
    list(".lane.over").forEach((other) => other.classList.toggle("over", other === lane));
    if (lane && !lane.contains(held)) { event.preventDefault(); lane.classList.add("over"); }
  });
  document.addEventListener("drop", (event) => {
    const lane = over(event);
    if (!lane || lane.contains(held)) return;
    event.preventDefault();
    assign(held, lane.dataset.reviewer);
  });
  document.addEventListener("dragend", () => { held?.classList.remove("moving"); held = null; list(".lane.over").forEach((lane) => lane.classList.remove("over")); });

  // A saved comment goes where the cursor is, and is counted when the review is sent.
  document.addEventListener("click", (event) => {
    const button = event.target.closest("button[data-words]"), area = document.getElementById("comment");
    if (!button || !area) return;
    event.preventDefault();
    const before = area.value.slice(0, area.selectionStart), after = area.value.slice(area.selectionEnd);
    area.setRangeText((before && !/\s$/.test(before) ? "\n" : "") + button.dataset.words + (after && !/^\s/.test(after) ? "\n" : ""), area.selectionStart, area.selectionEnd, "end");
    const used = Object.assign(document.createElement("input"), { type: "hidden", name: "used", value: button.value });
    area.form.append(used);
    area.focus();
    area.dispatchEvent(new Event("input", { bubbles: true }));
  });
  rove();
  tell();
}
