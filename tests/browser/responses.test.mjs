// A questionnaire filled in by two colleagues: what is written is kept, and nothing gets lost.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertAccessible, assertQuiet, browser, picture } from './harness.mjs';

const open = browser();
const home = '/fr/questionnaires/val-des-cedres/demo-open';
const question = `${home}/questions/C2`;

async function enter(email, options) {
  const page = await open(options);
  await page.goto('/fr/connexion');
  await page.fill('#email', email);
  await page.fill('#password', 'harbour lantern maple');
  await page.keyboard.press('Enter');
  await page.waitForURL((url) => !url.pathname.includes('connexion'));
  return page;
}

/** Begins the questionnaire, unless an earlier test has. */
async function begun(options) {
  const page = await enter('coordination@example.org', options);
  await page.goto(home);
  const start = page.getByRole('button', { name: 'Commencer', exact: true });
  if (await start.count()) await start.click();
  return page;
}

test('a questionnaire can be read and filled in without a script, on a telephone and by a screen reader', async () => {
  for (const width of [320, 1280]) {
    const reader = await begun({ viewport: { width, height: 800 } });
    for (const path of [home, `${home}/sections/commitment`, question, '/fr/questionnaires']) {
      await reader.goto(path);
      const wide = await reader.evaluate(() => document.documentElement.scrollWidth);
      assert.ok(wide <= width, `${path} is ${wide} wide at ${width}`);
      await assertAccessible(reader);
      await picture(reader, `response-${path.split('/').pop()}-${width}`);
    }
    const page = await begun({ javaScriptEnabled: false, viewport: { width, height: 800 } });
    await page.goto(`${home}/questions/C3`);
    await page.getByLabel('Je ne sais pas encore').check();
    await page.getByLabel('Commentaire').fill(`sans script, ${width}`);
    await page.getByRole('button', { name: 'Enregistrer et continuer' }).click();
    assert.match(await page.textContent('.done'), /enregistrée/);
    await page.goto(`${home}/questions/C3`);
    assert.equal(await page.getByLabel('Commentaire').inputValue(), `sans script, ${width}`);
  }
});

test('what is written is kept within two seconds, said aloud, and seen by a colleague', async () => {
  const page = await begun();
  await page.goto(question);
  const words = `écrit à ${Date.now()}`;
  await page.getByLabel('Commentaire').fill(words);
  const said = page.locator('[data-saved]');
  await said.filter({ hasText: 'Enregistré à' }).waitFor({ timeout: 4000 });
  assert.equal(await said.getAttribute('role'), 'status');
  const colleague = await enter('edition@example.org');
  await colleague.goto(question);
  assert.equal(await colleague.getByLabel('Commentaire').inputValue(), words);
  assertQuiet(page);
});

test('of two colleagues the second sees both answers and keeps what he or she wants', async () => {
  const one = await begun({ javaScriptEnabled: false });
  const two = await enter('edition@example.org', { javaScriptEnabled: false });
  const path = `${home}/questions/C4`;
  await one.goto(path);
  await two.goto(path);
  await one.getByLabel('Commentaire').fill('de la coordination');
  await one.getByRole('button', { name: 'Enregistrer et continuer' }).click();
  await two.getByLabel('Commentaire').fill('de la rédaction');
  await two.getByRole('button', { name: 'Enregistrer et continuer' }).click();
  assert.match(await two.title(), /^Erreur/);
  assert.match(await two.textContent('.conflict'), /Dominique Roy.*de la coordination/s);
  assert.equal(await two.getByLabel('Commentaire').inputValue(), 'de la rédaction');
  await picture(two, 'response-conflict');
  await two.getByLabel('Commentaire').fill('de la coordination et de la rédaction');
  await two.getByRole('button', { name: 'Garder ce qui est dans le formulaire' }).click();
  await one.goto(path);
  assert.equal(await one.getByLabel('Commentaire').inputValue(), 'de la coordination et de la rédaction');
});

test('d9 text that could not be sent is offered again to the same person only, also in the other language', async () => {
  const page = await begun();
  const path = `${home}/questions/C5`;
  await page.goto(path);
  await page.route('**/brouillon', (route) => route.abort());
  const words = `hors ligne, ${Date.now()}`;
  await page.getByLabel('Commentaire').fill(words);
  await page.locator('[data-saved]').filter({ hasText: 'Pas encore enregistré' }).waitFor({ timeout: 5000 });
  await page.unroute('**/brouillon');
  await page.goto(path.replace('/fr/', '/en/'));
  await page.waitForFunction((words) => document.getElementById('C5.comment').value === words, words);
  await page.locator('[data-saved]').filter({ hasText: 'Saved at' }).waitFor({ timeout: 5000 });

  await page.route('**/draft', (route) => route.abort());
  await page.getByLabel('Comment', { exact: false }).first().fill('left behind');
  await page.locator('[data-saved]').filter({ hasText: 'Not saved yet' }).waitFor({ timeout: 5000 });
  await page.getByRole('banner').getByRole('button', { name: 'Sign out' }).click();
  const left = await page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('icc-draft')));
  assert.deepEqual(left, [], 'signing out leaves nothing behind');
});

test('d8 what the service does not take stays on the page and is sent again by itself', async () => {
  const page = await begun();
  await page.goto(`${home}/questions/C6`);
  await page.route('**/brouillon', (route) =>
    route.fulfill({ status: 503, contentType: 'application/problem+json', body: '{"code":"maintenance"}' }),
  );
  const words = `pendant l’entretien, ${Date.now()}`;
  await page.getByLabel('Commentaire').fill(words);
  await page.locator('[data-saved]').filter({ hasText: 'Pas encore enregistré' }).waitFor({ timeout: 5000 });
  assert.equal(await page.getByLabel('Commentaire').inputValue(), words);
  await page.unroute('**/brouillon');
  await page.locator('[data-saved]').filter({ hasText: 'Enregistré à' }).waitFor({ timeout: 20000 });
  await page.reload();
  assert.equal(await page.getByLabel('Commentaire').inputValue(), words);
});

test('a section that is still true is confirmed with the keyboard alone', async () => {
  const page = await begun();
  await page.goto(`${home}/sections/mediation`);
  const confirm = page.getByRole('button', { name: 'Confirmer tout le reste' });
  if (await confirm.count()) {
    await confirm.focus();
    await page.keyboard.press('Enter');
    await page.locator('.done').waitFor();
  }
  await page.goto(home);
  const task = page.getByRole('link', { name: /^Médiation/ });
  assert.match(await task.first().textContent(), /Terminé/);
});
