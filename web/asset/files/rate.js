// Rating a candidate: what is written is kept on the server every few seconds, and in
// the browser until the server has it. Without this script the form still works.
(() => {
  "use strict";
  const form = document.getElementById("rating");
  const status = document.getElementById("saved");
  if (!form || !status) return;

  const key = form.dataset.key || "yardstick rating " + form.dataset.rater + " " + form.dataset.draft; // raters take turns in one browser
  const revision = form.elements.namedItem("revision");
  const body = () => new URLSearchParams(new FormData(form));
  const content = () => {
    const b = body();
    b.delete("revision");
    b.delete("writer");
    return b.toString();
  };
  let kept = content();
  let sending = false;
  let timer = 0;
  let wait = 1000;

  const remember = (text) => { try { localStorage.setItem(key, text); } catch { /* the server still has it */ } };
  const forget = () => { try { localStorage.removeItem(key); } catch { /* nothing to forget */ } };

  const save = async () => {
    timer = 0;
    const now = content();
    if (sending || now === kept) return;
    sending = true;
    status.textContent = form.dataset.saving;
    try {
      const answer = await fetch(form.dataset.draft, { method: "POST", body: body(), headers: { Accept: "application/json" } });
      if (!answer.ok) throw new Error(String(answer.status));
      revision.value = String(Number(revision.value) + 1);
      kept = now;
      wait = 1000;
      status.textContent = form.dataset.saved;
      if (content() === kept) forget();
    } catch {
      status.textContent = form.dataset.local;
      wait = Math.min(wait * 2, 30000);
    } finally {
      sending = false;
    }
    if (content() !== kept) plan();
  };
  const plan = () => { if (!timer) timer = setTimeout(save, wait); };

  form.addEventListener("input", () => {
    remember(content());
    plan();
  });
  form.addEventListener("submit", forget);
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
  }
})();
