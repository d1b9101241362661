// What is kept on the server need not stay in the browser.
(() => {
  "use strict";
  const prefix = "yardstick draft ";
  for (const node of document.querySelectorAll("[data-forget]")) {
    try {
      if (node.dataset.forget !== "all") localStorage.removeItem(prefix + node.dataset.forget);
      else for (const key of Object.keys(localStorage)) if (key.startsWith(prefix)) localStorage.removeItem(key);
    } catch { /* no storage, nothing to forget */ }
    if (node.dataset.forget === "all" && window.indexedDB) indexedDB.deleteDatabase("yardstick voice");
  }
})();
