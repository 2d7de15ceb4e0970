// Questions that a network asks on its own: written and opened, answered by a town, read as results.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { browser, choose, lookInBoth, press, withoutScripts } from './harness.mjs';

const open = browser();
const somebody = (name) => withoutScripts(open, name);
const WIDTHS = [320, 1280];
const OPENED = '/fr/reseaux/demo-network/modules/3';
const ANSWERS = `${OPENED}/municipalites/val-des-cedres`;

/** So many days from today on, as a form takes a day. */
const inDays = (n) => new Date(Date.now() + n * 86_400_000).toISOString().slice(0, 10);

/** Looks at a page in both languages; where answers are written, no link leads to the other one. */
const looked = (by, name, address) => lookInBoth(open, by, name, WIDTHS, { address, toEnglish });

async function toEnglish(page) {
  await page.goto(await page.locator('link[rel=alternate][hreflang=en]').first().getAttribute('href'));
}

test('whoever coordinates a network writes a module question by question and opens it', async () => {
  const network = await somebody('reseau');
  await network.goto('/fr/suivi');
  await press(network, 'link', 'Questions des réseaux');
  await network.waitForURL(/\/fr\/modules$/);
  await looked(network, 'modules');
  await press(network, 'link', 'Nouveau module');
  await network.waitForURL(/rediger$/);
  await press(network, 'button', 'Enregistrer');
  await network.getByRole('link', { name: 'Écrivez le titre en français' }).waitFor();
  await network.fill('#title-fr', 'Accueil des familles');
  await network.fill('#title-en', 'Welcoming families');
  await network.fill('#purpose-fr', 'Préparer la rencontre du printemps.');
  await network.fill('#purpose-en', 'To prepare the meeting of spring.');
  await looked(network, 'module-words');
  await press(network, 'button', 'Enregistrer');
  await network.getByText('Le module est enregistré.').waitFor();

  await press(network, 'link', 'Ajouter une question');
  await network.fill('#question-fr', 'Qui accueille les familles qui arrivent ?');
  await network.fill('#question-en', 'Who welcomes families that arrive?');
  await choose(network, 'radio', /plusieurs réponses/, network.locator('#way'));
  await network.fill('#options', 'La municipalité | The municipality\nUn organisme | An organization\nDes bénévoles');
  await press(network, 'button', 'Enregistrer');
  await network.getByRole('link', { name: /Chaque option doit être écrite/ }).waitFor();
  await looked(network, 'module-question');
  await network.fill('#options', 'La municipalité | The municipality\nUn organisme | An organization\nDes bénévoles | Volunteers');
  await press(network, 'button', 'Enregistrer');
  await network.getByText('Les questions sont enregistrées.').waitFor();

  await press(network, 'link', 'Ajouter une question');
  await network.fill('#question-fr', 'Combien de familles l’an dernier ?');
  await network.fill('#question-en', 'How many families last year?');
  await choose(network, 'radio', /un nombre/, network.locator('#way'));
  await network.fill('#unit-fr', 'familles');
  await network.fill('#unit-en', 'families');
  await press(network, 'button', 'Enregistrer');
  await network.getByText('Les questions sont enregistrées.').waitFor();
  await press(network, 'button', 'Monter');
  await network.getByRole('heading', { level: 3, name: /Combien de familles/ }).waitFor();
  const order = await network.locator('.asked h3').allInnerTexts();
  assert.match(order[0], /Combien de familles/);
  await looked(network, 'module-draft');

  await network.fill('#first', inDays(0));
  await network.fill('#last', inDays(-1));
  await press(network, 'button', 'Ouvrir');
  await network.locator('#last-wrong').waitFor();
  await network.fill('#last', inDays(20));
  await press(network, 'button', 'Ouvrir');
  await network.getByText(/Le module est ouvert/).waitFor();
  assert.equal(new URL(network.url()).pathname, OPENED);
  await looked(network, 'module-open');
  await network.context().close();
});

test('a town finds the module in its work, answers it and hands in', async () => {
  const city = await somebody('coordination');
  await city.goto('/fr/questionnaires');
  await press(city, 'link', /Val-des-Cèdres, Accueil des familles/);
  await city.waitForURL(new RegExp(`${ANSWERS}$`));
  await looked(city, 'module-answers');
  await city.fill('#q2\\.answer', 'douze');
  await press(city, 'button', 'Enregistrer les réponses');
  await city.getByRole('link', { name: /n’est pas un nombre/ }).waitFor();
  await city.fill('#q2\\.answer', '12');
  for (const name of ['La municipalité', 'Des bénévoles']) {
    await city.getByRole('checkbox', { name, exact: true }).focus();
    await city.keyboard.press('Space');
  }
  await press(city, 'button', 'Enregistrer les réponses');
  await city.getByText('Elles ne sont pas encore remises.').waitFor();
  await press(city, 'button', 'Remettre');
  await city.getByText('Les réponses sont remises.').waitFor();
  await looked(city, 'module-handed-in');
  await city.context().close();
});

test('whoever coordinates reads the results, and members those of a closed module', async () => {
  const network = await somebody('reseau');
  await network.goto(OPENED);
  await press(network, 'link', 'Résultats');
  await network.waitForURL(/resultats$/);
  await network.getByText('Médiane : 12').waitFor();
  await looked(network, 'module-results-open');
  await press(network, 'link', 'Val-des-Cèdres');
  await network.getByText('12', { exact: true }).first().waitFor();
  await network.goto('/fr/reseaux/demo-network/modules/1');
  await looked(network, 'module-closed');
  await press(network, 'button', 'Poser de nouveau');
  await network.getByText('Un nouveau module commence avec les mêmes questions.').waitFor();

  const city = await somebody('coordination');
  await city.goto('/fr/modules');
  await looked(city, 'modules-city');
  await city.goto('/fr/reseaux/demo-network/modules/1/resultats');
  await city.getByText(/Pour qu’on ne reconnaisse aucune municipalité/).waitFor();
  await looked(city, 'module-results');
  for (const page of [city, network]) {
    assert.deepEqual(page.foreignRequests, []);
    await page.context().close();
  }
});
