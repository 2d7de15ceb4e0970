// A city says who may see what, without a mouse; with and without JavaScript.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertQuiet, browser, enter, lookAt } from './harness.mjs';

const open = browser();
const CITY = 'val-des-cedres';
const WAVE = 'demo-2026';
const CONSENT = `/fr/questionnaires/${CITY}/${WAVE}/consentement`;
const RESULT = `/fr/municipalites/${CITY}/${WAVE}`;
const WIDTHS = [320, 1280];

async function signIn(page, name) {
  await page.goto('/fr/connexion?next=%2Ffr%2Fquestionnaires');
  await enter(page, name);
  await page.waitForURL(/\/fr\/(questionnaires|suivi)?$/);
}

async function look(page, name, scripted) {
  if (!scripted) return;
  // Short enough to be read in a meeting, also on a telephone.
  await lookAt(page, name, WIDTHS, { highest: 3800 });
}

/** What everybody gets now. */
async function status(path) {
  const answer = await fetch(`${open.service.address}${path}`);
  await answer.arrayBuffer();
  return answer.status;
}

for (const scripted of [true, false]) {
  const way = scripted ? 'with' : 'without';
  test(`what a city allows is shown, and gone once it is taken back, ${way} JavaScript`, async () => {
    const options = { locale: 'fr-CA', javaScriptEnabled: scripted };
    const page = await open(options);
    await signIn(page, 'coordination');
    await page.goto(CONSENT);
    if (await page.getByRole('button', { name: 'Tout retirer' }).count()) {
      await page.getByRole('button', { name: 'Tout retirer' }).press('Enter');
      await page.getByText('Tout est retiré.').waitFor();
    }
    assert.equal(await status(RESULT), 404);
    await look(page, 'consent-nothing-fr', scripted);

    // Scores alone go with being counted; what is wrong is told where it is.
    const everybody = page.getByRole('group', { name: 'Tout le monde' });
    await everybody.getByLabel('Nos scores sont montrés').press('Space');
    await page.getByLabel('Conseil municipal').press('Space');
    await page.getByRole('button', { name: 'Enregistrer' }).press('Enter');
    await page.locator('.errors').waitFor();
    assert.equal(await page.locator('.errors li').count(), 3);
    await look(page, 'consent-refused-fr', scripted);
    // Chromium writes the status of a page that was refused on purpose.
    page.consoleErrors.length = 0;
    assert.equal(await status(RESULT), 404);

    await everybody.getByLabel('Nos scores comptent dans les moyennes').press('Space');
    await page.fill('#resolution', `CM-2026-${way}`);
    await page.fill('#decided-on', '2026-02-03');
    await page.getByRole('button', { name: 'Enregistrer' }).press('Enter');
    await page.getByText('C’est enregistré et vaut dès maintenant.').waitFor();
    await look(page, 'consent-given-fr', scripted);
    // What was said before is folded.
    await page.locator('section[aria-labelledby="history"] summary').first().press('Enter');
    assert.match(await page.locator('section[aria-labelledby="history"]').innerText(), /Dominique Roy/);
    assert.equal(await status(RESULT), 200);
    // Its scores, not its answers.
    await page.goto(RESULT);
    await page.getByText('Cette municipalité montre ses scores, pas ses réponses.').waitFor();
    assert.equal(await status(`${RESULT}/calcul/core`), 404);

    await page.goto(CONSENT);
    await page.getByRole('button', { name: 'Tout retirer' }).press('Enter');
    await page.getByText('Tout est retiré.').waitFor();
    assert.equal(await status(RESULT), 404);
    assertQuiet(page);
    await page.context().close();
  });
}

test('a network sees who has consented to what, in both languages', async () => {
  const page = await open({ locale: 'fr-CA' });
  await page.goto('/fr/connexion?next=%2Ffr%2Fsuivi');
  await enter(page, 'reseau');
  await page.waitForURL(/\/fr\/suivi$/);
  await page.goto('/fr/suivi/demo-network/demo-open');
  await page.getByRole('link', { name: 'Qui a consenti à quoi' }).press('Enter');
  await page.waitForURL(/consentements$/);
  await look(page, 'consents-fr', true);
  await page.goto('/en/progress/demo-network/demo-open/consents');
  await look(page, 'consents-en', true);
  assertQuiet(page);
  await page.context().close();
});
