"use strict";
(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const root = document.documentElement;
  root.classList.add("script");

  // ------------------------------------------------------------- one file at a time

  const articles = all("main > article");
  const links = all(".files a");
  let article = articles[0];

  const show = (one) => {
    article = one;
    for (const each of articles) each.hidden = each !== one;
    for (const link of links) {
      if (link.getAttribute("href") === "#" + one.id) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
    count();
  };

  // ----------------------------------------------------------------------- filters

  const boxes = all(".bar input");
  const off = { severity: new Set(), code: new Set() };
  const notes = all("li.note");
  const severities = ["error", "warning", "info"];
  const told = new Map(); // a place of a finding, by file and number: what its note says of it
  const key = (element, index) => element.closest("article").id + " " + index;
  for (const note of all(".notes > li")) {
    const severity = severities.find((each) => note.classList.contains(each));
    for (const index of note.dataset.f.split(" ")) told.set(key(note, index), { severity, code: note.dataset.code, note });
  }
  const visible = (of) => of && !off.severity.has(of.severity) && !off.code.has(of.code);

  const filter = () => {
    for (const element of all(".notes > li, .list li")) {
      element.hidden = !visible(told.get(key(element, element.dataset.f.split(" ")[0])));
    }
    for (const list of all(".notes")) list.classList.toggle("empty", all(":scope > li:not([hidden])", list).length === 0);
    for (const group of all(".list .group")) group.hidden = all("li:not([hidden])", group).length === 0;
    for (const mark of all("mark")) {
      const left = mark.dataset.f.split(" ").map((index) => told.get(key(mark, index))).filter(visible);
      for (const severity of severities) mark.classList.remove(severity);
      const worst = severities.find((severity) => left.some((of) => of.severity === severity));
      mark.classList.toggle("off", !worst);
      if (worst) mark.classList.add(worst);
    }
    for (const one of articles) recount(one);
    count();
  };

  const recount = (one) => {
    const items = new Map(all(".outline li", one).map((item) => [item.dataset.section, item]));
    const sums = new Map();
    for (const note of all(".row .notes > li:not([hidden])", one)) {
      const severity = severities.findIndex((each) => note.classList.contains(each));
      const number = note.dataset.f.split(" ").length;
      for (let item = items.get(note.dataset.section); item; item = items.get(item.dataset.parent)) {
        const sum = sums.get(item) || { number: 0, worst: 2 };
        sums.set(item, { number: sum.number + number, worst: Math.min(sum.worst, severity) });
      }
    }
    for (const item of items.values()) {
      const count = item.querySelector(":scope > a > .count");
      const sum = sums.get(item);
      if (!count) continue;
      count.hidden = !sum;
      if (sum) count.firstChild.data = String(sum.number);
      if (sum) count.className = "count " + severities[sum.worst];
    }
  };

  const families = () => {
    for (const box of all("[data-family]")) {
      const own = all("[data-code]", box.closest("fieldset"));
      const on = own.filter((each) => each.checked).length;
      box.checked = on > 0;
      box.indeterminate = on > 0 && on < own.length;
    }
  };

  document.querySelector(".bar").addEventListener("change", (event) => {
    const box = event.target;
    if (box.dataset.family) {
      for (const each of all("[data-code]", box.closest("fieldset"))) each.checked = box.checked;
    }
    families();
    for (const each of boxes) {
      const kind = each.dataset.severity ? "severity" : each.dataset.code ? "code" : "";
      if (kind) off[kind][each.checked ? "delete" : "add"](each.dataset[kind]);
    }
    filter();
  });

  // ------------------------------------------------------------------ from place to place

  const status = document.querySelector(".step");
  let current = null;
  const shown = () => notes.filter((note) => !note.hidden && article.contains(note));

  const count = () => {
    const left = article ? shown() : [];
    const at = left.indexOf(current);
    status.textContent = left.length ? (at < 0 ? `共 ${left.length} 条` : `${at + 1}/${left.length}`) : "没有可看的";
    for (const button of all("[data-step]")) button.disabled = !left.length;
  };

  const open = (element) => {
    const one = element.closest("main > article");
    if (one && one !== article) show(one);
    for (let at = element; at; at = at.parentElement) if (at.tagName === "DETAILS") at.open = true;
  };

  const point = (note) => {
    for (const each of all(".current")) each.classList.remove("current");
    current = note;
    if (!note) return count();
    note.classList.add("current");
    const indices = new Set(note.dataset.f.split(" "));
    const row = note.closest(".row") || note.closest("article");
    for (const mark of all("mark", row)) {
      if (mark.dataset.f.split(" ").some((index) => indices.has(index))) mark.classList.add("current");
    }
    count();
  };

  const go = (target) => {
    open(target);
    if (target.matches(".notes > li")) {
      point(target);
    } else if (target.matches("mark")) {
      const of = target.dataset.f.split(" ").map((index) => told.get(key(target, index))).find(visible);
      point(of ? of.note : null);
    }
    const row = target.closest(".row");
    target.scrollIntoView({ block: target.offsetHeight > innerHeight / 2 ? "start" : "center" });
    if (target.matches(".note") && row && row.offsetHeight < innerHeight / 2) row.scrollIntoView({ block: "center" });
    if (!target.hasAttribute("tabindex") && !target.matches("a, button, summary")) target.setAttribute("tabindex", "-1");
    target.focus({ preventScroll: true });
  };

  const step = (by) => {
    const left = shown();
    if (!left.length) return;
    let at = left.indexOf(current);
    if (at < 0 && current) {
      const behind = (note) => current.compareDocumentPosition(note) & Node.DOCUMENT_POSITION_FOLLOWING;
      at = left.findIndex(behind);
      at = at < 0 ? left.length : at;
      if (by > 0) at -= 1;
    } else if (at < 0) {
      at = by > 0 ? -1 : 0;
    }
    go(left[(at + by + left.length) % left.length]);
  };

  document.addEventListener("click", (event) => {
    const link = event.target.closest('a[href^="#"]');
    if (link) {
      const target = document.getElementById(link.getAttribute("href").slice(1));
      if (!target) return;
      event.preventDefault();
      if (articles.includes(target)) {
        show(target);
        target.scrollIntoView();
      } else go(target);
      return;
    }
    const mark = event.target.closest("mark");
    const button = event.target.closest("[data-step]");
    if (button) step(Number(button.dataset.step));
    else if (mark && !mark.classList.contains("off") && !String(getSelection())) {
      const of = mark.dataset.f.split(" ").map((index) => told.get(key(mark, index))).find(visible);
      if (of) point(of.note);
    }
  });

  document.addEventListener("keydown", (event) => {
    if (!event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    event.preventDefault();
    step(event.key === "ArrowDown" ? 1 : -1);
  });

  const narrow = matchMedia("(max-width: 68rem)"); // a frame may be told its width after it has begun
  const fold = () => { for (const part of all(".side > details")) part.open = !narrow.matches; };
  narrow.addEventListener("change", fold);
  fold();
  if (articles.length) show(articles[0]);
  if (location.hash) {
    const target = document.getElementById(location.hash.slice(1));
    if (target) go(target);
  }
})();
