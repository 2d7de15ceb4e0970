// A small town tries the index: some questions, without an account, without a mouse, and an answer
// at once. Nothing of it is kept.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { browser, lookAt } from './harness.mjs';

const open = browser();
const WIDTHS = [320, 768, 1280];
const PLACES = {
  fr: { address: '/fr/essai', home: '/fr', error: /^Erreur/ },
  en: { address: '/en/try-out', home: '/en', error: /^Error/ },
};

for (const [language, place] of Object.entries(PLACES)) {
  for (const scripted of [true, false]) {
    const way = scripted ? 'with' : 'without';
    test(`a small town does the try-out in ${language}, ${way} JavaScript`, async () => {
      const page = await open({ locale: `${language}-CA`, javaScriptEnabled: scripted });
      await page.goto(place.home);
      await page.locator(`main a[href="${place.address}"]`).press('Enter');
      await page.waitForURL(`**${place.address}`);
      // Nothing chosen: said beside the first question, to which the summary leads.
      await page.locator('main form button').press('Enter');
      await page.locator('.errors a').first().press('Enter');
      assert.match(await page.title(), place.error);
      assert.equal(await page.locator('#result').count(), 0);

      const questions = page.locator('main form fieldset');
      const number = await questions.count();
      assert.ok(number >= 15 && number <= 20, `${number} questions`);
      // The first answer to all but the last, which stays open; the second to the third.
      for (let at = 0; at < number - 1; at += 1) {
        const options = questions.nth(at).locator('input[type=radio]');
        await options.nth(0).focus();
        await page.keyboard.press('Space');
        if (at === 2) await page.keyboard.press('ArrowDown');
        assert.ok(await options.nth(at === 2 ? 1 : 0).isChecked(), `question ${at + 1}`);
      }
      await page.locator('main form button').press('Enter');
      await page.locator('#result').waitFor();
      // What was chosen is still there, and nothing else is: neither account nor cookie of a session.
      assert.equal(await page.locator('main form input:checked').count(), number - 1);
      assert.ok(await page.locator('section[aria-labelledby=result] ol li').count());
      assert.ok(await page.locator('section[aria-labelledby=result] ol a').first().isVisible());
      if (scripted) await lookAt(page, `try-out-${language}`, WIDTHS);
      await page.goto(place.address);
      assert.equal(await page.locator('main form input:checked').count(), 0, 'nothing was kept');
      // A browser writes the refused form to its console.
      assert.deepEqual(page.foreignRequests, []);
      await page.context().close();
    });
  }
}
