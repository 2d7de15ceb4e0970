// Looks every second and a half how far a file is, and shows that in the place of what stood there.
//
// Without this the page has a link that does the same.
(() => {
  'use strict';
  const EVERY = 1500;
  const UNDER_WAY = ['waiting', 'working'];
  const place = () => document.querySelector('[data-stage]');
  const text = (part) => part.querySelector('[role="status"]').textContent;

  async function look() {
    const now = place();
    if (!now || !UNDER_WAY.includes(now.dataset.stage)) return;
    try {
      const answered = await fetch(location.href, { signal: AbortSignal.timeout(10 * EVERY) });
      if (!answered.ok) throw new Error(String(answered.status));
      const next = new DOMParser().parseFromString(await answered.text(), 'text/html').querySelector('[data-stage]');
      if (!next) return;
      if (next.dataset.stage === now.dataset.stage) {
        // What is being used stays: only words and numbers are renewed.
        const said = now.querySelector('[role="status"]');
        if (said.textContent !== text(next)) said.textContent = text(next);
        const bar = now.querySelector('progress');
        if (bar) bar.value = next.querySelector('progress').value;
      } else {
        const within = now.contains(document.activeElement);
        const said = now.querySelector('[role="status"]');
        // The same element says the new words, so that they are read aloud.
        said.textContent = text(next);
        next.querySelector('[role="status"]').replaceWith(said);
        now.replaceChildren(...next.childNodes);
        now.dataset.stage = next.dataset.stage;
        if (within) now.querySelector('a, button').focus();
      }
    } catch {
      // The next look may succeed; the link is there all the while.
    }
    setTimeout(look, EVERY);
  }

  setTimeout(look, EVERY);
})();
