// From handing in to the public page, and a correction with its erratum, without a mouse.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertQuiet, browser, lookAt, signedIn } from './harness.mjs';

const open = browser();
const CITY = 'val-des-cedres';
const WAVE = 'demo-open';
const QUESTIONNAIRE = `/fr/questionnaires/${CITY}/${WAVE}`;
const RESULT = `/fr/municipalites/${CITY}/${WAVE}`;
const WIDTHS = [320, 1280];

const person = (name) => signedIn(open, name);

async function look(page, name) {
  await lookAt(page, name, WIDTHS);
}

/** What everybody gets, once the service has looked for something new: it does so every five seconds. */
async function everybody(path, wanted) {
  const end = Date.now() + 20_000;
  for (;;) {
    const answer = await fetch(`${open.service.address}${path}`);
    const text = await answer.text();
    if (wanted(answer.status, text) || Date.now() > end) return { status: answer.status, text };
    await new Promise((done) => setTimeout(done, 500));
  }
}

async function answer(page, option) {
  await page.goto(`${QUESTIONNAIRE}/questions/C1`);
  await page.locator('input[type="radio"]').nth(option).press('Space');
  await page.locator('main form button:not(.second)').first().press('Enter');
  await page.goto(QUESTIONNAIRE);
  await page.getByRole('link', { name: 'Vérifier et remettre' }).press('Enter');
  await page.fill('#function', 'Direction générale');
  await page.locator('#agreed').press('Space');
  await page.getByRole('button', { name: 'Remettre le questionnaire' }).press('Enter');
  await page.getByText('Le questionnaire est remis.').waitFor();
}

async function publish(page) {
  await page.goto(`/fr/vagues/${WAVE}/publication`);
  await page.getByLabel('Val-des-Cèdres').press('Space');
  await page.getByRole('button', { name: 'Publier' }).press('Enter');
  await page.getByText('Les résultats sont publiés.').waitFor();
}

test('what a city hands in and allows is published, and corrected in the open', async () => {
  const city = await person('coordination');
  await city.goto(QUESTIONNAIRE);
  await city.getByRole('button', { name: 'Commencer' }).press('Enter');
  await city.waitForURL(new RegExp(`${QUESTIONNAIRE}$`));
  await answer(city, 0);
  await city.goto(`${QUESTIONNAIRE}/consentement`);
  // What was said about the last wave is shown, and said again by one press.
  const everyone = city.getByRole('group', { name: 'Tout le monde' });
  await everyone.getByLabel('Nos scores sont montrés').check();
  await look(city, 'consent-again-fr');
  await city.getByRole('button', { name: 'Le redire pour cette vague' }).press('Enter');
  await city.getByText('C’est enregistré et vaut dès maintenant.').waitFor();
  assert.equal((await everybody(RESULT, () => true)).status, 404, 'accepted is not published');

  const programme = await person('programme');
  await programme.goto('/fr/vagues');
  await programme.getByRole('link', { name: /Démonstration, vague en cours/ }).press('Enter');
  await programme.getByRole('link', { name: 'Publication' }).press('Enter');
  await look(programme, 'publication-fr');
  await programme.getByRole('button', { name: 'Publier' }).press('Enter');
  await programme.locator('.errors').waitFor();
  await look(programme, 'publication-refused-fr');
  // Chromium writes the status of a page that was refused on purpose.
  programme.consoleErrors.length = 0;
  await publish(programme);
  const first = await everybody(RESULT, (status) => status === 200);
  assert.equal(first.status, 200);

  // Its network has a mistake corrected; what is out stays until then.
  const network = await person('reseau');
  await network.goto(`/fr/vagues/${WAVE}/publication/${CITY}/correction`);
  await network.getByRole('button', { name: 'Rouvrir le questionnaire' }).press('Enter');
  await network.locator('.errors').waitFor();
  assert.equal(await network.locator('.errors a').count(), 3);
  await look(network, 'correction-refused-fr');
  network.consoleErrors.length = 0;
  await network.fill('#reason-fr', 'La première réponse était inversée.');
  await network.fill('#reason-en', 'The first answer was reversed.');
  const day = new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10);
  await network.fill('#until', day);
  await network.getByRole('button', { name: 'Rouvrir le questionnaire' }).press('Enter');
  await network.getByText('Le questionnaire est rouvert').waitFor();
  await answer(city, 1);
  assert.doesNotMatch((await everybody('/fr/errata', () => true)).text, /inversée/);
  await publish(programme);
  const errata = await everybody('/fr/errata', (_, text) => text.includes('inversée'));
  assert.match(errata.text, /Engagement/);
  const corrected = await everybody(RESULT, (_, text) => text.includes('corrigé après'));
  assert.match(corrected.text, /corrigé après sa publication/);
  assert.match((await everybody('/en/errata', () => true)).text, /The first answer was reversed/);
  await programme.goto('/fr/errata');
  await look(programme, 'errata-fr');
  await city.goto(`${QUESTIONNAIRE}/remise`);
  await look(city, 'submission-corrected-fr');
  for (const page of [city, programme, network]) {
    assertQuiet(page);
    await page.context().close();
  }
});
