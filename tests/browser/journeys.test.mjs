// A whole wave and the next one, as people of several cities and networks live it: in either language
// and without a mouse. Three colleagues fill in, two of them at the same answer, one by workbook; a
// reviewer asks and verifies; the city consents; the result is published; a year later nothing has
// changed.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { assertQuiet, browser, lookAt } from './harness.mjs';
import { startService } from './service.mjs';
import { answered } from './workbook.mjs';

const open = browser({ service: false });
const CITY = 'val-des-cedres';
const WAVE = 'demo-open';
const NETWORK = 'demo-network';

const LANGUAGES = {
  fr: {
    signIn: '/fr/connexion', home: '/fr/questionnaires', hand: 'remettre', requests: 'demandes', import: 'classeur/importer',
    workbook: 'classeur', still: 'toujours-vrai', consent: 'consentement', last: 'derniere-fois', people: '/fr/personnes',
    outbox: '/fr/courriels', waves: '/fr/vagues', newWave: '/fr/vagues/nouvelle', edit: 'modifier', rule: `/fr/reseaux/${NETWORK}/regle`,
    reviews: '/fr/revisions', assignment: 'attribution', evidence: `/fr/preuves/${CITY}/ajouter`, cities: '/fr/municipalites',
    no: 'Non', draft: 'brouillon', everyone: 'Tout le monde', scores: 'Nos scores sont montrés', here: /est aussi sur cette question/,
  },
  en: {
    signIn: '/en/sign-in', home: '/en/questionnaires', hand: 'hand-in', requests: 'requests', import: 'workbook/import',
    workbook: 'workbook', still: 'still-true', consent: 'consent', last: 'last-time', people: '/en/people',
    outbox: '/en/outbox', waves: '/en/waves', newWave: '/en/waves/new', edit: 'edit', rule: `/en/networks/${NETWORK}/rule`,
    reviews: '/en/reviews', assignment: 'assignment', evidence: `/en/evidence/${CITY}/add`, cities: '/en/municipalities',
    no: 'No', draft: 'draft', everyone: 'Everybody', scores: 'Our scores are shown', here: /is on this question too/,
  },
};

/** A journey in one language, with a service of its own. */
class Journey {
  constructor(language, address) {
    Object.assign(this, { language, address, at: LANGUAGES[language], home: `${LANGUAGES[language].home}/${CITY}/${WAVE}` });
  }

  async person(name, password = 'harbour lantern maple') {
    const page = await open({ baseURL: this.address, locale: `${this.language}-CA`, viewport: { width: 1280, height: 900 } });
    page.setDefaultTimeout(30_000);
    await page.goto(this.at.signIn);
    await page.fill('#email', `${name}@example.org`);
    await page.fill('#password', password);
    await page.keyboard.press('Enter');
    await page.locator('header [data-sign-out]').waitFor();
    return page;
  }

  /** Nothing on the page is inaccessible, or wider than a telephone. */
  async look(page, name) {
    await lookAt(page, `journey-${name}-${this.language}`, [320, 768, 1280]);
  }

  question(code) {
    return `${this.home}/questions/${code}`;
  }

  async handIn(page, name) {
    await page.goto(`${this.home}/${this.at.hand}`);
    await page.fill('#name', 'Dominique Roy');
    await page.fill('#function', 'Direction générale');
    await page.locator('#agreed').press('Space');
    await this.look(page, name);
    await page.locator('form:has(#agreed) button').press('Enter');
    await page.locator('.done').waitFor();
  }

  /** What everybody gets, once the service has looked for something new: it does so every five seconds. */
  async published(path) {
    const end = Date.now() + 30_000;
    for (;;) {
      const answer = await fetch(`${this.address}${path}`);
      if (answer.status === 200 || Date.now() > end) return answer.status;
      await new Promise((done) => setTimeout(done, 500));
    }
  }
}

