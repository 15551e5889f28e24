// Steps through the changes of a comparison: n or j the next one, p or k the one before. Without it the marks are links.
"use strict";
(() => {
  const stepper = document.querySelector(".stepper");
  if (!stepper) return;
  const numbers = [...new Set([...document.querySelectorAll("[data-number]")].map((e) => Number(e.dataset.number)))];
  numbers.sort((a, b) => a - b);
  let at = -1;
  const told = stepper.querySelector("output");
  const calm = matchMedia("(prefers-reduced-motion: reduce)");

  function show(place) {
    at = (place + numbers.length) % numbers.length;
    document.querySelectorAll(".change.now").forEach((e) => e.classList.remove("now"));
    const marks = document.querySelectorAll(`[data-number="${numbers[at]}"]`);
    marks.forEach((e) => e.classList.add("now"));
    const mark = marks[marks.length - 1];
    mark.focus({ preventScroll: true });
    mark.scrollIntoView({ block: "center", behavior: calm.matches ? "auto" : "smooth" });
    told.textContent = `${at + 1} of ${numbers.length}: ${mark.title}`;
  }

  stepper.hidden = false;
  stepper.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (button) show(at + Number(button.dataset.step));
  });
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches("input, textarea, select")) return;
    if (event.key === "n" || event.key === "j") show(at + 1);
    else if (event.key === "p" || event.key === "k") show(at < 0 ? -1 : at - 1);
  });
})();
