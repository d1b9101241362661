// A recording of the answer: made by this browser, kept in it alone (IndexedDB),
// never sent. One take an answer; a new one takes its place. What is assessed is
// the text, typed or dictated beside it.
(() => {
  "use strict";
  const box = document.getElementById("voice");
  if (!box || !window.indexedDB) return;
  const attempt = box.dataset.attempt;
  const said = (name) => box.dataset["said" + name];
  const status = document.getElementById("voice-status");
  const player = document.getElementById("voice-player");
  const record = document.getElementById("voice-record"); // not on the page of a result
  const drop = document.getElementById("voice-drop");
  const most = 15 * 60 * 1000; // ms; an answer has minutes

  // store runs one request on the takes.
  const store = (mode, ask) => new Promise((done, failed) => {
    const open = indexedDB.open("yardstick voice", 1);
    open.onupgradeneeded = () => open.result.createObjectStore("takes");
    open.onerror = () => failed(open.error);
    open.onsuccess = () => {
      const work = open.result.transaction("takes", mode);
      const request = ask(work.objectStore("takes"));
      work.oncomplete = () => { open.result.close(); done(request.result); };
      work.onerror = work.onabort = () => { open.result.close(); failed(work.error); };
    };
  });

  let address = "";
  const show = (take) => {
    if (address) URL.revokeObjectURL(address);
    address = take ? URL.createObjectURL(take) : "";
    if (take) player.src = address; else player.removeAttribute("src");
    player.hidden = drop.hidden = !take;
    box.hidden = !take && !record;
  };
  const load = async () => { try { show(await store("readonly", (s) => s.get(attempt))); } catch { box.hidden = !record; } };

  let recorder = null;
  let timer = 0;
  const stop = () => { clearTimeout(timer); if (recorder && recorder.state !== "inactive") recorder.stop(); };
  const start = async () => {
    let stream;
    try {
      stream = await navigator.mediaDevices.getUserMedia({ audio: true });
    } catch { status.textContent = said("Nomic"); return; }
    const parts = [];
    recorder = new MediaRecorder(stream);
    recorder.ondataavailable = (event) => { if (event.data.size) parts.push(event.data); };
    recorder.onstop = async () => {
      for (const track of stream.getTracks()) track.stop();
      record.setAttribute("aria-pressed", "false");
      const take = new Blob(parts, { type: recorder.mimeType });
      recorder = null;
      try {
        await store("readwrite", (s) => s.put(take, attempt));
        status.textContent = said("Kept");
      } catch { status.textContent = said("Full"); }
      show(take);
    };
    recorder.start(1000);
    timer = setTimeout(stop, most);
    record.setAttribute("aria-pressed", "true");
    status.textContent = said("Recording");
  };

  if (record) {
    if (!window.MediaRecorder || !navigator.mediaDevices) { box.hidden = true; return; }
    record.addEventListener("click", () => { if (recorder) stop(); else start(); });
    box.hidden = false;
  }
  drop.addEventListener("click", async () => {
    await store("readwrite", (s) => s.delete(attempt)).catch(() => {});
    show(null);
    status.textContent = said("Dropped");
  });
  // Who removes the answer removes its recording.
  for (const form of document.querySelectorAll("form[action$='/" + attempt + "/remove']")) {
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      store("readwrite", (s) => s.delete(attempt)).catch(() => {}).finally(() => form.submit());
    });
  }
  load();
})();
