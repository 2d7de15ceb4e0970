// A questionnaire is looked through, signed and handed in, without a mouse; with and without JavaScript, in both
// languages. Each way has a service of its own: it is handed in once.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { assertQuiet, browser, lookAt } from './harness.mjs';
import { startService } from './service.mjs';

const open = browser({ service: false });
const CITY = 'val-des-cedres';
const WIDTHS = [320, 1280];
const services = [];
after(() => Promise.all(services.map((service) => service.stop())));

const WAYS = [
  {
    locale: 'fr-CA',
    scripted: true,
    path: `/fr/questionnaires/${CITY}/demo-open`,
    signIn: '/fr/connexion?next=%2Ffr%2Fquestionnaires',
    start: 'Commencer',
    check: 'Vérifier et remettre',
    send: 'Remettre le questionnaire',
    done: 'Le questionnaire est remis.',
    declared: 'Déclaré, sans révision',
    function: 'Direction générale',
  },
  {
    locale: 'en-CA',
    scripted: false,
    path: `/en/questionnaires/${CITY}/demo-open`,
    signIn: '/en/sign-in?next=%2Fen%2Fquestionnaires',
    start: 'Start',
    check: 'Check and hand in',
    send: 'Hand in the questionnaire',
    done: 'The questionnaire is handed in.',
    declared: 'Declared, not reviewed',
    function: 'City manager',
  },
];

async function look(page, name, scripted) {
  if (!scripted) return;
  await lookAt(page, name, WIDTHS);
}

for (const way of WAYS) {
  const { scripted } = way;
  test(`a questionnaire is handed in once (${way.locale}, ${scripted ? 'with' : 'without'} JavaScript)`, async () => {
    const service = await startService();
    services.push(service);
    const { address } = service;
    const page = await open({
      baseURL: address,
      locale: way.locale,
      javaScriptEnabled: scripted,
    });
    await page.goto(way.signIn);
    await page.fill('#email', 'coordination@example.org');
    await page.fill('#password', 'harbour lantern maple');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/questionnaires$/);
    await page.goto(way.path);
    await page.locator('form[action$="/commencer"] button, form[action$="/start"] button').press('Enter');
    await page.waitForURL(new RegExp(`${way.path}$`));

    // One question answered anew; the rest of last time stays unconfirmed.
    await page.goto(`${way.path}/questions/C1`);
    await page.locator('input[type="radio"]').first().check();
    await page.locator('main form button:not(.second)').first().press('Enter');
    await page.goto(way.path);
    await page.getByRole('link', { name: way.check }).press('Enter');
    await look(page, 'submission-check-fr', scripted);
    const losses = page.locator('section[aria-labelledby="losses"] summary');
    assert.ok((await losses.count()) >= 1);

    // A section is looked through, and one comes back.
    await page.locator('section[aria-labelledby="sections"] a').first().press('Enter');
    await look(page, 'submission-section-fr', scripted);
    await page.getByRole('link', { name: new RegExp(way.check.slice(-8), 'i') }).last().press('Enter');

    // What is missing is told, and what was typed stays.
    assert.notEqual(await page.inputValue('#name'), '');
    await page.getByRole('button', { name: way.send }).press('Enter');
    await page.locator('.errors').waitFor();
    assert.equal(await page.locator('.errors a').count(), 2);
    await look(page, 'submission-refused-fr', scripted);
    page.consoleErrors.length = 0;
    await page.fill('#function', way.function);
    await page.check('#agreed');
    await page.getByRole('button', { name: way.send }).press('Enter');
    await page.getByText(way.done).waitFor();
    assert.match(await page.locator('main').innerText(), new RegExp(way.declared));
    await look(page, 'submission-fr', scripted);

    // The full copy is a PDF in the language in which it was handed in.
    const copy = page.locator('a[href$="/copy-letter.pdf"]');
    const answer = await page.request.get(new URL(await copy.getAttribute('href'), address).href);
    assert.equal(answer.status(), 200);
    assert.match(answer.headers()['content-disposition'], new RegExp(`-1-${way.locale.slice(0, 2)}\\.pdf`));
    assert.equal((await answer.body()).subarray(0, 5).toString(), '%PDF-');

    // From now on nothing can be changed, and the page from before hands in nothing again.
    await page.goto(`${way.path}/questions/C1`);
    assert.equal(await page.locator('main form button').count(), 0);
    await page.goto(way.path);
    await look(page, 'submission-home-fr', scripted);
    assertQuiet(page);
    await page.context().close();
  });
}
