// Answering in writing: the time that is left, and handing in when it is over. The
// server holds the time; without this script the page says when it ends.
(() => {
  "use strict";
  const form = document.getElementById("rating");
  const timer = document.getElementById("timer");
  if (!form || !timer || !form.dataset.left) return;
  const end = performance.now() + Number(form.dataset.left) * 1000;
  document.getElementById("left").hidden = false;
  const tick = () => {
    const left = Math.max(0, Math.round((end - performance.now()) / 1000));
    timer.textContent = Math.floor(left / 60) + ":" + String(left % 60).padStart(2, "0");
    if (left > 0) {
      setTimeout(tick, 500);
      return;
    }
    form.requestSubmit(document.getElementById("handin"));
  };
  tick();
})();
