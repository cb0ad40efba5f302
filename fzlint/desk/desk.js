"use strict";
(() => {
  const one = (id) => document.getElementById(id);
  const make = (tag, text = "", attributes = {}) => {
    const element = document.createElement(tag);
    element.textContent = text;
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    return element;
  };
  const files = new Map(); // by id: what is told of a file, and its row
  let current = "";

  const ask = async (address, options = {}) => {
    const answer = await fetch(address, { credentials: "omit", ...options });
    const told = await answer.json();
    if (!answer.ok) throw new Error(told.error);
    return told;
  };
  const say = (text) => { one("status").textContent = text; };
  const sentence = (error) => (error instanceof TypeError ? "fzlint 没有应答，可能已经结束。请重新打开。" : error.message);

  // ------------------------------------------------------------------ the list

  const words = { error: "错误", warning: "警告", info: "提示" };
  const downloads = { comments: "批注", changes: "修订", sheet: "审读意见", page: "审读页" };

  const row = (told) => {
    const line = make("tr", "", { "data-id": told.id });
    const head = make("th", "", { scope: "row" });
    head.append(make("button", told.name, { type: "button", class: "name" }));
    line.append(head, make("td", told.kind || told.paper || (told.unread ? "" : "没有认出种类")));
    for (const [severity, word] of Object.entries(words)) {
      const number = told.unread ? 0 : told.counts[severity];
      const shown = told.unread ? "" : String(number);
      line.append(make("td", shown, { class: `number ${number ? severity : ""}`, "data-word": told.unread ? "" : word }));
    }
    const take = make("td", "", { class: "take" });
    if (told.unread) take.append(make("span", `未能检查。${told.unread}`, { class: "problem" }));
    else {
      for (const [what, words] of Object.entries(downloads)) {
        if (what in told && !told[what]) continue;
        const word = what === "changes" && !told.comments ? "改正" : words;
        take.append(make("a", word, { href: `files/${told.id}/${what}`, download: "", "aria-label": `下载${word}：${told.name}` }));
      }
      if (told.problems.length) take.append(make("span", `没有查完。${told.problems.join("")}`, { class: "problem" }));
    }
    const last = make("td");
    last.append(make("button", "移除", { type: "button", class: "remove", "aria-label": `移除：${told.name}` }));
    line.append(take, last);
    return line;
  };

  const keep = (told) => {
    const line = row(told);
    const old = files.get(told.id);
    if (old) old.line.replaceWith(line);
    else document.querySelector("tbody").append(line);
    files.set(told.id, { told, line });
    if (current === told.id) line.classList.add("current");
    layout();
  };

  const layout = () => {
    document.body.classList.toggle("some", files.size > 0);
    one("list").hidden = files.size === 0;
    one("all").hidden = [...files.values()].filter(({ told }) => !told.unread).length < 2;
    one("reading").hidden = !files.has(current) || Boolean(files.get(current).told.unread);
  };

  const read = (id) => {
    current = id;
    const file = files.get(id);
    for (const each of files.values()) each.line.classList.toggle("current", each === file);
    if (file && !isUnsent(id)) {
      const address = `files/${id}/report`;
      one("report").setAttribute("src", address);
      one("report").setAttribute("title", `审读结果：${file.told.name}`);
      one("apart").href = address;
      one("name").textContent = file.told.name;
      for (const what of ["comments", "changes", "sheet"]) {
        one(what).href = `files/${id}/${what}`;
        one(what).hidden = what in file.told && !file.told[what];
      }
      one("changes").textContent = file.told.comments ? "下载改好的副本（修订，可逐处接受或拒绝）" : "下载改好的副本";
      one("wordless").hidden = Boolean(file.told.comments || file.told.unread);
    } else one("report").removeAttribute("src");
    layout();
  };

  const remove = async (id) => {
    if (!id || !isUnsent(id)) await ask(id ? `files/${id}` : "files", { method: "DELETE" });
    for (const each of id ? [id] : [...files.keys()]) {
      files.get(each).line.remove();
      files.delete(each);
    }
    if (!files.has(current)) read(files.size ? [...files.keys()][0] : "");
    say(id ? "已移除。" : "已全部移除。");
    if (!files.size) one("choose").focus();
  };

  one("list").addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    const line = button.closest("tr");
    if (button.id === "clear") remove("").catch((error) => say(sentence(error)));
    else if (button.classList.contains("remove")) remove(line.dataset.id).catch((error) => say(sentence(error)));
    else {
      read(line.dataset.id);
      one("report").focus();
    }
  });

  document.addEventListener("click", async (event) => {
    const link = event.target.closest("a[download]");
    if (!link) return;
    event.preventDefault(); // a browser would only say that it has failed, not why
    try {
      const answer = await fetch(link.href, { credentials: "omit" });
      if (!answer.ok) throw new Error((await answer.json()).error);
      const name = decodeURIComponent(answer.headers.get("Content-Disposition").split("''")[1]);
      const save = make("a", "", { download: name });
      save.href = URL.createObjectURL(await answer.blob());
      save.click();
      setTimeout(() => URL.revokeObjectURL(save.href), 60000);
      say(`已下载：${name}，在浏览器的下载文件夹里。`);
    } catch (error) {
      say(`没有下载成功。${sentence(error)}`);
    }
  });

  // ----------------------------------------------------------------- checking

  let waiting = [];
  let working = false;
  let done = 0;
  let failed = 0;

  const work = async (tasks) => {
    waiting.push(...tasks);
    if (working) return;
    working = true;
    done = failed = 0;
    while (waiting.length) {
      const task = waiting.shift();
      say(`正在检查 ${done + 1}/${done + 1 + waiting.length}：${task.name}`);
      try {
        const told = await task.run();
        keep(told);
        if (told.unread) failed += 1;
        if (!current || current === told.id) read(told.id);
      } catch (error) {
        failed += 1;
        if (task.failed) task.failed(sentence(error));
      }
      done += 1;
    }
    working = false;
    say(`检查完毕：${done} 个文件${failed ? `，其中 ${failed} 个未能检查` : ""}。`);
  };

  let unsent = 0; // what never came to the server is known here alone
  const isUnsent = (id) => id.startsWith("unsent-");

  const send = (file) => ({
    name: file.name,
    run: () => {
      const form = new FormData();
      form.append("file", file, file.name);
      return ask("files", { method: "POST", body: form });
    },
    failed: (text) => keep({ id: `unsent-${(unsent += 1)}`, name: file.name, unread: text, problems: [] }),
  });

  one("choose").addEventListener("change", (event) => {
    work([...event.target.files].map(send));
    event.target.value = "";
  });

  const dropped = async (entries, found = []) => {
    for (const entry of entries) {
      if (entry.isFile) {
        const file = await new Promise((give, fail) => entry.file(give, fail));
        if (!file.name.startsWith("~$") && !file.name.startsWith(".")) found.push(file);
      } else if (entry.isDirectory) {
        const reader = entry.createReader();
        for (;;) {
          const some = await new Promise((give, fail) => reader.readEntries(give, fail));
          if (!some.length) break;
          await dropped(some, found);
        }
      }
    }
    return found;
  };
  const suffixes = one("choose").accept.split(",").filter((suffix) => !suffix.startsWith(".htm")); // web pages only if named
  const isReport = (file) => suffixes.some((suffix) => file.name.toLowerCase().endsWith(suffix));

  document.addEventListener("dragover", (event) => {
    event.preventDefault();
    one("drop").classList.add("over");
  });
  document.addEventListener("dragleave", (event) => {
    if (!event.relatedTarget) one("drop").classList.remove("over");
  });
  document.addEventListener("drop", async (event) => {
    event.preventDefault();
    one("drop").classList.remove("over");
    const entries = [...event.dataTransfer.items].map((item) => item.webkitGetAsEntry && item.webkitGetAsEntry()).filter(Boolean);
    const plain = [...event.dataTransfer.files];
    if (!entries.some((entry) => entry.isDirectory)) return work(plain.map(send));
    const named = entries.filter((entry) => entry.isFile);
    const folders = entries.filter((entry) => entry.isDirectory);
    const inside = (await dropped(folders)).filter(isReport);
    work([...(await dropped(named)), ...inside].map(send));
  });

  // ------------------------------------------------------------- kind and rules

  one("wishes").addEventListener("change", async (event) => {
    const box = event.target;
    const codes = (root) => [...root.querySelectorAll("[data-code]")];
    if (box.dataset.family) for (const each of codes(box.closest("fieldset"))) each.checked = box.checked;
    for (const family of document.querySelectorAll("[data-family]")) {
      const own = codes(family.closest("fieldset"));
      const on = own.filter((each) => each.checked).length;
      family.checked = on > 0;
      family.indeterminate = on > 0 && on < own.length;
    }
    const ignore = codes(document).filter((each) => !each.checked).map((each) => each.dataset.code);
    const wishes = { kind: one("kind").value, publish: one("publish").checked, ignore };
    try {
      await ask("wishes", { method: "POST", body: JSON.stringify(wishes) });
      waiting = waiting.filter((task) => task.failed);
      const sent = [...files].filter(([id]) => !isUnsent(id));
      await work(sent.map(([id, file]) => ({ name: file.told.name, run: () => ask(`files/${id}`, { method: "POST" }) })));
    } catch (error) {
      say(sentence(error));
    }
  });

  // ------------------------------------------------------------ as long as it is open

  const alive = new EventSource("alive");
  alive.onopen = () => { one("lost").hidden = true; };
  alive.onerror = () => {
    one("lost").textContent = "与 fzlint 的连接断开了：程序可能已经结束。请重新打开 fzlint，再放入文件。";
    one("lost").hidden = false;
  };
  ask("files").then((list) => {
    for (const told of list) keep(told);
    if (list.length) read(list[0].id);
  }).catch((error) => say(sentence(error)));
})();
