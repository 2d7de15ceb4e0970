// A review: given, questions asked, the city replies and contests, a whole section verified, accepted.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { browser, lookAt, press, withoutScripts } from './harness.mjs';

const open = browser({ settings: (address) => `[server]\npublic_url = "${address}"\n` });
const somebody = (name) => withoutScripts(open, name);
const CITY = 'val-des-cedres';
const WAVE = 'demo-open';

/** Looks at the page in a browser that can look: the same person, with scripts. */
async function looked(by, name, locale = 'fr') {
  const page = await open({
    locale: 'fr-CA',
    storageState: await by.context().storageState(),
  });
  await page.goto(by.url());
  await lookAt(page, `${name}-${locale}`, [320, 1280]);
  await page.context().close();
}

/** Answers a question of the open wave, if need be with a link that shows it. */
async function answer(page, question, value, link = '') {
  await page.goto(`/fr/questionnaires/${CITY}/${WAVE}/questions/${question}`);
  await page.locator(`input[name="${question}.answer"][value="${value}"]`).check();
  await press(page, 'button', 'Enregistrer et continuer');
  await page.waitForURL((url) => !url.pathname.endsWith(`/questions/${question}`));
  if (!link) return;
  await page.goto(`/fr/preuves/${CITY}/ajouter?wave=${WAVE}&question=${question}`);
  await page.fill('#title', link);
  await page.fill('#url', 'https://ville.example/politique');
  await page.locator('main form button').last().focus();
  await page.keyboard.press('Enter');
  await page.getByText(link).first().waitFor();
}

