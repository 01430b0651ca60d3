// Adds to a page that works without it: the filter by speaker, and the other end lit when one end is pointed at.
"use strict";
const select = document.getElementById("speaker");
const voicesOf = (element) => element.dataset.voice.trim().split(/\s+/);

function filter() {
  const chosen = select.value;
  for (const element of document.querySelectorAll("main [data-voice]")) {
    element.classList.toggle("off", chosen !== "" && !voicesOf(element).includes(chosen));
  }
  const heard = new Set();
  for (const article of document.querySelectorAll("article")) {
    const silent = chosen !== "" && !article.querySelector(".said section:not(.off)");
    article.classList.toggle("off", silent);
    if (!silent) heard.add("#" + article.id);
  }
  for (const item of document.querySelectorAll(".articles > li")) {
    item.classList.toggle("off", !heard.has(item.firstElementChild.getAttribute("href")));
  }
}

function marksOf(id) {
  return document.querySelectorAll(`mark[data-s~="${id}"]`);
}

function light(event) {
  for (const lit of document.querySelectorAll(".lit")) lit.classList.remove("lit");
  const mark = event.target.closest("mark");
  const item = event.target.closest(".said li");
  if (mark) {
    const id = mark.dataset.s.trim().split(/\s+/).pop();
    document.getElementById("s-" + id).classList.add("lit");
    for (const other of marksOf(id)) other.classList.add("lit");
  } else if (item) {
    for (const other of marksOf(item.id.slice(2))) other.classList.add("lit");
  }
}

select.closest(".filter").hidden = false;
select.addEventListener("change", filter);
document.addEventListener("pointerover", light);
// A link into an article that the filter hides would lead nowhere: following one shows everything again.
window.addEventListener("hashchange", () => {
  const target = document.getElementById(location.hash.slice(1));
  if (target && target.closest(".off")) {
    select.value = "";
    filter();
    target.scrollIntoView();
  }
});
filter();
