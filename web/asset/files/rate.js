// Rating a candidate, and answering in writing: what is written is kept on the server
// every few seconds, and in the browser until the server has it. Without this script the
// form still works.
(() => {
  "use strict";
  const form = document.getElementById("rating");
  const key = form && (form.dataset.key || "yardstick rating " + form.dataset.rater + " " + form.dataset.draft); // raters take turns in one browser
  const mark = " handed in";
  const remember = (name, text) => { try { localStorage.setItem(name, text); } catch { /* the server still has it */ } };
  const forget = (name) => { try { localStorage.removeItem(name); } catch { /* nothing to forget */ } };

  // What was handed in is forgotten once a page of the server has come that is not the
  // same form again: until then the server may not have got it.
  try {
    for (const name of Object.keys(localStorage)) {
      if (!name.startsWith("yardstick ") || !name.endsWith(mark)) continue;
      const of = name.slice(0, -mark.length);
      forget(name);
      if (of !== key) forget(of);
    }
  } catch { /* there is nothing */ }

  // How long a question has been going on, for who holds the interview.
  for (const clock of document.querySelectorAll("[data-clock]")) {
    const shown = clock.querySelector("[role=timer]");
    const button = clock.querySelector("button");
    const most = Number(clock.dataset.clock);
    let begun = 0;
    let before = 0;
    let ticking = 0;
    const tick = () => {
      const seconds = Math.floor((before + (begun ? performance.now() - begun : 0)) / 1000);
      shown.textContent = Math.floor(seconds / 60) + ":" + String(seconds % 60).padStart(2, "0");
      clock.classList.toggle("over", most > 0 && seconds >= most);
    };
    button.addEventListener("click", () => {
      if (begun) {
        before += performance.now() - begun;
        begun = 0;
        clearInterval(ticking);
      } else {
        begun = performance.now();
        ticking = setInterval(tick, 500);
      }
      button.textContent = begun ? clock.dataset.stop : clock.dataset.start;
      tick();
    });
    clock.hidden = false;
  }

  const status = document.getElementById("saved");
  if (!form || !status) return;
  const revision = form.elements.namedItem("revision");
  const body = () => new URLSearchParams(new FormData(form));
  const content = () => {
    const b = body();
    b.delete("revision");
    b.delete("writer");
    return b.toString();
  };
  let kept = form.dataset.unsaved ? "" : content();
  let sending = false;
  let timer = 0;
  let wait = 1000;

  const save = async () => {
    timer = 0;
    const now = content();
    if (sending || now === kept) return;
    sending = true;
    status.textContent = form.dataset.saving;
    try {
      const answer = await fetch(form.dataset.draft, { method: "POST", body: body(), headers: { Accept: "application/json" } });
      if (answer.status >= 400 && answer.status < 500 && answer.status !== 408 && answer.status !== 429) {
        status.textContent = form.dataset.refused; // no later try would do better
        kept = now;
        if (answer.status === 409) forget(key);
        return;
      }
      if (!answer.ok) throw new Error(String(answer.status));
      revision.value = String(Number(revision.value) + 1);
      kept = now;
      wait = 1000;
      status.textContent = form.dataset.saved;
      if (content() === kept) forget(key);
    } catch {
      status.textContent = form.dataset.local;
      wait = Math.min(wait * 2, 30000);
    } finally {
      sending = false;
    }
    if (content() !== kept) plan();
  };
  // A form that the browser puts back from its memory is not known to stand: the page is asked for anew.
  addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });
  const plan = () => { if (!timer) timer = setTimeout(save, wait); };

  form.addEventListener("input", () => {
    remember(key, content());
    plan();
  });
  form.addEventListener("submit", () => {
    remember(key, content());
    remember(key + mark, "1");
  });
  addEventListener("online", () => {
    wait = 1000;
    plan();
  });

  // What the server never got is put back.
  let left = null;
  try { left = localStorage.getItem(key); } catch { /* there is nothing */ }
  if (left !== null && left !== kept) {
    for (const [name, value] of new URLSearchParams(left)) {
      const field = form.elements.namedItem(name);
      if (field) field.value = value;
    }
    plan();
  } else if (left !== null) {
    forget(key);
  }
  if (form.dataset.unsaved) plan(); // it was refused, and stands nowhere but here
})();