test('a review is given, asks, is answered, verifies, is contested and accepts, without a mouse', async () => {
  const network = await somebody('reseau');
  await network.goto('/fr/reseaux/demo-network/regle');
  await network.locator('input[name=review][value=full]').focus();
  await network.keyboard.press('Space');
  await looked(network, 'network-rule-review');
  await press(network, 'button', 'Enregistrer');
  await network.getByRole('status').waitFor();

  const city = await somebody('coordination');
  const home = `/fr/questionnaires/${CITY}/${WAVE}`;
  await city.goto(home);
  await press(city, 'button', 'Commencer');
  await city.getByRole('link', { name: 'Qui fait quoi' }).waitFor();
  await answer(city, 'C1', 'yes', 'Déclaration publique');
  await answer(city, 'C2', 'yes');
  await answer(city, 'C3', 'no');
  await city.goto(`${home}/remettre`);
  await city.fill('#name', 'Dominique Roy');
  await city.fill('#function', 'Direction générale');
  await city.locator('#agreed').check();
  await press(city, 'button', 'Remettre le questionnaire');
  await city.getByRole('status').waitFor();

  // The network gives the review.
  await network.goto(`/fr/suivi/demo-network/${WAVE}`);
  await network.goto(`/fr/revisions/${CITY}/${WAVE}/attribution`);
  await press(network, 'button', 'Confier la révision');
  await network.getByRole('link', { name: 'Choisissez une personne' }).waitFor();
  await looked(network, 'review-assign');
  await network.getByLabel('Personne').selectOption({ index: 1 });
  await press(network, 'button', 'Confier la révision');
  await network.getByText('La révision est confiée.').waitFor();

  // The reviewer looks at a section, verifies what needs no word at once, asks and refuses the rest.
  const reviewer = await somebody('revision');
  await reviewer.goto('/fr/revisions');
  await looked(reviewer, 'reviews');
  await reviewer.locator('.tasks a').first().focus();
  await reviewer.keyboard.press('Enter');
  await reviewer.waitForURL(new RegExp(`/fr/revisions/${CITY}/${WAVE}$`));
  await looked(reviewer, 'review');
  await press(reviewer, 'link', /^Engagement/);
  await reviewer.waitForURL(/show=open/);
  await looked(reviewer, 'review-section');
  await press(reviewer, 'button', 'Tout vérifier, sauf les exceptions');
  await reviewer.getByText('Les réponses sont vérifiées.').waitFor();
  const second = reviewer.locator('#C2');
  await second.getByRole('button', { name: /^Non vérifiée/ }).focus();
  await reviewer.keyboard.press('Enter');
  await reviewer.getByRole('link', { name: 'Dites pourquoi' }).waitFor();
  await reviewer.fill('#remark-C2', 'Rien ne le montre.');
  await second.getByRole('button', { name: /^Non vérifiée/ }).focus();
  await reviewer.keyboard.press('Enter');
  await reviewer.getByText('La réponse est marquée non vérifiée.').waitFor();
  await reviewer.goto(`/fr/revisions/${CITY}/${WAVE}/sections/commitment`);
  const first = reviewer.locator('#C1');
  await first.getByLabel(/^Demande courante/).selectOption('evidence-unclear');
  await first.getByRole('button', { name: /^Demander/ }).focus();
  await reviewer.keyboard.press('Enter');
  await reviewer.getByText('La question est posée.').waitFor();

  // What waits for the city is not accepted; it goes back.
  await reviewer.goto(`/fr/revisions/${CITY}/${WAVE}`);
  await press(reviewer, 'button', 'Accepter');
  await reviewer.getByRole('link', { name: /Des réponses restent à examiner/ }).waitFor();
  await press(reviewer, 'button', 'Renvoyer à la municipalité');
  await reviewer.getByText('Le questionnaire est renvoyé à la municipalité.').waitFor();

  // The city replies and contests, and hands in again.
  await city.goto(home);
  await press(city, 'link', /La révision pose/);
  await city.waitForURL(/demandes$/);
  await looked(city, 'response-requests');
  await city.fill('#remark-C1', 'À la page 12.');
  await press(city, 'button', /^Répondre/);
  await city.getByText('Votre réponse est envoyée.').waitFor();
  await city.fill('#remark-C2', 'La résolution 2024-12 le dit.');
  await press(city, 'button', /^Contester/);
  await city.getByText('La réponse est marquée contestée.').waitFor();
  await city.goto(`${home}/remettre`);
  await city.fill('#name', 'Dominique Roy');
  await city.fill('#function', 'Direction générale');
  await city.locator('#agreed').check();
  await press(city, 'button', 'Remettre le questionnaire');
  await city.getByRole('status').waitFor();

  await reviewer.goto(`/fr/revisions/${CITY}/${WAVE}/sections/commitment?show=open`);
  await reviewer.getByText('À la page 12.').waitFor();
  await reviewer.locator('#C1').getByRole('button', { name: /^Vérifiée/ }).focus();
  await reviewer.keyboard.press('Enter');
  await reviewer.getByText('La réponse est vérifiée.').waitFor();
  await reviewer.goto(`/fr/revisions/${CITY}/${WAVE}/textes`);
  await reviewer.fill('[id="narrative.body"]', 'La municipalité a adopté une déclaration publique.');
  await looked(reviewer, 'review-texts');
  await press(reviewer, 'button', 'Enregistrer');
  await reviewer.getByText('Les textes sont enregistrés.').waitFor();
  await press(reviewer, 'button', 'Accepter');
  await reviewer.getByText('Le questionnaire est accepté.').waitFor();
  await reviewer.getByText('1 contestée').waitFor();

  // The city reads what was found, in its language; the reviewer changes nothing any more.
  await city.goto(`${home}/demandes`);
  await city.getByText('La municipalité a adopté une déclaration publique.').waitFor();
  await city.getByText('Non vérifiée, contestée par la municipalité').waitFor();
  await city.goto(city.url().replace('/fr/', '/en/').replace('/demandes', '/requests'));
  await city.getByText('Not verified, contested by the municipality').waitFor();
  await looked(city, 'response-requests-final', 'en');
  for (const page of [network, city, reviewer]) {
    assert.deepEqual(page.foreignRequests, []);
    await page.context().close();
  }
});

test('a reviewer without a review sees none, and a city of others has no page', async () => {
  const editor = await somebody('edition');
  const hidden = await editor.goto('/fr/revisions');
  assert.equal(hidden.status(), 404);
  const reviewer = await somebody('revision');
  const other = await reviewer.goto(`/fr/revisions/montreal/${WAVE}`);
  assert.equal(other.status(), 404);
  await editor.context().close();
  await reviewer.context().close();
});
