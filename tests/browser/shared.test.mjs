// Somebody reads what municipalities show to a network and not to everybody, without a mouse.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertQuiet, browser, enter, lookAt } from './harness.mjs';

const open = browser();
const WIDTHS = [320, 768, 1280];

async function look(page, name) {
  await lookAt(page, name, WIDTHS);
}

/** What everybody gets. */
async function status(path) {
  const answer = await fetch(`${open.service.address}${path}`, { redirect: 'manual' });
  await answer.arrayBuffer();
  return answer.status;
}

test('the people of a network read what is reserved for them, and nobody else does', async () => {
  const page = await open({ locale: 'fr-CA' });
  await page.goto('/fr/connexion?next=%2Ffr%2Fpartage');
  await enter(page, 'reseau');
  await page.waitForURL(/\/fr\/partage$/);
  await look(page, 'shared-fr');

  const result = page.getByRole('link', { name: /^Roche-Tournante, 2026/ });
  await result.press('Enter');
  await page.waitForURL(/\/partage\/network-demo-network\/roche-tournante\/demo-2026$/);
  await page.getByText('Réservé. Vous lisez à ce titre').waitFor();
  await look(page, 'shared-city-fr');
  assert.equal(await status('/fr/municipalites/roche-tournante/demo-2026'), 404);
  assert.equal(await status(new URL(page.url()).pathname), 303);

  await page.goto('/en/shared');
  await look(page, 'shared-en');
  // Its answers are for the network, its scores for everybody.
  await page.getByRole('link', { name: /^Plaine-aux-Oies, 2026/ }).press('Enter');
  await page.waitForURL(/plaine-aux-oies/);
  await page.getByRole('link', { name: /calculat/i }).first().press('Enter');
  await page.waitForURL(/\/calculation\//);
  await page.getByText('Reserved. You are reading as').waitFor();
  await look(page, 'shared-calculation-en');
  assertQuiet(page);
  await page.context().close();
});
