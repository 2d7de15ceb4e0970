// Tokens for programs: made, used by a program and ended, without a mouse and without JavaScript.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertQuiet, browser, enter, hasFocus, lookAt, picture } from './harness.mjs';

const open = browser();
const WIDTHS = [320, 1280];

/** The check runs in the page, and needs JavaScript there. */
async function look(page, name, scripted) {
  if (!scripted) return;
  await lookAt(page, name, WIDTHS);
}

for (const scripted of [false, true]) {
  const way = scripted ? 'with' : 'without';
  test(`a token from the form to its end, ${way} JavaScript`, async () => {
    const page = await open({ locale: 'fr-CA', javaScriptEnabled: scripted });
    await page.goto('/fr/connexion?next=%2Ffr%2Fcompte');
    await enter(page, 'reseau');
    await page.waitForURL(/\/fr\/compte$/);
    await page.getByRole('link', { name: 'Voir et créer des jetons' }).press('Enter');
    await look(page, 'tokens-none-fr', scripted);
    await page.getByLabel('Nombre de jours').fill('400');
    await page.getByRole('button', { name: 'Créer le jeton' }).press('Enter');
    await page.locator('.errors a').first().press('Enter');
    await hasFocus(page, '#name');
    await look(page, 'tokens-wrong-fr', scripted);
    await page.fill('#name', 'R, portable du bureau');
    await page.fill('#purpose', 'Tableau de bord du comité');
    await page.fill('#days', '30');
    await page.keyboard.press('Enter');
    const secret = (await page.locator('#secret').innerText()).trim();
    assert.match(secret, /^icc_[0-9a-f]{40}$/);
    await look(page, 'tokens-made-fr', scripted);
    await page.emulateMedia({ media: 'print' });
    await picture(page, 'tokens-made-fr-print');
    await page.emulateMedia({ media: 'screen' });

    // What the page says to try.
    const told = await page.locator('#try').innerText();
    const path = told.match(/\/api\/v1\/[^"]+/)[0];
    const address = new URL(path, page.url());
    const headers = { Authorization: `Bearer ${secret}` };
    const read = await fetch(address, { headers });
    assert.equal(read.status, 200);
    assert.equal((await read.json()).audience, address.searchParams.get('audience'));
    assert.equal((await fetch(address)).status, 401);

    await page.goto('/en/account/tokens');
    assert.ok(!(await page.content()).includes(secret), 'shown once');
    await look(page, 'tokens-en', scripted);
    await page.getByRole('button', { name: 'End R, portable du bureau' }).press('Enter');
    await page.getByText('The token is ended.').waitFor();
    assert.equal((await fetch(address, { headers })).status, 401);
    for (const language of ['fr/donnees', 'en/data']) {
      await page.goto(`/${language}/api`);
      await look(page, `api-${language.slice(0, 2)}`, scripted);
    }
    // A browser writes every 422 to its console.
    page.consoleErrors = page.consoleErrors.filter((text) => !text.includes('422'));
    assertQuiet(page);
  });
}