/** A third colleague is invited, and comes. */
async function invited(journey, coordinator) {
  const { at } = journey;
  await coordinator.goto(at.people);
  await coordinator.fill('#email', 'troisieme@example.org');
  await coordinator.keyboard.press('Enter');
  await coordinator.locator('.done').waitFor();
  const programme = await journey.person('programme');
  let link;
  for (let tries = 0; !link && tries < 100; tries += 1) {
    await programme.goto(at.outbox);
    const texts = await programme.locator('pre').allTextContents();
    link = texts.join('\n').match(/http\S+\/invitation\?token=[0-9a-f]+/)?.[0];
  }
  assert.ok(link, 'the invitation is among the mails');
  const third = await open({ baseURL: journey.address, locale: `${journey.language}-CA` });
  await third.goto(link);
  await third.fill('#name', 'Noor Haddad');
  await third.fill('#password', 'quatre phares tranquilles');
  await third.keyboard.press('Enter');
  await third.locator('header [data-sign-out]').waitFor();
  await third.context().close();
  return programme;
}

/** Three colleagues: two at one answer, one with a workbook. */
async function filledIn(journey, coordinator, editor, third) {
  const { at, home } = journey;
  const comment = '[name="C2.comment"]';
  await coordinator.goto(journey.question('C2'));
  await editor.goto(journey.question('C2'));
  // With a script each hears that the other is there.
  await coordinator.keyboard.press('Shift');
  await editor.locator('.company').filter({ hasText: at.here }).waitFor();
  await journey.look(editor, 'company');
  for (const page of [coordinator, editor]) await page.route(`**/${at.draft}`, (route) => route.abort());
  await coordinator.fill(comment, 'de la coordination');
  await coordinator.locator('form#answers button[value=section]').press('Enter');
  await coordinator.locator('.done').waitFor();
  await editor.fill(comment, 'de la rédaction');
  await editor.locator('form#answers button[value=section]').press('Enter');
  await editor.locator('.conflict').waitFor();
  await journey.look(editor, 'conflict');
  await editor.fill(comment, 'de la coordination et de la rédaction');
  await editor.locator('form#answers .save button').press('Enter');
  await editor.locator('.done').waitFor();
  for (const page of [coordinator, editor]) {
    await page.unroute(`**/${at.draft}`);
    // Chromium writes the status of what was refused on purpose.
    page.consoleErrors.length = 0;
  }
  await coordinator.goto(journey.question('C2'));
  assert.equal(await coordinator.inputValue(comment), 'de la coordination et de la rédaction');

  await coordinator.goto(journey.question('C1'));
  await coordinator.locator('[name="C1.answer"][value=yes]').press('Space');
  await coordinator.locator('button[value=evidence]').press('Enter');
  await coordinator.fill('#title', 'Déclaration publique');
  await coordinator.fill('#url', 'https://ville.example/declaration');
  await journey.look(coordinator, 'evidence');
  await coordinator.locator('main form button').last().press('Enter');
  await coordinator.locator('.done').waitFor();

  // A section by workbook: taken along, filled in elsewhere, tried, written.
  await third.goto(home);
  const taking = third.waitForEvent('download');
  await third.locator(`a[href$="/${at.workbook}"]`).press('Enter');
  const bytes = await readFile(await (await taking).path());
  await third.goto(`${home}/${at.import}`);
  const buffer = answered(bytes, { L3: at.no, L5: at.no });
  await third.setInputFiles('#file', { name: 'langue.xlsx', mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', buffer });
  await third.locator('button[value=try]').press('Enter');
  await third.locator('button[value=apply]').waitFor();
  await journey.look(third, 'workbook');
  await third.locator('button[value=apply]').press('Enter');
  await third.locator('.done').waitFor();
  await third.goto(journey.question('L5'));
  assert.ok(await third.locator('[name="L5.answer"][value=no]').isChecked());
}

/** A reviewer asks, gets an answer, verifies and accepts. */
async function reviewed(journey, coordinator) {
  const { at, home } = journey;
  const network = await journey.person('reseau');
  await network.goto(`${at.reviews}/${CITY}/${WAVE}/${at.assignment}`);
  await network.locator('main select').selectOption({ index: 1 });
  await journey.look(network, 'assignment');
  await network.locator('main form button').first().press('Enter');
  await network.locator('.done').waitFor();
  await network.context().close();

  const reviewer = await journey.person('revision');
  const section = `${at.reviews}/${CITY}/${WAVE}/sections/commitment`;
  await reviewer.goto(section);
  await reviewer.fill('#remark-C1', 'Depuis quand ?');
  await journey.look(reviewer, 'review-section');
  await reviewer.locator('#C1 button[value=ask]').press('Enter');
  await reviewer.locator('.done').waitFor();
  await reviewer.goto(`${at.reviews}/${CITY}/${WAVE}`);
  await journey.look(reviewer, 'review');
  await reviewer.locator('main form button[value=return]').press('Enter');
  await reviewer.locator('.done').waitFor();

  await coordinator.goto(`${home}/${at.requests}`);
  await coordinator.fill('#remark-C1', 'Depuis le 3 mai.');
  await journey.look(coordinator, 'requests');
  await coordinator.locator('#C1 button[value=reply]').press('Enter');
  await coordinator.locator('.done').waitFor();
  await journey.handIn(coordinator, 'hand-in-again');

  await reviewer.goto(section);
  await reviewer.getByText('Depuis le 3 mai.').waitFor();
  await reviewer.locator('#C1 button[value=verify]').press('Enter');
  await reviewer.locator('.done').waitFor();
  // What else has changed is seen, with a word for what nothing shows.
  await reviewer.goto(`${at.reviews}/${CITY}/${WAVE}`);
  const links = reviewer.locator('main .tasks a');
  const sections = await links.evaluateAll((all) => all.map((link) => link.getAttribute('href').split('?')[0]));
  for (const path of sections) {
    for (;;) {
      await reviewer.goto(`${path}?show=open`);
      const form = reviewer.locator('form:has(button[value=verify])').first();
      if (!(await form.count())) break;
      await form.locator('textarea').fill('Vu au procès-verbal.');
      await form.locator('button[value=verify]').press('Enter');
      await reviewer.locator('.done').waitFor();
    }
  }
  await reviewer.goto(`${at.reviews}/${CITY}/${WAVE}`);
  await reviewer.locator('main form button[value=accept]').press('Enter');
  await reviewer.locator('.done').waitFor();
  await journey.look(reviewer, 'accepted');
  await reviewer.context().close();
}

/** The next wave, a year later as far as the questionnaire is concerned: nothing has changed. */
async function nextWave(journey, programme, coordinator) {
  const { at } = journey;
  const day = (days) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
  // The demonstration opens its wave on the day on which it is set up; here it was before today.
  await programme.goto(`${at.waves}/${WAVE}/${at.edit}`);
  await programme.fill('#first', day(-30));
  await programme.locator('main form button').press('Enter');
  const sure = programme.locator('[name=sure]');
  await programme.locator('.done, [name=sure]').first().waitFor();
  if (await sure.count()) {
    await sure.press('Space');
    await programme.locator('main form button').press('Enter');
    await programme.locator('.done').waitFor();
  }
  programme.consoleErrors.length = 0;
  await programme.goto(at.newWave);
  const year = new Date().getFullYear() + 1;
  for (const [field, value] of Object.entries({ code: 'next', 'name-fr': 'Vague suivante', 'name-en': 'Next wave', year: String(year), first: day(0), last: day(60) })) {
    await programme.fill(`[id="${field}"]`, value);
  }
  const asks = programme.locator('#asks');
  if (!(await asks.inputValue())) await asks.selectOption({ index: 1 });
  await programme.locator(`[name=networks][value="${NETWORK}"]`).press('Space');
  await journey.look(programme, 'new-wave');
  await programme.locator('main form button').press('Enter');
  await programme.locator('.done').waitFor();

  await coordinator.goto(at.home);
  let actions = 0;
  const act = async (locator, key = 'Enter') => {
    await locator.press(key);
    actions += 1;
  };
  await act(coordinator.locator('.tasks a[href$="/next"], main a[href$="/next"]').first());
  await coordinator.locator('main form button').first().waitFor();
  await journey.look(coordinator, 'next-before');
  await act(coordinator.locator('main form button').first());
  await coordinator.locator(`a[href$="/${at.still}"]`).waitFor();
  await journey.look(coordinator, 'next-home');
  await act(coordinator.locator(`a[href$="/${at.still}"]`));
  await act(coordinator.locator('main form button'));
  await coordinator.locator('.done').waitFor();
  await act(coordinator.locator(`a[href$="/${at.hand}"]`));
  if (!(await coordinator.inputValue('#name'))) {
    await coordinator.fill('#name', 'Dominique Roy');
    actions += 1;
  }
  await coordinator.fill('#function', 'Direction générale');
  actions += 1;
  await act(coordinator.locator('#agreed'), 'Space');
  await act(coordinator.locator('form:has(#agreed) button'));
  await coordinator.locator('.done').waitFor();
  await journey.look(coordinator, 'next-handed-in');
  assert.ok(actions < 15, `${actions} actions`);
  await coordinator.goto(`${at.home}/${CITY}/next/${at.last}`);
  assert.match(await coordinator.locator('main').innerText(), /Depuis quand \?/, 'the last remark is known');
  await journey.look(coordinator, 'last-time');
}

for (const language of Object.keys(LANGUAGES)) {
  test(`a wave from the first answer to the public page, and the next one, in ${language}`, { timeout: 600_000 }, async () => {
    const service = await startService((address) => `[server]\npublic_url = "${address}"\n`);
    const { address } = service;
    try {
      const journey = new Journey(language, address);
      const { at, home } = journey;
      const coordinator = await journey.person('coordination');
      const network = await journey.person('reseau');
      await network.goto(at.rule);
      await network.locator('input[name=review][value=change]').press('Space');
      await network.locator('main form button').press('Enter');
      await network.locator('.done').waitFor();
      await network.context().close();
      const programme = await invited(journey, coordinator);
      await coordinator.goto(home);
      await journey.look(coordinator, 'before');
      await coordinator.locator('main form button').press('Enter');
      await coordinator.locator('.tasks').first().waitFor();
      await journey.look(coordinator, 'home');
      const editor = await journey.person('edition');
      const third = await journey.person('troisieme', 'quatre phares tranquilles');
      await filledIn(journey, coordinator, editor, third);

      if (language === 'en') {
        // The network wants every text in French; what was written on an English page is English.
        await editor.goto(`${home}/translations/fr`);
        await editor.fill('[name="C2.comment"]', 'de la coordination et de la rédaction');
        await editor.locator('[name="C2.finished"]').press('Space');
        await journey.look(editor, 'translation');
        await editor.locator('main form button').press('Enter');
        await editor.locator('.done').waitFor();
      }
      // What is still true is confirmed at once, and all of it handed in.
      await coordinator.goto(`${home}/${at.still}`);
      await journey.look(coordinator, 'still-true');
      await coordinator.locator('main form button').press('Enter');
      await coordinator.locator('.done').waitFor();
      await journey.handIn(coordinator, 'hand-in');
      await reviewed(journey, coordinator);

      await coordinator.goto(`${home}/${at.consent}`);
      await coordinator.getByRole('group', { name: at.everyone }).getByLabel(at.scores).check();
      await journey.look(coordinator, 'consent');
      await coordinator.locator('main form button:not(.second)').first().press('Enter');
      await coordinator.locator('.done').waitFor();
      await programme.goto(`${at.waves}/${WAVE}/publication`);
      await programme.locator(`[name=city][value="${CITY}"]`).press('Space');
      await journey.look(programme, 'publication');
      await programme.locator('main form button').first().press('Enter');
      await programme.locator('.done').waitFor();
      const result = `${at.cities}/${CITY}/${WAVE}`;
      assert.equal(await journey.published(result), 200);
      const reader = await open({ baseURL: address, locale: `${language}-CA` });
      await reader.goto(result);
      assert.match(await reader.locator('main').innerText(), /\d/);
      await journey.look(reader, 'result');
      await reader.context().close();

      await nextWave(journey, programme, coordinator);
      for (const page of [coordinator, editor, third, programme]) {
        assertQuiet(page);
        await page.context().close();
      }
    } finally {
      await service.stop();
    }
  });
}
