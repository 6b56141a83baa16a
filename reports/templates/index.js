(function () {
  "use strict";
  var form = document.getElementById("filters");
  var table = document.getElementById("table");
  var body = table.tBodies[0];
  var rows = Array.prototype.slice.call(body.rows);
  var shown = document.getElementById("shown");
  var nothing = document.getElementById("nothing");
  var KEYS = ["show", "rule", "problem", "stage", "q"];
  var selfMade = null;

  document.documentElement.classList.add("js");
  form.hidden = false;

  function fold(text) {
    return text.normalize("NFKC").toLowerCase().replace(/\s+/g, "");
  }

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
    return KEYS.filter(function (key) { return state[key]; }).map(function (key) {
      return key + "=" + encodeURIComponent(state[key]);
    }).join("&");
  }

  function read() {
    var state = {};
    KEYS.forEach(function (key) { var v = form.elements[key].value.trim(); if (v) state[key] = v; });
    return state;
  }

  function fill(state) {
    KEYS.forEach(function (key) { form.elements[key].value = state[key] || ""; });
  }

  function doubted(state) { return state.show === "doubt" || state.show === "unsure"; }

  function among(list, value) { return (list || "").split(" ").indexOf(value) >= 0; }

  // A rule, problem or stage is one that is not met – with show=doubt or show=unsure, one that is in doubt.
  function matches(row, state, words) {
    var data = row.dataset;
    if (state.show === "clean") {
      if (data.state !== "complete" || +data.fail) return false;
    } else if (state.show === "partial" || state.show === "error") {
      if (data.state !== state.show) return false;
    } else if (state.show && !+row.getAttribute("data-" + state.show.replace("_", "-"))) return false;
    var side = doubted(state) ? "data-doubted-" : "data-failed-";
    if (!["rule", "problem", "stage"].every(function (key) {
      return !state[key] || among(row.getAttribute(side + key), state[key]);
    })) return false;
    var text = fold(row.textContent + " " + data.failedRule);
    return words.every(function (word) { return text.indexOf(word) >= 0; });
  }

  function apply(state) {
    var words = (state.q || "").split(/\s+/).map(fold).filter(Boolean);
    var left = 0;
    rows.forEach(function (row) {
      row.hidden = !matches(row, state, words);
      if (!row.hidden) left += 1;
    });
    table.querySelectorAll("[data-sum]").forEach(function (cell) {
      var sum = 0;
      rows.forEach(function (row) {
        var own = row.hidden ? null : row.cells[+cell.dataset.sum];
        if (own && own.dataset.value) sum += +own.dataset.value;
      });
      cell.textContent = sum;
    });
    nothing.hidden = left > 0;
    shown.textContent = "显示 " + left + " / " + rows.length + " 宗" + (state.rule || state.problem || state.stage
      ? "，所选项目" + (doubted(state) ? "存疑" : "不合规") + "的" : "");
    document.querySelectorAll("a[data-filter]").forEach(function (link) {
      if (write(state) && link.dataset.filter === write(state)) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    });
  }

  function go(state, replace) {
    var hash = "#" + (write(state) || "cases");
    selfMade = hash;
    if (replace) location.replace(hash); else location.hash = hash;
    apply(state);
  }

  function arrive() {
    if (location.hash === selfMade) { selfMade = null; return; }
    selfMade = null;
    if (location.hash.indexOf("=") > 0) {
      fill(parse(location.hash));
      apply(read());
      document.getElementById("cases").scrollIntoView();
    } else if (!location.hash) { fill({}); apply({}); }
  }

  form.addEventListener("submit", function (event) { event.preventDefault(); });
  form.addEventListener("change", function (event) { if (event.target.name !== "q") go(read(), false); });
  var waiting = 0;
  form.elements.q.addEventListener("input", function () {
    clearTimeout(waiting);
    waiting = setTimeout(function () { go(read(), true); }, 120);
  });
  document.getElementById("clear").addEventListener("click", function () { fill({}); go({}, false); });
  document.addEventListener("click", function (event) {
    var link = event.target.closest && event.target.closest("a[data-filter]");
    if (!link) return;
    event.preventDefault();
    var state = parse(link.dataset.filter);
    fill(state);
    go(state, false);
    document.getElementById("cases").scrollIntoView();
  });
  window.addEventListener("hashchange", arrive);

  // Sorting: a heading becomes a button; dossiers that could not be checked stay on top.
  function valueOf(row, index, kind) {
    var cell = row.cells[index];
    if (!cell) return kind === "number" ? -1 : "";
    if (kind === "text") return cell.textContent.trim();
    var value = parseFloat(cell.dataset.value);
    return isNaN(value) ? -1 : value;
  }
  var collator = new Intl.Collator("zh-CN", { numeric: true });
  Array.prototype.forEach.call(table.tHead.rows[0].cells, function (heading, index) {
    var button = document.createElement("button");
    button.type = "button";
    button.textContent = heading.textContent;
    heading.textContent = "";
    heading.appendChild(button);
    button.addEventListener("click", function () {
      var kind = heading.dataset.sort;
      var first = kind === "number" && index > 2 ? "descending" : "ascending";
      var now = heading.getAttribute("aria-sort");
      var order = !now ? first : now === "ascending" ? "descending" : "ascending";
      Array.prototype.forEach.call(table.tHead.rows[0].cells, function (h) { h.removeAttribute("aria-sort"); });
      heading.setAttribute("aria-sort", order);
      var sign = order === "ascending" ? 1 : -1;
      rows.map(function (row, at) { return { row: row, at: at, value: valueOf(row, index, kind) }; })
        .sort(function (a, b) {
          var error = (b.row.dataset.state === "error") - (a.row.dataset.state === "error");
          if (error) return error;
          var by = kind === "text" ? collator.compare(a.value, b.value) : a.value - b.value;
          return sign * by || a.at - b.at;
        })
        .forEach(function (entry) { body.appendChild(entry.row); });
    });
  });

  // Paper shows everything; afterwards the screen is as it was.
  var closed = [];
  window.addEventListener("beforeprint", function () {
    closed = Array.prototype.filter.call(document.querySelectorAll("details"), function (d) { return !d.open; });
    closed.forEach(function (d) { d.open = true; });
  });
  window.addEventListener("afterprint", function () {
    closed.forEach(function (d) { d.open = false; });
    closed = [];
  });

  apply({});
  if (location.hash) arrive();
})();
