// The end of a session: told five minutes before, with a time that the test moves.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertAccessible, assertQuiet, browser, enter, hasFocus, picture } from './harness.mjs';

const open = browser();
const MINUTE = 60 * 1000;

/** Signs in, with or without JavaScript. */
async function signIn(page, language = 'en') {
  await page.goto(language === 'fr' ? '/fr/connexion' : '/en/sign-in');
  await enter(page, 'edition');
  await page.waitForURL(language === 'fr' ? /\/fr\/compte$/ : /\/en\/account$/);
}

test('without JavaScript every page says until when', async () => {
  const page = await open({ javaScriptEnabled: false });
  await signIn(page);
  assert.match(await page.locator('.until').innerText(), /until \d+:\d\d \(E[SD]T\)/);
  assert.ok(!(await page.locator('#session').isVisible()));
  await page.goto('/en/nothing');
  assert.ok(await page.locator('.who strong').isVisible(), 'also where something went wrong');
  assert.ok(await page.getByRole('button', { name: 'Sign out' }).isVisible());
  await page.context().close();
});

for (const language of ['fr', 'en']) {
  test(`s3 a dialog comes five minutes before the end and lets one stay, in ${language}`, async () => {
    const page = await open({ viewport: { width: 320, height: 700 } });
    await page.clock.install();
    await signIn(page, language);
    await page.fill('#name', 'Typed and not sent');
    await page.focus('#name');
    await page.clock.fastForward(54 * MINUTE);
    assert.ok(!(await page.locator('#session').isVisible()), 'not too early');
    await page.clock.fastForward(2 * MINUTE);
    const dialog = page.getByRole('alertdialog');
    await dialog.waitFor();
    await hasFocus(page, '[data-part="stay"]');
    await assertAccessible(page);
    await picture(page, `session-warning-${language}-320`);
    await page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'hidden' });
    // Where one was.
    await hasFocus(page, '#name');
    assert.equal(await page.inputValue('#name'), 'Typed and not sent');
    await page.clock.fastForward(30 * MINUTE);
    assert.ok(!(await dialog.isVisible()), 'there is an hour again');
    await page.clock.fastForward(26 * MINUTE);
    await dialog.waitFor();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    assertQuiet(page);
    await page.context().close();
  });
}

test('s3 after the end the page says so, keeps what was typed, and leads back to itself', async () => {
  const page = await open({});
  await page.clock.install();
  await signIn(page);
  await page.goto('/en/account/two-step');
  await page.clock.fastForward(61 * MINUTE);
  const dialog = page.getByRole('alertdialog');
  await dialog.getByText('Your session has ended').waitFor();
  await assertAccessible(page);
  await page.keyboard.press('Escape');
  assert.ok(await dialog.isVisible(), 'nothing can be sent any more');
  const again = dialog.getByRole('link');
  assert.equal(await again.getAttribute('href'), '/en/sign-in?next=%2Fen%2Faccount%2Ftwo-step');
  await picture(page, 'session-over-en');
  await page.context().clearCookies();
  await again.press('Enter');
  await enter(page, 'edition');
  await page.waitForURL(/\/en\/account\/two-step$/);
  await page.context().close();
});

test('a session that was ended elsewhere is told when one wants to stay', async () => {
  const page = await open({});
  await page.clock.install();
  await signIn(page);
  await page.clock.fastForward(56 * MINUTE);
  const dialog = page.getByRole('alertdialog');
  await dialog.waitFor();
  await page.context().clearCookies();
  await page.keyboard.press('Enter');
  await dialog.getByText('Your session has ended').waitFor();
  await page.context().close();
});

test('a page that is used keeps the others from warning', async () => {
  const page = await open({});
  await page.clock.install();
  await signIn(page);
  await page.clock.fastForward(50 * MINUTE);
  const other = await page.context().newPage();
  await other.clock.install({ time: await page.evaluate(() => Date.now()) });
  await other.goto('/en/account');
  await page.clock.fastForward(8 * MINUTE);
  assert.ok(!(await page.getByRole('alertdialog').isVisible()));
  await page.context().close();
});
