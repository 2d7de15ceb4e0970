// What every journey needs: the browser, a service, a page in a language, the check for accessibility.
//
// `cargo xtask test` names the service in ICC_INDEX_BIN, a folder with its data in DATA_FOLDER, the
// browser in CHROMIUM and the folder for pictures in SCREENSHOTS.
import assert from 'node:assert/strict';
import { mkdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { after, before } from 'node:test';
import { chromium } from 'playwright-core';
import { startService } from './service.mjs';

/** Style sheets by their address, as they are given to browsers. */
const sheets = new Map();
const axePath = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

function required(name) {
  const value = process.env[name];
  assert.ok(value, `${name} is not set; run these scripts with: cargo xtask test`);
  return value;
}

/**
 * Opens one browser and one service for a file of tests and closes them after it.
 *
 * `settings` are those of the service, as for `startService`; with `service: false` the tests start
 * their own. Requests to any other host are refused and remembered: the pages may not make any.
 * Returns a function that opens a page; its options are those of `newContext`, such as
 * `javaScriptEnabled: false` or `viewport`, and `also`: addresses of other hosts that a test has
 * started. The function's `service` is the one of the file.
 */
export function browser({ settings, service = true } = {}) {
  const ready = begin();
  before(async () => {
    open.service = (await ready).service;
  });
  after(async () => {
    const { running, service } = await ready;
    await running.close();
    await service?.stop();
  });
  return open;

  async function begin() {
    const running = await chromium.launch({
      executablePath: required('CHROMIUM'),
      // Continuous integration runs as root in a container, where the sandbox cannot start.
      args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
    });
    try {
      return { running, service: service ? await startService(settings) : undefined };
    } catch (error) {
      await running.close();
      throw error;
    }
  }

  async function open({ baseURL, also = [], ...options } = {}) {
    // The files' own hooks do not wait for the one above.
    const { running, service } = await ready;
    baseURL ??= service.address;
    const context = await running.newContext({ baseURL, reducedMotion: 'reduce', ...options });
    const page = await context.newPage();
    page.foreignRequests = [];
    page.consoleErrors = [];
    page.on('console', (message) => {
      if (message.type() === 'error') page.consoleErrors.push(message.text());
    });
    await context.route('**/*', (route) => {
      const url = new URL(route.request().url());
      const known = [baseURL, ...also].map((address) => new URL(address).origin);
      if (known.includes(url.origin) || url.protocol === 'data:') {
        return route.request().resourceType() === 'stylesheet' ? withLetters(route) : route.continue();
      }
      page.foreignRequests.push(url.href);
      return route.abort();
    });
    return page;
  }
}

/**
 * A style sheet whose letters are waited for: pages leave them out where they come late, and on a
 * busy machine that would decide how wide words are.
 */
async function withLetters(route) {
  const url = route.request().url();
  // Not by the browser, whose answer would be gone with a test that ends meanwhile.
  if (!sheets.has(url)) sheets.set(url, sheetOf(url));
  return route.fulfill(await sheets.get(url));
}

async function sheetOf(url) {
  const answer = await fetch(url);
  const headers = Object.fromEntries(answer.headers);
  // What comes is unpacked already.
  for (const name of ['content-encoding', 'content-length', 'transfer-encoding']) delete headers[name];
  const body = (await answer.text()).replace('font-display: optional', 'font-display: block');
  return { status: answer.status, headers, body };
}

/** Waits until something has the focus. */
export async function hasFocus(page, selector) {
  await page.locator(`${selector}:focus`).waitFor({ state: 'attached' });
}

/** Writes who signs in, with the password of the demonstration, and sends it; the page is there. */
export async function enter(page, name) {
  await page.fill('#email', `${name}@example.org`);
  await page.fill('#password', 'harbour lantern maple');
  await page.keyboard.press('Enter');
}

/** A page in French with somebody of the demonstration signed in. */
export async function signedIn(open, name) {
  const page = await open({ locale: 'fr-CA' });
  await page.goto('/fr/connexion');
  await enter(page, name);
  await page.getByRole('button', { name: 'Se déconnecter' }).waitFor();
  return page;
}

/** Somebody of the demonstration, in a browser of his or her own, without JavaScript. */
export async function withoutScripts(open, name, options = {}) {
  const page = await open({ locale: 'fr-CA', javaScriptEnabled: false, ...options });
  page.setDefaultTimeout(10_000);
  await page.goto('/fr/connexion');
  await enter(page, name);
  await page.waitForURL(/\/fr\/compte$/);
  return page;
}

/** Presses a button or a link with the keyboard. */
export async function press(page, role, name, within = page) {
  const found = within.getByRole(role, { name }).first();
  await found.focus();
  await page.keyboard.press('Enter');
}

/** Chooses one of several, or ticks one, with the keyboard. */
export async function choose(page, role, name, within = page) {
  await within.getByRole(role, { name }).first().focus();
  await page.keyboard.press('Space');
}

/**
 * Looks at a page at every width: nothing beside the screen, accessible, a picture. `highest`: the
 * most pixels that it may be high.
 */
export async function lookAt(page, name, widths, { highest = Infinity } = {}) {
  // Words can be there before the style of the page is.
  await page.waitForLoadState();
  for (const width of widths) {
    await page.setViewportSize({ width, height: 900 });
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    assert.ok(wide <= width, `${name} is ${wide} pixels wide on a screen of ${width}`);
    const high = await page.evaluate(() => document.documentElement.scrollHeight);
    assert.ok(high < highest, `${name} is ${high} pixels high on a screen of ${width}`);
    await assertAccessible(page);
    await picture(page, `${name}-${width}`);
  }
}

/**
 * Looks at a page of somebody in both languages, in a browser that can look: the same person, with
 * scripts. `toEnglish` goes from the French page to the English one.
 */
export async function lookInBoth(open, by, name, widths, { address = by.url(), toEnglish = chooseEnglish } = {}) {
  const storageState = await by.context().storageState();
  const page = await open({ locale: 'fr-CA', storageState });
  await page.goto(address);
  await lookAt(page, `${name}-fr`, widths);
  await toEnglish(page);
  await lookAt(page, `${name}-en`, widths);
  assertQuiet(page);
  await page.context().close();
}

function chooseEnglish(page) {
  return page.getByRole('link', { name: 'English', exact: true }).click();
}

/** Fails with every violation of WCAG 2.1 A and AA that axe-core sees on the page. */
export async function assertAccessible(page) {
  // `evaluate` runs in the page's world from outside, so the page's own policy stays in force. A page
  // that is looked at again at another width has it already.
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(await readFile(axePath, 'utf8'));
  // What else it finds is not written out in full: nobody reads it, and it is most of the work.
  const found = await page.evaluate(() =>
    globalThis.axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'],
      resultTypes: ['violations'],
    }),
  );
  const told = found.violations.flatMap((rule) =>
    rule.nodes.map((node) => `${rule.id}: ${rule.help} — ${node.target.join(' ')}`),
  );
  assert.deepEqual(told, [], `${page.url()} is not accessible`);
}

/** Fails when the page asked another host for anything, or wrote errors to its console. */
export function assertQuiet(page) {
  assert.deepEqual(page.foreignRequests, [], `${page.url()} asked other hosts`);
  assert.deepEqual(page.consoleErrors, [], `${page.url()} wrote errors`);
}

/** Keeps a picture of the page for people to look at. */
export async function picture(page, name) {
  const folder = process.env.SCREENSHOTS;
  if (!folder) return;
  await mkdir(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
}
