// Codes at signing in: set up, used and switched off without a mouse and without JavaScript.
import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { test } from 'node:test';
import { assertQuiet, browser, enter, hasFocus, lookAt, picture } from './harness.mjs';

const open = browser();
const WIDTHS = [320, 1280];

/** The code that an application shows (RFC 6238), now or so many steps later. */
function codeOf(secret, later = 0) {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  const bits = [...secret.replace(/\s/g, '')]
    .map((letter) => letters.indexOf(letter).toString(2).padStart(5, '0'))
    .join('');
  const key = Buffer.from(bits.match(/.{8}/g).map((byte) => parseInt(byte, 2)));
  const step = Buffer.alloc(8);
  step.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30000) + later));
  const hash = createHmac('sha1', key).update(step).digest();
  const number = hash.readUInt32BE(hash[19] & 15) & 0x7fffffff;
  return String(number % 1_000_000).padStart(6, '0');
}

async function firstStep(page, name) {
  await page.goto('/fr/connexion?next=%2Ffr%2Fcompte');
  await enter(page, name);
}

/** The check runs in the page, and needs JavaScript there. */
async function look(page, name, scripted) {
  if (!scripted) return;
  await lookAt(page, name, WIDTHS);
}

for (const [name, scripted] of [
  ['partenaire', false],
  ['reseau', true],
]) {
  const way = scripted ? 'with' : 'without';
  test(`a8 a second factor from the first code to the last, ${way} JavaScript`, async () => {
    const page = await open({ locale: 'fr-CA', javaScriptEnabled: scripted });
    await firstStep(page, name);
    await page.waitForURL(/\/fr\/compte$/);
    await page.getByRole('link', { name: 'Régler la connexion en deux étapes' }).press('Enter');
    await look(page, 'second-factor-off-fr', scripted);
    await page.getByRole('button', { name: 'La mettre en place' }).press('Enter');
    const secret = await page.locator('.secret').innerText();
    assert.ok(await page.locator('.qr svg').isVisible());
    await look(page, 'second-factor-set-up-fr', scripted);
    await page.fill('#code', '12345');
    await page.keyboard.press('Enter');
    await page.locator('.errors a').press('Enter');
    await hasFocus(page, '#code');
    assert.match(await page.title(), /^Erreur/);
    await look(page, 'second-factor-wrong-fr', scripted);
    await page.fill('#code', codeOf(secret));
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Vos codes de secours' }).waitFor();
    const codes = await page.locator('.recovery code').allInnerTexts();
    assert.equal(new Set(codes).size, 10);
    await look(page, 'recovery-codes-fr', scripted);
    await page.emulateMedia({ media: 'print' });
    await picture(page, 'recovery-codes-fr-print');
    await page.emulateMedia({ media: 'screen' });
    await page.goto('/fr/compte/deux-etapes');
    assert.ok(!(await page.content()).includes(codes[0]), 'shown once');
    await look(page, 'second-factor-on-fr', scripted);
    await page.getByRole('button', { name: 'Se déconnecter' }).press('Enter');

    await firstStep(page, name);
    await page.waitForURL(/\/fr\/connexion\/code/);
    await look(page, 'sign-in-code-fr', scripted);
    const account = await page.context().newPage();
    await account.goto('/fr/compte');
    assert.match(account.url(), /\/fr\/connexion\?next=/, 'nothing is open yet');
    await page.fill('#code', '000000');
    await page.keyboard.press('Enter');
    await page.locator('.errors').waitFor();
    await page.fill('#code', codeOf(secret, 1));
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/fr\/compte$/);
    await page.getByRole('button', { name: 'Se déconnecter' }).press('Enter');

    await firstStep(page, name);
    await page.waitForURL(/\/fr\/connexion\/code/);
    await page.fill('#code', codes[3]);
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/fr\/compte$/);
    await page.goto('/fr/compte/deux-etapes');
    await page.getByText('Il vous reste 9 codes de secours.').waitFor();
    await page.fill('#proof', codes[4]);
    await page.getByRole('button', { name: 'Désactiver' }).press('Enter');
    await page.getByText('La connexion en deux étapes est désactivée.').waitFor();
    assertQuietBut422(page);
    await page.context().close();
  });
}

/** A browser writes every 422 to its console. */
function assertQuietBut422(page) {
  page.consoleErrors = page.consoleErrors.filter((text) => !text.includes('422'));
  assertQuiet(page);
}
