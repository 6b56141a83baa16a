"use strict";
// Every word typed must occur in a rule for it to stay; sections without a rule left are hidden too.
const box = document.getElementById("search");
const shown = document.getElementById("shown");
const nothing = document.getElementById("nothing");
const rules = [...document.querySelectorAll("article.rule")];
const texts = rules.map((rule) => rule.textContent.toLowerCase());
const sections = [...document.querySelectorAll("main > section")];

function search() {
  const words = box.value.toLowerCase().split(/\s+/).filter(Boolean);
  let count = 0;
  rules.forEach((rule, index) => {
    const hit = words.every((word) => texts[index].includes(word));
    rule.hidden = !hit;
    count += hit;
  });
  for (const section of sections) {
    const own = [...section.querySelectorAll("article.rule")];
    section.hidden = words.length > 0 && !own.some((rule) => !rule.hidden);
  }
  nothing.hidden = count > 0;
  shown.textContent = words.length ? `${count} 条` : "";
}

// A link to a rule that the search hides shows it again.
function reveal() {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (target && target.closest("[hidden]")) {
    box.value = "";
    search();
    target.scrollIntoView();
  }
}

box.addEventListener("input", search);
box.addEventListener("keydown", (event) => {
  if (event.key === "Escape") { box.value = ""; search(); }
});
window.addEventListener("hashchange", reveal);
document.addEventListener("keydown", (event) => {
  if (event.key === "/" && document.activeElement !== box) { event.preventDefault(); box.focus(); }
});
