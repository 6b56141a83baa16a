(function () {
  "use strict";
  var form = document.getElementById("filters");
  var findings = Array.prototype.slice.call(document.querySelectorAll("article.finding"));
  var groups = Array.prototype.slice.call(document.querySelectorAll("section.group"));
  var shown = document.getElementById("shown");
  var note = document.getElementById("filter-note");
  var nothing = document.getElementById("nothing");
  var LISTS = ["verdict", "severity"];
  var SINGLES = ["stage", "document", "basis", "problem", "rule"];
  var texts = new Map();
  var selfMade = null;
  var waiting = 0;
  var narrowed = false;  // whether a filter was on before: what it unfolded is folded again when it is lifted

  document.documentElement.classList.add("js");
  var box = document.getElementById("filterbox");
  box.hidden = false;
  box.open = window.matchMedia("(min-width: 901px)").matches;

  function fold(text) {
    return text.normalize("NFKC").toLowerCase().replace(/\s+/g, "");
  }

  function textOf(article) {
    if (!texts.has(article)) texts.set(article, fold(article.textContent));
    return texts.get(article);
  }

  // The address is the state: "#verdict=fail,unsure&stage=送达&q=…". Anything without "=" is a plain anchor.
  function parse(hash) {
    var state = {};
    hash.replace(/^#/, "").split("&").forEach(function (pair) {
      var at = pair.indexOf("=");
      if (at < 1) return;
      var value = pair.slice(at + 1);
      try { value = decodeURIComponent(value); } catch (error) { /* a stray % is taken as it stands */ }
      if (value) state[pair.slice(0, at)] = value;
    });
    return state;
  }

  function write(state) {
    return LISTS.concat(SINGLES, ["q"]).filter(function (key) { return state[key]; }).map(function (key) {
      return key + "=" + encodeURIComponent(state[key]).replace(/%2C/g, ",");
    }).join("&");
  }

  function read() {
    var state = {};
    LISTS.forEach(function (key) {
      var chosen = Array.prototype.filter.call(form.elements, function (e) { return e.name === key && e.checked; });
      if (chosen.length) state[key] = chosen.map(function (e) { return e.value; }).join(",");
    });
    SINGLES.forEach(function (key) {
      var field = form.elements[key];
      if (field && field.value) state[key] = field.value;
    });
    if (form.elements.q.value.trim()) state.q = form.elements.q.value.trim();
    return state;
  }

  function fill(state) {
    Array.prototype.forEach.call(form.elements, function (e) {
      if (LISTS.indexOf(e.name) >= 0) e.checked = (state[e.name] || "").split(",").indexOf(e.value) >= 0;
    });
    SINGLES.forEach(function (key) {
      var field = form.elements[key];
      if (field) field.value = state[key] || "";
    });
    if (form.elements.q.value.trim() !== (state.q || "")) form.elements.q.value = state.q || "";
  }

  function matches(article, state, words) {
    var data = article.dataset;
    if (state.verdict && !state.verdict.split(",").some(function (v) { return v === data.verdict || v === data.sort; })) return false;
    if (state.severity && state.severity.split(",").indexOf(data.severity) < 0) return false;
    if (state.stage && data.stage !== state.stage) return false;
    if (state.problem && data.problem !== state.problem) return false;
    if (state.rule && data.rule !== state.rule) return false;
    if (state.document && data.documents.split(" ").indexOf(state.document) < 0) return false;
    if (state.basis && data.basis.split("|").indexOf(state.basis) < 0) return false;
    return words.every(function (word) { return textOf(article).indexOf(word) >= 0; });
  }

  function describe(state) {
    var parts = [];
    LISTS.forEach(function (key) {
      if (!state[key]) return;
      parts.push(Array.prototype.filter.call(form.elements, function (e) { return e.name === key && e.checked; })
        .map(function (e) { return e.parentNode.textContent.replace(/\d+/g, "").trim(); }).join("、"));
    });
    SINGLES.forEach(function (key) {
      var field = form.elements[key];
      if (!state[key]) return;
      parts.push(field && field.selectedOptions && field.selectedOptions[0]
        ? field.selectedOptions[0].textContent.replace(/（\d+）$/, "") : (key === "rule" ? "规则 " : "") + state[key]);
    });
    if (state.q) parts.push("“" + state.q + "”");
    return parts.filter(Boolean).join("；");
  }

  function apply(state) {
    var words = (state.q || "").split(/\s+/).map(fold).filter(Boolean);
    var any = write(state) !== "";
    var left = 0;
    findings.forEach(function (article) {
      var keep = !any || matches(article, state, words);
      article.hidden = !keep;
      if (keep) left += 1;
    });
    document.querySelectorAll(".lot").forEach(function (lot) {
      lot.hidden = !lot.querySelector("article.finding:not([hidden])");
    });
    groups.forEach(function (group) {
      var kept = group.querySelectorAll("article.finding:not([hidden])").length;
      var count = group.querySelector("[data-count]");
      count.textContent = (any ? kept + " / " : "") + count.dataset.count + " 条";
      group.hidden = any && !kept;
      var fold = group.querySelector(".fold");
      if (fold && any !== narrowed) fold.open = any;
    });
    narrowed = any;
    document.documentElement.classList.toggle("filtered", any);
    nothing.hidden = left > 0;
    shown.textContent = any ? "显示 " + left + " / " + findings.length + " 条" : "共 " + findings.length + " 条";
    note.hidden = !any;
    note.textContent = any ? "正在筛选：" + describe(state) + "。显示 " + left + " / " + findings.length + " 条。" : "";
    document.querySelectorAll("a[data-filter]").forEach(function (link) {
      if (any && link.dataset.filter === write(state)) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    });
    return left;
  }

  function go(state, replace) {
    clearTimeout(waiting);  // what was being typed is overtaken
    var hash = "#" + (write(state) || "findings");
    selfMade = hash;
    if (replace) location.replace(hash); else location.hash = hash;
    apply(state);
  }

  function reveal(element) {
    for (var e = element; e; e = e.parentElement) if (e.tagName === "DETAILS") e.open = true;
    var own = element.querySelector(":scope > details");
    if (own) own.open = true;
    element.scrollIntoView({ block: "start" });
    var target = element.querySelector("summary") || element;
    target.focus({ preventScroll: true });
  }

  function arrive() {
    var raw = location.hash;
    try { raw = decodeURIComponent(raw); } catch (error) { /* left as it is */ }
    if (location.hash === selfMade || raw === selfMade) { selfMade = null; return; }
    selfMade = null;
    if (raw.indexOf("=") > 0) {
      var state = parse(location.hash);
      fill(state);
      apply(read());
      document.getElementById("findings").scrollIntoView();
      return;
    }
    var target = raw.length > 1 && document.getElementById(raw.slice(1));
    if (!target) { if (!raw || raw === "#") { fill({}); apply({}); } return; }
    if (target.hidden || (target.closest && target.closest("[hidden]"))) { fill({}); apply({}); }
    if (target.id !== "findings" && (target.matches("article.finding") || target.closest("details"))) reveal(target);
  }

  form.addEventListener("submit", function (event) { event.preventDefault(); });
  form.addEventListener("change", function (event) { if (event.target.id !== "q") go(read(), false); });
  form.elements.q.addEventListener("input", function () {
    clearTimeout(waiting);
    waiting = setTimeout(function () { go(read(), true); }, 120);
  });
  document.getElementById("clear").addEventListener("click", function () { fill({}); go({}, false); });
  function all(open) {
    document.querySelectorAll(".fold").forEach(function (fold) { fold.open = open; });
    findings.forEach(function (a) { if (!a.hidden) a.querySelector("details").open = open; });
  }
  document.getElementById("expand").addEventListener("click", function () { all(true); });
  document.getElementById("collapse").addEventListener("click", function () { all(false); });

  document.addEventListener("click", function (event) {
    var link = event.target.closest && event.target.closest("a[href^='#']");
    if (!link) return;
    if (link.dataset.filter) {
      event.preventDefault();
      var state = parse(link.dataset.filter);
      fill(state);
      go(state, false);
      document.getElementById("findings").scrollIntoView();
    } else if (decodeURIComponent(link.getAttribute("href")) === decodeURIComponent(location.hash)) {
      arrive();  // the address does not change, so no hashchange comes
    }
  });
  window.addEventListener("hashchange", arrive);

  function step(by) {
    var visible = findings.filter(function (a) { return a.checkVisibility ? a.checkVisibility() : !a.hidden; });
    if (!visible.length) return;
    var here = document.activeElement && document.activeElement.closest("article.finding");
    var index = visible.indexOf(here);
    var next = visible[index < 0 ? (by > 0 ? 0 : visible.length - 1) : Math.min(Math.max(index + by, 0), visible.length - 1)];
    next.querySelector("summary").focus({ preventScroll: true });
    next.scrollIntoView({ block: "start" });
  }

  document.addEventListener("keydown", function (event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    var typing = /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName) && event.target.type !== "checkbox";
    if (event.key === "Escape") {
      if (typing) event.target.blur();
      if (write(read())) { fill({}); go({}, false); }
      return;
    }
    if (typing) return;
    if (event.key === "j") step(1);
    else if (event.key === "k") step(-1);
    else if (event.key === "/") { box.open = true; form.elements.q.focus(); form.elements.q.scrollIntoView({ block: "nearest" }); }
    else if (event.key === "?") {
      var help = document.getElementById("help");
      help.open = true;
      help.scrollIntoView({ block: "center" });
      help.querySelector("summary").focus({ preventScroll: true });
    } else return;
    event.preventDefault();
  });

  var factBox = document.getElementById("fact-filter");
  var factRows = Array.prototype.slice.call(document.querySelectorAll(".factgroup"));
  if (factRows.length) {
    factBox.hidden = false;
    document.getElementById("fq").addEventListener("input", function (event) {
      var word = fold(event.target.value);
      factRows.forEach(function (group) {
        var inName = fold(group.querySelector("summary").textContent).indexOf(word) >= 0;
        var left = 0;
        group.querySelectorAll("tbody tr").forEach(function (row) {
          row.hidden = !(inName || fold(row.textContent).indexOf(word) >= 0);
          if (!row.hidden) left += 1;
        });
        group.hidden = !left;
        if (word && left) group.open = true;
      });
    });
  }

  document.querySelectorAll(".copy").forEach(function (line) {
    line.hidden = false;
    line.querySelector("button").addEventListener("click", function (event) {
      var range = document.createRange();
      range.selectNodeContents(document.getElementById(event.target.dataset.copy));
      var selection = window.getSelection();
      selection.removeAllRanges();
      selection.addRange(range);
      var done = document.execCommand("copy");
      line.querySelector("[role=status]").textContent = done ? "已复制" : "已选中，请按 Ctrl+C";
    });
  });

  // Paper shows everything; afterwards the screen is as it was.
  var closed = null;
  function unfold() {
    if (closed) return;
    closed = Array.prototype.filter.call(document.querySelectorAll("main details"), function (d) { return !d.open; });
    closed.forEach(function (d) { d.open = true; });
  }
  function restore() {
    (closed || []).forEach(function (d) { d.open = false; });
    closed = null;
  }
  window.addEventListener("beforeprint", unfold);
  window.addEventListener("afterprint", restore);

  apply({});
  if (location.hash) {
    arrive();
    // The browser goes to the fragment by itself once all is loaded, and takes the focus away.
    window.addEventListener("load", function () { setTimeout(arrive, 0); });
  }
})();
