"use strict";
// Every word typed must occur in a rule for it to stay.
const box = document.getElementById("search");
const shown = document.getElementById("shown");
const rules = [...document.querySelectorAll("article.rule")];
const texts = rules.map((rule) => rule.textContent.toLowerCase());
box.addEventListener("input", () => {
  const words = box.value.toLowerCase().split(/\s+/).filter(Boolean);
  let count = 0;
  rules.forEach((rule, index) => {
    const hit = words.every((word) => texts[index].includes(word));
    rule.hidden = !hit;
    count += hit;
  });
  document.querySelectorAll("section").forEach((section) => {
    section.hidden = ![...section.querySelectorAll("article.rule")].some((rule) => !rule.hidden);
  });
  shown.textContent = words.length ? `${count} 条` : "";
});
