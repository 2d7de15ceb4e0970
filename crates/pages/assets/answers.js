// Keeps answers while they are written. Without it every page works: the button saves.
//
// A change is sent within two seconds, with the version it starts from; what is not yet kept is
// also remembered in this browser, for this person only, and offered again after an accident. When
// a colleague was first, nothing is sent any more: the button leads to both texts.
(() => {
  'use strict';
  const DELAY = 1500;
  const AGAIN = 5000;
  const LONGEST = 20000;
  const person = document.documentElement.dataset.person;
  const said = document.querySelector('[data-saved]');
  if (!person || !said) return;

  const key = (answer) => `icc-draft ${person} ${answer.dataset.key}`;
  // What somebody else has left in this browser is nobody's business here.
  for (const known of Object.keys(localStorage)) {
    if (known.startsWith('icc-draft ') && !known.startsWith(`icc-draft ${person} `)) localStorage.removeItem(known);
  }
  // What a button has sent has arrived where the page says so, or shows it again with what is wrong.
  if (document.querySelector('.done, .errors')) {
    for (const known of Object.keys(localStorage)) {
      if (known.startsWith('icc-draft ') && JSON.parse(localStorage.getItem(known)).sent) localStorage.removeItem(known);
    }
  }
  const tell = (text, wrong) => {
    said.textContent = text;
    said.classList.toggle('wrong', Boolean(wrong));
  };

  /** Everything that is filled in for one answer, as a form sends it. */
  const contents = (answer) => {
    const fields = new URLSearchParams();
    for (const field of answer.querySelectorAll('input, textarea')) {
      if (!field.name || field.name.endsWith('.seen') || ((field.type === 'radio' || field.type === 'checkbox') && !field.checked)) continue;
      fields.append(field.name, field.value);
    }
    return fields;
  };
  const without = (fields, name) => {
    const rest = new URLSearchParams(fields);
    rest.delete(name);
    return rest.toString();
  };

  /** Words as the service keeps them: composed letters, nothing around them. */
  const plain = (text) => {
    const fields = [...new URLSearchParams(text)];
    return JSON.stringify(fields.map(([name, value]) => [name, value.normalize().replaceAll('\r\n', '\n').trim()]));
  };

  const watch = (answer) => {
    const code = answer.dataset.answer;
    const version = answer.querySelector(`[name="${code}.version"]`);
    const words = () => without(contents(answer), `${code}.version`);
    let kept = words();
    let timer = 0;
    let sending = false;
    let stopped = false;
    let pressed = null;

    const forget = () => localStorage.removeItem(key(answer));
    const remember = (sent) =>
      localStorage.setItem(key(answer), JSON.stringify({ version: version.value, words: words(), sent }));

    const fill = (text) => {
      const fields = new URLSearchParams(text);
      for (const field of answer.querySelectorAll('input, textarea')) {
        if (!field.name || field === version || field.name.endsWith('.seen')) continue;
        if (field.type === 'radio' || field.type === 'checkbox') {
          field.checked = fields.getAll(field.name).includes(field.value);
        } else {
          field.value = fields.get(field.name) ?? '';
        }
      }
    };

    const send = async () => {
      const now = words();
      if (stopped || sending || now === kept) return;
      sending = true;
      try {
        const answered = await fetch(answer.dataset.to, {
          method: 'POST',
          headers: {
            'Content-Type': 'application/x-www-form-urlencoded',
            Accept: 'application/json',
            'If-Match': `"${version.value}"`,
          },
          body: contents(answer),
          redirect: 'error',
          signal: AbortSignal.timeout(LONGEST),
        });
        const body = await answered.json();
        if (answered.ok) {
          version.value = body.version;
          kept = now;
          // Of two answers this is the one now.
          answer.querySelector(`[name="${code}.seen"]`)?.remove();
          if (words() === now) forget();
          tell(body.message);
        } else if (answered.status === 412) {
          stopped = true;
          tell(body.message, true);
        } else if (answered.status === 422) {
          // Half an answer: it is told when the button is pressed.
          kept = now;
          tell('');
        } else {
          throw new Error(String(answered.status));
        }
      } catch {
        // Out of reach, or the session has ended: it stays in this browser, and is tried again.
        tell(said.dataset.saved, true);
        timer = setTimeout(send, AGAIN);
      } finally {
        sending = false;
      }
      if (pressed) {
        // The button waited for the version that it has to start from.
        clearTimeout(timer);
        answer.closest('form').requestSubmit(pressed);
        return;
      }
      if (!stopped && words() !== kept && !timer) timer = setTimeout(send, DELAY);
    };

    answer.addEventListener('input', () => {
      remember();
      clearTimeout(timer);
      timer = setTimeout(() => {
        timer = 0;
        send();
      }, DELAY);
    });

    const earlier = JSON.parse(localStorage.getItem(key(answer)) ?? 'null');
    if (earlier && plain(earlier.words) !== plain(kept)) {
      if (earlier.version === version.value) {
        fill(earlier.words);
        answer.dispatchEvent(new Event('input'));
      } else {
        // Somebody has gone on meanwhile: both are shown when the button is pressed.
        fill(earlier.words);
        version.value = earlier.version;
        stopped = true;
      }
    } else {
      forget();
    }
    answer.closest('form').addEventListener('submit', (event) => {
      if (sending) {
        event.preventDefault();
        pressed = event.submitter;
        return;
      }
      stopped = true;
      clearTimeout(timer);
      if (words() === kept) forget();
      else remember(true);
    });
  };

  for (const answer of document.querySelectorAll('[data-answer]')) watch(answer);
})();
