// Passkeys: the browser asks the device to make one, or to sign with one. The server
// gives what is to be signed, and checks it; a form carries it there.
(() => {
  "use strict";
  const form = document.getElementById("passkey");
  if (!form || !window.PublicKeyCredential?.parseRequestOptionsFromJSON) return;
  form.hidden = false;
  const alert = document.getElementById("passkey-problem");
  const making = form.dataset.make === "1";

  const say = (text) => {
    alert.textContent = text;
    alert.hidden = false;
  };

  const sign = async () => {
    const answer = await fetch(form.dataset.begin, {
      method: "POST", headers: { Accept: "application/json" }, body: new URLSearchParams(new FormData(form)),
    });
    const begun = await answer.json();
    if (!answer.ok) return say(begun.problem ?? form.dataset.failed);
    const key = making
      ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(begun.options) })
      : await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(begun.options) });
    form.elements.namedItem("token").value = begun.token;
    form.elements.namedItem("response").value = JSON.stringify(key);
    const password = form.elements.namedItem("password");
    if (password) password.value = ""; // it was given at the first step
    form.submit();
  };

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    alert.hidden = true;
    sign().catch(() => say(form.dataset.failed));
  });
})();
