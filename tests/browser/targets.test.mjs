// A city keeps what it has ticked as a target, without a mouse; with and without JavaScript.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertAccessible, assertQuiet, browser, enter, lookAt } from './harness.mjs';

const open = browser();
const WIDTHS = [320, 768, 1280];
const CITY = 'val-des-cedres';
const WAVE = 'demo-2026';

async function signedIn(options) {
  const page = await open({ locale: 'fr-CA', ...options });
  await page.goto('/fr/connexion');
  await enter(page, 'coordination');
  await page.getByRole('button', { name: 'Se déconnecter' }).waitFor();
  return page;
}

for (const scripted of [true, false]) {
  const how = scripted ? 'with' : 'without';
  test(`a target is tried, kept, changed and removed ${how} JavaScript`, async () => {
    const page = await signedIn({ javaScriptEnabled: scripted });
    const look = async (name) => {
      // The check for accessibility runs in the page.
      if (scripted) await lookAt(page, `targets-${name}`, WIDTHS);
    };
    await page.goto(`/fr/cibles/${CITY}`);
    await look('none');
    await page.locator('main a[href$="/prochains-pas"]').press('Enter');
    await page.waitForURL(/\/prochains-pas$/);
    const ticks = page.locator('input[name="plan"]');
    const code = await ticks.first().getAttribute('value');
    await page.goto(`/fr/cibles/${CITY}/nouvelle/${WAVE}?plan=${code}`);
    assert.equal(await page.locator('input[name="plan"]:checked').count(), 1);
    await look('new');

    // A name is missing: the fault leads to its field, and what was typed stays.
    await page.fill('#due', '2030-12-31');
    await page.locator('#due').press('Enter');
    const fault = page.locator('.errors a[href="#name"]');
    await fault.waitFor();
    assert.equal(await page.inputValue('#due'), '2030-12-31');
    assert.equal(await page.locator('input[name="plan"]:checked').count(), 1);
    await look('fault');
    // A browser notes every answer of 4xx on its console; this one is what the page is about.
    page.consoleErrors.length = 0;
    await fault.press('Enter');
    await page.fill('#name', 'Plan 2030');
    await page.locator('#name').press('Enter');
    await page.waitForURL(/\/fr\/cibles\/val-des-cedres\/[0-9a-f-]+$/);
    await page.getByRole('heading', { level: 1, name: /^Plan 2030/ }).waitFor();
    await look('kept');

    await page.goto(`/en/targets/${CITY}`);
    await page.getByRole('link', { name: /^Plan 2030/ }).waitFor();
    await look('list-en');
    await page.getByRole('link', { name: /^Plan 2030/ }).press('Enter');
    await page.waitForURL(/\/en\/targets\/val-des-cedres\/[0-9a-f-]+$/);
    await look('kept-en');
    await page.fill('#name', 'Plan 2031');
    await page.locator('#name').press('Enter');
    await page.getByRole('heading', { level: 1, name: /^Plan 2031/ }).waitFor();
    await page.getByRole('button', { name: 'Remove the target' }).press('Enter');
    await page.waitForURL(/\/en\/targets\/val-des-cedres$/);
    assert.equal(await page.getByRole('link', { name: /^Plan 203/ }).count(), 0);
    if (scripted) await assertAccessible(page);
    if (scripted) assertQuiet(page);
    await page.context().close();
  });
}
