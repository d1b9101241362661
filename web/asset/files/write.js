// Writing an answer: drafts on the server and in the browser, time, words,
// finished sentences, dictation. Without this script the form still works.
(() => {
  "use strict";
  const form = document.getElementById("answer");
  const text = document.getElementById("text");
  if (!form || !text) return;

  const field = (name) => form.elements.namedItem(name);
  const said = (name) => form.dataset["said" + name];
  const saved = document.getElementById("saved");
  const key = "yardstick draft " + form.dataset.attempt;

  // Drafts. What was typed is in the browser at once and on the server every
  // few seconds; base is the revision that this page last saw.
  let kept = text.value;
  let sending = false;
  let stopped = false;
  let again = 0;

  const remember = () => {
    try {
      localStorage.setItem(key, JSON.stringify({ text: text.value, base: field("base").value, source: field("source").value, seconds: seconds() }));
    } catch { /* a full or forbidden storage: the server still has it */ }
  };
  const forget = () => { try { localStorage.removeItem(key); } catch { /* nothing to forget */ } };

  const body = () => {
    field("seconds").value = seconds();
    return new URLSearchParams(new FormData(form));
  };

  const save = async () => {
    if (stopped || sending || text.value === kept) return;
    sending = true;
    const sent = text.value;
    saved.textContent = said("Saving");
    try {
      const answer = await fetch("/attempts/" + form.dataset.attempt + "/draft", {
        method: "POST", body: body(), headers: { Accept: "application/json" }, keepalive: sent.length < 20000,
      });
      if (!answer.ok && answer.status !== 409) throw new Error(String(answer.status));
      await settle(await answer.json(), sent);
      again = 0;
    } catch {
      saved.textContent = said("Local");
      again = Math.min(again + 1, 5);
    } finally {
      sending = false;
    }
    if (text.value !== kept && !stopped) plan();
  };

  const settle = async (state, sent) => {
    if (state.status === "saved") {
      field("base").value = state.revision;
      kept = sent;
      saved.textContent = said("Saved");
      if (text.value === sent) forget(); else remember();
      return;
    }
    stopped = true;
    saved.textContent = "";
    document.getElementById(state.status).hidden = false;
  };

  let timer = 0;
  const plan = () => {
    if (timer) return;
    timer = setTimeout(() => { timer = 0; save(); }, 2000 * (1 + 2 * again));
  };

  // What a closed tab or a lost connection left in the browser comes back. If
  // the server has moved on since, saving it shows both versions.
  const restore = () => {
    let left = null;
    try { left = JSON.parse(localStorage.getItem(key)); } catch { /* unreadable: nothing to restore */ }
    if (!left || typeof left.text !== "string" || left.text === text.value || !left.text.trim()) return;
    text.value = left.text;
    field("base").value = left.base;
    field("source").value = left.source || "typed";
    const note = document.getElementById("restored");
    note.textContent = said("Restored");
    note.hidden = false;
    plan();
  };

  // Time. It begins with the first word and suggests; nothing ends by itself.
  const suggested = Number(form.dataset.suggested) || 0;
  let before = Number(field("seconds").value) || 0;
  let since = 0;
  const seconds = () => Math.round(before + (since ? (Date.now() - since) / 1000 : 0));
  const clock = document.getElementById("clock");
  const two = (n) => String(n).padStart(2, "0");
  const tick = () => {
    const now = seconds();
    document.getElementById("clock-now").textContent = Math.floor(now / 60) + ":" + two(now % 60);
    if (!suggested) return;
    document.getElementById("clock-fill").setAttribute("width", Math.min(100, (100 * now) / suggested));
    const long = now > suggested;
    clock.classList.toggle("long", long);
    if (long) document.getElementById("clock-said").textContent = said("Long");
  };
  const start = () => { if (!since) since = Date.now(); };
  clock.hidden = false;
  document.querySelector(".time-hint").hidden = true;
  tick();
  setInterval(() => { if (since && !document.hidden) tick(); }, 1000);
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) {
      before = seconds();
      since = 0;
      save();
    } else if (text.value) start();
  });

  // Words and finished sentences.
  const words = document.getElementById("words");
  const count = () => {
    const n = (text.value.match(/\S+/g) || []).length;
    words.textContent = words.textContent.replace(/^\S+/, n);
  };
  const ends = /[.!?…。！？؟۔।]["'”’)\]]*(?=\s|$)|\n/g;
  const finished = () => {
    let last = 0;
    for (const m of text.value.matchAll(ends)) last = m.index + m[0].length;
    return text.value.slice(0, last).trim();
  };
  let read = null;
  const ask = (paused) => {
    const field = document.getElementById("pause");
    if (field) field.value = paused ? "1" : "";
    text.dispatchEvent(new CustomEvent("sentence", { bubbles: true }));
  };
  const sentence = () => {
    const now = finished();
    if (now === read) return;
    read = now;
    ask(false);
  };

  // A quick look takes the words around a change as they were; in a pause the
  // whole is read anew, as it is at the end.
  let rest = 0;
  const paused = () => { if (text.value.trim()) ask(true); };

  let quiet = 0;
  text.addEventListener("input", () => {
    start();
    count();
    remember();
    plan();
    const typedEnd = /[.!?…。！？؟۔।\n]\s?$/.test(text.value.slice(0, text.selectionEnd));
    clearTimeout(quiet);
    clearTimeout(rest);
    rest = setTimeout(paused, 3000);
    if (typedEnd) sentence(); else quiet = setTimeout(sentence, 900);
  });
  text.addEventListener("paste", (event) => {
    const pasted = event.clipboardData ? event.clipboardData.getData("text") : "";
    if (pasted.length > 40 && pasted.length > text.value.length / 2) field("source").value = "pasted";
  });
  form.addEventListener("submit", () => {
    stopped = true;
    field("seconds").value = seconds();
    remember(); // the page that comes next forgets it, once it is safe there
  });
  addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });
  addEventListener("pagehide", save);
  addEventListener("online", save);

  // Dictation, where the browser can do it on this machine: speech never goes
  // to anybody else. Elsewhere the keyboard's own dictation does the same.
  const dictate = document.getElementById("dictate");
  const Speech = window.SpeechRecognition || window.webkitSpeechRecognition;
  const language = navigator.language || "en";
  const offer = async () => {
    if (!Speech || typeof Speech.available !== "function") return;
    try {
      if (await Speech.available({ langs: [language], processLocally: true }) !== "available") return;
    } catch { return; }
    dictate.hidden = false;
  };
  let listener = null;
  const stopListening = () => {
    if (listener) listener.stop();
    listener = null;
    dictate.setAttribute("aria-pressed", "false");
    saved.textContent = "";
  };
  const listen = () => {
    listener = new Speech();
    listener.lang = language;
    listener.continuous = true;
    listener.processLocally = true;
    listener.onresult = (event) => {
      for (let i = event.resultIndex; i < event.results.length; i++) {
        if (!event.results[i].isFinal) continue;
        const gap = text.value && !/\s$/.test(text.value) ? " " : "";
        text.setRangeText(gap + event.results[i][0].transcript.trim(), text.value.length, text.value.length, "end");
        text.dispatchEvent(new Event("input", { bubbles: true }));
      }
    };
    listener.onerror = () => { stopListening(); saved.textContent = said("Nomic"); };
    listener.onend = stopListening;
    listener.start();
    dictate.setAttribute("aria-pressed", "true");
    saved.textContent = said("Listening");
  };
  dictate.addEventListener("click", () => { if (listener) stopListening(); else listen(); });

  // On a small screen the coach is one line until somebody opens it.
  const coach = document.querySelector(".coach-fold");
  if (coach && matchMedia("(max-width: 55.99rem)").matches) coach.open = false;

  offer();
  restore();
  count();
  text.setSelectionRange(text.value.length, text.value.length);

  // What is there already is read once somebody listens: that begins in a timer of
  // its own, set while the scripts of the page run.
  const first = () => {
    if (!text.value.trim()) return;
    read = finished();
    ask(true);
  };
  if (document.readyState === "complete") setTimeout(first); else addEventListener("load", () => setTimeout(first));
})();
