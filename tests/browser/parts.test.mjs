// A questionnaire is divided: given, handed back, returned, handed back again, accepted.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertQuiet, browser, lookAt, press, withoutScripts } from './harness.mjs';

const open = browser();
const somebody = (name, options) => withoutScripts(open, name, options);
const WIDTHS = [320, 1280];
const HOME = '/fr/questionnaires/val-des-cedres/demo-open';

/** Looks at the page in a browser that can look: the same person, with scripts. */
async function looked(by, name) {
  const page = await open({ locale: 'fr-CA', storageState: await by.context().storageState() });
  await page.goto(by.url());
  await lookedAt(page, name);
  assertQuiet(page);
  await page.context().close();
}

async function lookedAt(page, name) {
  await lookAt(page, `${name}-fr`, WIDTHS);
}

test('a part goes from hand to hand, without a mouse and without JavaScript', async () => {
  const coordinator = await somebody('coordination');
  await coordinator.goto(HOME);
  await press(coordinator, 'button', 'Commencer');
  await coordinator.getByRole('link', { name: 'Qui fait quoi' }).waitFor();
  await looked(coordinator, 'response-ways');
  await coordinator.goto(`${HOME}/confier/section/education`);
  await looked(coordinator, 'part-give');
  // Nobody is chosen: the form says so and keeps what was typed.
  await coordinator.fill('#instruction', 'Voir avec le centre de services scolaire.');
  await press(coordinator, 'button', 'Confier la partie');
  await coordinator.getByRole('link', { name: 'Choisissez une personne, ou entrez un courriel' }).waitFor();
  assert.match(await coordinator.inputValue('#instruction'), /centre de services/);
  await coordinator.fill('#email', 'edition@example.org');
  await press(coordinator, 'button', 'Confier la partie');
  await coordinator.getByText('La partie est confiée.').waitFor();
  await looked(coordinator, 'parts');

  const editor = await somebody('edition');
  const hidden = await editor.goto(`${HOME}/sections/commitment`);
  assert.equal(hidden.status(), 404, 'what was not given does not exist');
  const given = await editor.goto(`${HOME}/sections/education`);
  assert.equal(given.status(), 200);
  await editor.goto(`${HOME}/parties?show=mine`);
  await editor.locator('.tasks a').first().focus();
  await editor.keyboard.press('Enter');
  await editor.waitForURL(/parties\/[0-9a-f-]+$/);
  await editor.getByText('Voir avec le centre de services scolaire.').waitFor();
  await looked(editor, 'part-own');
  await press(editor, 'button', 'Remettre la partie');
  await editor.getByText('La partie est remise.').waitFor();

  await coordinator.goto(`${HOME}/parties?show=handed-back`);
  await coordinator.locator('.tasks a').first().focus();
  await coordinator.keyboard.press('Enter');
  await press(coordinator, 'button', 'Renvoyer');
  await coordinator.getByRole('link', { name: 'Dites pourquoi, ou ce qui reste à faire' }).waitFor();
  await coordinator.fill('#remark', 'Ajoutez le lien.');
  await press(coordinator, 'button', 'Renvoyer');
  await coordinator.getByText('La partie est renvoyée.').waitFor();

  await editor.goto(`${HOME}/parties?show=returned`);
  await editor.locator('.tasks a').first().focus();
  await editor.keyboard.press('Enter');
  await editor.getByText('Ajoutez le lien.').waitFor();
  await press(editor, 'button', 'Remettre la partie');
  await editor.getByText('La partie est remise.').waitFor();

  await coordinator.goto(`${HOME}/parties?show=handed-back`);
  await coordinator.locator('.tasks a').first().focus();
  await coordinator.keyboard.press('Enter');
  await looked(coordinator, 'part-handed-back');
  await press(coordinator, 'button', 'Accepter');
  await coordinator.getByText('La partie est acceptée.').waitFor();

  // More time: asked for by the city, granted by the network.
  await coordinator.goto(`${HOME}/prolongation`);
  const latest = await coordinator.getAttribute('#until', 'max');
  await coordinator.fill('#until', latest);
  await coordinator.fill('#reason', 'Le conseil siège en avril.');
  await press(coordinator, 'button', 'Envoyer la demande');
  await coordinator.getByText('La demande est partie.').waitFor();
  await looked(coordinator, 'extension');
  const network = await somebody('reseau');
  await network.goto('/fr/suivi');
  await looked(network, 'boards');
  await network.goto('/fr/suivi/demo-network/demo-open');
  await looked(network, 'board');
  await network.getByLabel('Accorder').first().focus();
  await network.keyboard.press('Space');
  await press(network, 'button', 'Envoyer la décision');
  await network.getByText('La décision est enregistrée').waitFor();
  for (const page of [coordinator, editor, network]) {
    assert.deepEqual(page.foreignRequests, []);
    await page.context().close();
  }
});

test('pages for waves and rules of networks are accessible', async () => {
  const page = await somebody('programme', { javaScriptEnabled: true });
  const addresses = {
    waves: '/fr/vagues',
    'wave-new': '/fr/vagues/nouvelle',
    'wave-edit': '/fr/vagues/demo-open/modifier',
    'network-rules': '/fr/reseaux/regles',
    'network-rule': '/fr/reseaux/demo-network/regle',
  };
  for (const [name, address] of Object.entries(addresses)) {
    assert.equal((await page.goto(address)).status(), 200, name);
    await lookedAt(page, name);
  }
  await page.goto('/fr/vagues/nouvelle');
  await press(page, 'button', 'Créer la vague');
  await page.getByRole('link', { name: 'Entrez le code' }).waitFor();
  await lookedAt(page, 'wave-refused');
  assertQuiet(Object.assign(page, { consoleErrors: page.consoleErrors.filter((e) => !e.includes('422')) }));
  await page.context().close();
});
