// What networks have of their own: members on a map, what waits, messages to members, ways into them.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertQuiet, browser, choose, lookAt, lookInBoth, picture, press, withoutScripts } from './harness.mjs';

const open = browser();
const somebody = (name, options) => withoutScripts(open, name, options);
const WIDTHS = [320, 1280];
const looked = (by, name, address) => lookInBoth(open, by, name, WIDTHS, { address });
const BOARD = '/fr/suivi/demo-network/demo-open';
const WAY = '/fr/parcours/val-des-cedres/demo-network';

test('the page of a network has its members on a map, in both languages', async () => {
  const page = await open({ locale: 'fr-CA' });
  await page.goto('/fr/reseaux/remiri');
  await page.locator('#figure-map').waitFor();
  await lookAt(page, 'network-map-fr', WIDTHS);
  await page.goto('/en/networks/icc');
  await lookAt(page, 'network-world-en', WIDTHS);
  assertQuiet(page);
  await page.context().close();
});

test('whoever coordinates a network looks at a message before it goes out', async () => {
  const city = await somebody('coordination');
  await city.goto('/fr/questionnaires/val-des-cedres/demo-open');
  await press(city, 'button', 'Commencer');
  await city.context().close();
  const network = await somebody('reseau');
  await network.goto(BOARD);
  await looked(network, 'board-waits');
  await press(network, 'link', 'Écrire aux membres');
  await network.waitForURL(/messages$/);
  await looked(network, 'messages');
  // Nothing is chosen: the form says so.
  await press(network, 'button', 'Voir avant d’envoyer');
  await network.getByRole('link', { name: 'Choisissez ce que vous envoyez' }).waitFor();
  await choose(network, 'radio', 'Un message à vous');
  await choose(network, 'radio', /Les membres qui n’ont pas remis/);
  await network.fill('#subject-fr', 'Rencontre du 12 mars');
  await network.fill('#text-fr', 'Bonjour à toutes et à tous,\n\nla rencontre a lieu à 10 h.');
  await press(network, 'button', 'Voir avant d’envoyer');
  await network.getByRole('heading', { name: 'Tel qu’il sera envoyé' }).waitFor();
  assert.match(await network.locator('p.letter').first().innerText(), /la rencontre a lieu à 10 h/);
  await picture(network, 'messages-preview');
  await press(network, 'button', /^Envoyer à/);
  await network.getByText('Le message est en route.').waitFor();
  await looked(network, 'messages-sent');
  await network.context().close();
});

test('a city and its network write down the way into the network', async () => {
  const city = await somebody('coordination');
  await city.goto('/fr/parcours');
  await city.selectOption('#network', 'demo-network');
  await press(city, 'button', 'Commencer');
  await city.waitForURL(new RegExp(`${WAY}$`));
  await looked(city, 'joining-begun');
  await choose(city, 'radio', 'Elle est faite');
  await city.fill('#day', '2026-01-12');
  await press(city, 'button', 'Écrire');
  await city.getByRole('link', { name: 'Choisissez qui a fait la demande' }).waitFor();
  await choose(city, 'radio', 'Le conseil');
  await city.fill('#responsible', 'Greffe');
  await press(city, 'button', 'Écrire');
  await city.getByText('L’étape est écrite.').waitFor();

  const network = await somebody('reseau');
  await network.goto('/fr/parcours');
  await looked(network, 'joinings');
  await network.goto(WAY);
  await press(network, 'link', 'Prévoir une visite');
  await looked(network, 'visit-new');
  await network.fill('#first', '2027-05-12');
  await network.fill('#last', '2027-05-13');
  await network.fill('#agenda', '9 h : mairie\n10 h : école');
  await network.fill('#participants', 'Deux experts du réseau');
  await press(network, 'button', 'Enregistrer');
  await network.getByText('La visite est enregistrée.').waitFor();
  await looked(network, 'joining');
  for (const page of [city, network]) {
    assert.deepEqual(page.foreignRequests, []);
    await page.context().close();
  }
});
