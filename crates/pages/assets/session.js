// Says five minutes before it happens that a session ends, and lets the person stay.
//
// Nothing that was typed is touched. Pages in other tabs tell each other when one was used.
(() => {
  'use strict';
  const WARNING = 5 * 60 * 1000;
  const LOOK = 1000;
  const dialog = document.getElementById('session');
  if (!dialog || !dialog.showModal) return;
  const part = (name) => dialog.querySelector(`[data-part="${name}"]`);
  const opened = Date.now();
  const last = opened + Number(dialog.dataset.secondsAtMost) * 1000;
  let ends = opened + Number(dialog.dataset.seconds) * 1000;
  let shown = '';
  let dismissed = false;
  let before = null;

  const tabs = 'BroadcastChannel' in window ? new BroadcastChannel('icc-session') : null;
  const tell = () => tabs && tabs.postMessage(ends);
  if (tabs) {
    tabs.onmessage = (message) => {
      if (typeof message.data === 'number' && message.data > ends && message.data <= last + LOOK) {
        ends = message.data;
        if (shown === 'warning') hide();
      }
    };
  }

  function show(name) {
    if (shown === name) return;
    for (const other of ['warning', 'last', 'over']) part(other).hidden = other !== name;
    const id = name === 'warning' ? 'session' : `session-${name}`;
    dialog.setAttribute('aria-labelledby', `${id}-title`);
    dialog.setAttribute('aria-describedby', `${id}-text`);
    if (!dialog.open) {
      before = document.activeElement;
      dialog.showModal();
    }
    shown = name;
    const first = { warning: 'stay', last: 'close', over: 'again' }[name];
    part(first).focus();
  }

  function hide() {
    shown = '';
    dialog.close();
  }

  // Whoever was writing goes on where the dialog came up.
  dialog.addEventListener('close', () => {
    if (shown === 'last') dismissed = true;
    shown = '';
    if (before && before.isConnected) before.focus();
    before = null;
  });

  // Escape closes what can wait, and nothing else.
  dialog.addEventListener('cancel', (event) => {
    if (shown === 'over') event.preventDefault();
    if (shown === 'warning') {
      event.preventDefault();
      stay();
    }
  });

  async function stay() {
    part('failed').hidden = true;
    try {
      const answer = await fetch(dialog.dataset.stay, { method: 'POST', redirect: 'manual' });
      if (answer.type === 'opaqueredirect') {
        over();
        return;
      }
      if (!answer.ok) throw new Error(String(answer.status));
      const told = await answer.json();
      ends = Math.min(Date.now() + told.seconds * 1000, last);
      tell();
      hide();
    } catch {
      part('failed').hidden = false;
      part('stay').focus();
    }
  }

  function over() {
    const here = location.pathname + location.search;
    part('again').href = `${dialog.dataset.signIn}?next=${encodeURIComponent(here)}`;
    show('over');
  }

  part('stay').addEventListener('click', stay);
  part('close').addEventListener('click', () => dialog.close());

  function look() {
    const left = ends - Date.now();
    if (left <= 0) {
      over();
    } else if (left <= WARNING && shown === '') {
      // The last hours cannot be made longer: then it is only said.
      if (last - ends > LOOK) show('warning');
      else if (!dismissed) show('last');
    }
  }

  tell();
  setInterval(look, LOOK);
  document.addEventListener('visibilitychange', look);
})();
