// A report is made while its page says how far it is.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertQuiet, browser, lookAt } from './harness.mjs';

const open = browser();
const city = '/en/municipalities/port-vermeil/demo-2026';

test('a report is asked for with the keyboard, waited for, and opened', async () => {
  const page = await open();
  await page.goto(city);
  await page.getByRole('link', { name: 'Full report, PDF, Letter' }).press('Enter');
  await page.waitForURL(/\/prepare\/report-letter\.pdf$/);
  await lookAt(page, 'prepare-asked', [320, 1280], { highest: 1400 });
  await page.getByRole('button', { name: 'Make the file' }).press('Enter');
  await page.waitForURL(/ticket=/);
  const stage = page.locator('[data-stage]');
  assert.match(await stage.getAttribute('data-stage'), /waiting|working|done/);
  // The page's own script says when it is there.
  await page.locator('[data-stage="done"]').waitFor({ timeout: 120000 });
  assert.match(await page.getByRole('status').innerText(), /ready/);
  await lookAt(page, 'prepare-done', [320, 1280], { highest: 1400 });
  const file = page.getByRole('link', { name: /Open the file/ });
  const answered = await page.request.get(await file.getAttribute('href'));
  assert.equal(answered.headers()['content-type'], 'application/pdf');
  assertQuiet(page);
  await page.context().close();
});

test('without a script a link looks again, and one can leave', async () => {
  const page = await open({ javaScriptEnabled: false });
  await page.goto(`${city}/prepare/report.pdf`);
  await page.getByRole('button', { name: 'Make the file' }).press('Enter');
  await page.waitForURL(/ticket=/);
  await page.getByRole('link', { name: 'Look again' }).press('Enter');
  await page.getByRole('button', { name: 'Stop waiting' }).press('Enter');
  await page.waitForURL(/\/municipalities\/port-vermeil\/demo-2026$/);
  assert.match(await page.locator('body').innerText(), /Nobody waits for the file/);
  await page.context().close();
});
