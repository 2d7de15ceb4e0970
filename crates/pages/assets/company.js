// Says who else is on the same question or section now. A hint: nothing waits for it or rests on it.
//
// The page asks every half minute while somebody does something on it: whoever only left it open is
// not there, and does not keep the session from ending.
(() => {
  'use strict';
  const EVERY = 30000;
  const LASTS = 75000;
  const said = document.querySelector('[data-company]');
  if (!said) return;
  let active = true;
  let heard = 0;
  const tell = (text) => {
    // The same words are not read aloud again.
    if (said.textContent !== text) said.textContent = text;
  };

  async function look() {
    if (Date.now() - heard > LASTS) tell('');
    if (document.hidden || !active) return;
    active = false;
    try {
      const answered = await fetch(said.dataset.company, {
        method: 'POST',
        headers: { 'Content-Type': 'application/x-www-form-urlencoded', Accept: 'application/json' },
        body: new URLSearchParams(said.dataset.here),
        redirect: 'error',
        signal: AbortSignal.timeout(EVERY / 2),
      });
      if (!answered.ok) throw new Error(String(answered.status));
      const { message } = await answered.json();
      heard = Date.now();
      tell(message);
    } catch {
      tell('');
    }
  }

  for (const sign of ['input', 'keydown', 'pointerdown', 'pointermove', 'scroll']) {
    addEventListener(sign, () => (active = true), { passive: true, capture: true });
  }
  document.addEventListener('visibilitychange', () => {
    active = true;
    look();
  });
  setInterval(look, EVERY);
  look();
})();
