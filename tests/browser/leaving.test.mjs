// Leaving the form of an answer by another way than its button: what was typed is kept.
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { assertAccessible, browser, enter, picture } from './harness.mjs';

const open = browser();
const CITY = 'val-des-cedres';
const FRENCH = `/fr/questionnaires/${CITY}/demo-open`;

before(async () => {
  const page = await signIn('coordination');
  await page.goto(FRENCH);
  await page.getByRole('button', { name: 'Commencer', exact: true }).press('Enter');
  await page.waitForURL(new RegExp(`${FRENCH}$`));
  await page.goto(`/fr/preuves/${CITY}/ajouter`);
  await page.fill('#title', 'Politique interculturelle');
  await page.fill('#url', 'https://ville.example/politique');
  await page.getByRole('button', { name: 'Garder la preuve' }).press('Enter');
  await page.getByText('La preuve est gardée.').waitFor();
  await page.context().close();
});

async function signIn(name, options = {}) {
  const page = await open({ locale: 'fr-CA', ...options });
  await page.goto('/fr/connexion?next=%2Ffr%2Fquestionnaires');
  await enter(page, name);
  await page.waitForURL(/\/fr\/questionnaires$/);
  return page;
}

for (const scripted of [true, false]) {
  const way = scripted ? 'with' : 'without';
  const questions = scripted ? ['C1', 'C2', 'C3'] : ['C4', 'C5', 'C6'];

  test(`the other language keeps what is typed, ${way} JavaScript`, async () => {
    for (const width of [320, 768, 1280]) {
      const page = await signIn('edition', { javaScriptEnabled: scripted, viewport: { width, height: 900 } });
      await page.goto(`${FRENCH}/questions/${questions[0]}`);
      const words = `écrit en français, ${width}`;
      await page.fill(`[name="${questions[0]}.comment"]`, words);
      await page.getByRole('button', { name: 'English' }).press('Enter');
      await page.waitForURL(new RegExp(`/en/questionnaires/${CITY}/demo-open/questions/${questions[0]}$`));
      assert.equal(await page.inputValue(`[name="${questions[0]}.comment"]`), words);
      assert.equal(await page.getAttribute(`[name="${questions[0]}.comment"]`, 'lang'), 'fr');
      if (scripted) {
        const wide = await page.evaluate(() => document.documentElement.scrollWidth);
        assert.ok(wide <= width, `${wide} pixels wide on a screen of ${width}`);
        await assertAccessible(page);
        await picture(page, `leaving-language-en-${width}`);
      }
      // A section has the same way.
      await page.goto(`${FRENCH}/sections/commitment`);
      await page.getByRole('button', { name: 'English' }).press('Enter');
      await page.waitForURL(/\/en\/.*\/sections\/commitment$/);
      await page.context().close();
    }
  });

  test(`attaching keeps what is typed, ${way} JavaScript`, async () => {
    const page = await signIn('edition', { javaScriptEnabled: scripted });
    const code = questions[1];
    const comment = `[name="${code}.comment"]`;
    await page.goto(`${FRENCH}/questions/${code}`);
    await page.fill(comment, `avant de joindre, ${way}`);
    await page.selectOption('#attach', { label: 'Politique interculturelle' });
    await page.getByRole('button', { name: 'Joindre', exact: true }).press('Enter');
    await page.getByText('La preuve est jointe.').waitFor();
    assert.equal(await page.inputValue(comment), `avant de joindre, ${way}`);
    await page.fill(comment, `avant d’ajouter, ${way}`);
    await page.getByRole('button', { name: 'Ajouter un lien ou un fichier et le joindre' }).press('Enter');
    await page.fill('#title', `Résolution ${way}`);
    await page.fill('#url', `https://ville.example/resolution-${way}`);
    await page.getByRole('button', { name: 'Garder la preuve' }).press('Enter');
    await page.waitForURL(new RegExp(`/questions/${code}$`));
    assert.equal(await page.inputValue(comment), `avant d’ajouter, ${way}`);
    await page.fill(comment, `avant de détacher, ${way}`);
    const detach = page.getByRole('button', { name: new RegExp(`Résolution ${way}`) });
    await detach.last().press('Enter');
    await page.locator('.done').waitFor();
    assert.equal(await page.inputValue(comment), `avant de détacher, ${way}`);
    const attached = page.locator('section[aria-labelledby="evidence"]');
    assert.match(await attached.innerText(), /Politique interculturelle/);
    if (scripted) {
      await assertAccessible(page);
      await picture(page, 'leaving-attached-fr');
    }
    await page.context().close();
  });

  test(`two who attach and write at once lose nothing, ${way} JavaScript`, async () => {
    const code = questions[2];
    const comment = `[name="${code}.comment"]`;
    const one = await signIn('edition', { javaScriptEnabled: scripted });
    const two = await signIn('coordination', { javaScriptEnabled: scripted });
    for (const page of [one, two]) await page.goto(`${FRENCH}/questions/${code}`);
    for (const page of [one, two]) {
      await page.selectOption('#attach', { label: 'Politique interculturelle' });
      await page.getByRole('button', { name: 'Joindre', exact: true }).press('Enter');
      await page.getByText('La preuve est jointe.').waitFor();
    }
    await one.fill(comment, 'de la rédaction');
    await one.getByRole('button', { name: 'Enregistrer et continuer' }).press('Enter');
    await one.locator('.done').waitFor();
    // The second one switches the language: both texts are there, in the language that was asked for.
    await two.fill(comment, 'de la coordination');
    await two.getByRole('button', { name: 'English' }).press('Enter');
    await two.locator('.conflict').waitFor();
    assert.match(await two.title(), /^Error/);
    assert.equal(await two.inputValue(comment), 'de la coordination');
    assert.match(await two.textContent('.conflict'), /de la rédaction/);
    await two.getByRole('button', { name: 'Français' }).press('Enter');
    await two.locator('html[lang="fr-CA"] .conflict').waitFor();
    assert.equal(await two.inputValue(comment), 'de la coordination');
    await one.goto(`${FRENCH}/questions/${code}`);
    assert.equal(await one.inputValue(comment), 'de la rédaction', 'the way to the other language settles nothing');
    const attached = two.locator('section[aria-labelledby="evidence"]');
    assert.match(await attached.innerText(), /Politique interculturelle/);
    for (const page of [one, two]) await page.context().close();
  });
}

test('a button waits for what is being sent, and is no conflict with it', async () => {
  const page = await signIn('edition');
  await page.goto(`${FRENCH}/questions/M1`);
  let asked;
  const begun = new Promise((resolve) => (asked = resolve));
  await page.route('**/brouillon', async (route) => {
    asked();
    await new Promise((resolve) => setTimeout(resolve, 800));
    await route.continue();
  });
  await page.fill('[name="M1.comment"]', 'le début');
  await begun;
  await page.fill('[name="M1.comment"]', 'le début et la fin');
  await page.getByRole('button', { name: 'English' }).press('Enter');
  await page.waitForURL(/\/en\/.*\/questions\/M1$/);
  assert.equal(await page.inputValue('[name="M1.comment"]'), 'le début et la fin');
  await page.context().close();
});
