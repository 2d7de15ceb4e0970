// The reserved space of a network: a question is asked, answered, found, marked, hidden and followed,
// with the keyboard alone and without JavaScript.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { browser, choose, lookInBoth, picture, press, withoutScripts } from './harness.mjs';

const open = browser();
const somebody = (name, options) => withoutScripts(open, name, options);
const WIDTHS = [320, 1280];
const looked = (by, name, address) => lookInBoth(open, by, name, WIDTHS, { address });
const SPACE = '/fr/reseaux/demo-network/espace';

test('an official asks the network, is answered, and says what was useful', async () => {
  const city = await somebody('coordination');
  await press(city, 'link', 'Échanges');
  await city.waitForURL(/\/fr\/espaces$/);
  await looked(city, 'spaces');
  await press(city, 'link', /Réseau interculturel du Valbois/);
  await city.waitForURL(new RegExp(`${SPACE}$`));
  await looked(city, 'space');
  await press(city, 'link', 'Commencer un sujet');
  await city.waitForURL(/espace\/nouveau$/);
  await looked(city, 'topic-new');
  await press(city, 'button', 'Publier dans l’espace');
  await city.getByRole('link', { name: 'Choisissez de quoi il s’agit' }).waitFor();
  await looked(city, 'topic-refused');
  await choose(city, 'radio', /Question au réseau/);
  await city.fill('#title', 'Comment accueillir sans bureau ?');
  await city.fill('#body', 'Nous n’avons **aucun local**.\n\n- un autobus ?\n- la bibliothèque ?');
  await city.selectOption('#about', 'W1');
  // A file that is refused loses none of what was written.
  await city.setInputFiles('#file', { name: 'plan.exe', mimeType: 'text/plain', buffer: Buffer.from('MZ') });
  await press(city, 'button', 'Publier dans l’espace');
  await city.getByRole('link', { name: /plan\.exe.*Choisissez un PDF/ }).waitFor();
  assert.equal(await city.inputValue('#title'), 'Comment accueillir sans bureau ?');
  assert.match(await city.inputValue('#body'), /la bibliothèque \?$/);
  await city.setInputFiles('#file', { name: 'Plan.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7') });
  await press(city, 'button', 'Publier dans l’espace');
  await city.getByText('Le sujet est publié dans l’espace.').waitFor();
  const topic = city.url();
  await city.getByText('Pas les personnes qui arrivent plus tard').waitFor();

  const network = await somebody('reseau');
  await network.goto(`${SPACE}?show=unread`);
  await press(network, 'link', 'Comment accueillir sans bureau ?');
  await network.waitForURL(topic);
  await network.locator('#post-1').getByRole('link', { name: 'Plan', exact: true }).waitFor();
  await network.getByText('la coordination du réseau ne garde pas de preuves').waitFor();
  await network.fill('#body', 'Deux membres accueillent à la *bibliothèque*, le samedi.');
  await press(network, 'button', 'Répondre');
  await network.getByText('Votre réponse est publiée dans l’espace.').waitFor();
  await looked(network, 'topic-coordinator');

  await city.goto(topic);
  await city.locator('#post-2').getByText('nouveau').waitFor();
  await press(city, 'button', /Cette réponse est utile/);
  await city.getByText('Réponses utiles').waitFor();
  await press(city, 'button', /J’ai lu jusqu’ici/);
  await city.getByText('C’est fait.').waitFor();
  assert.equal(await city.getByRole('button', { name: /J’ai lu/ }).count(), 0);
  await city.locator('#post-1').getByRole('link', { name: /^Modifier/ }).focus();
  await city.keyboard.press('Enter');
  // The page of the topic has a field of that name, too.
  await city.waitForURL(/\/messages\//);
  await city.fill('#body', 'Nous n’avons **aucun local** au centre.');
  await press(city, 'button', 'Enregistrer');
  await city.getByText('Le message est modifié.').waitFor();
  await looked(city, 'topic');
  await press(city, 'link', /^Modifié le/);
  await city.getByText('Version 1').waitFor();
  await looked(city, 'post');

  // Found by a plural and without the accents.
  await city.goto(SPACE);
  await city.fill('#q', 'bibliotheques');
  await city.keyboard.press('Enter');
  await city.getByText('1 sujet trouvé').waitFor();
  await looked(city, 'space-found');
  await choose(city, 'radio', 'Une fois par semaine');
  await press(city, 'button', 'Enregistrer');
  await city.getByText('Votre choix est enregistré.').waitFor();

  await network.goto(topic);
  await network.locator('#post-2 summary').focus();
  await network.keyboard.press('Enter');
  await network.locator('#post-2').getByLabel('Motif').fill('Essai de la démonstration');
  await press(network, 'button', 'Masquer le message');
  await network.getByText('C’est fait.').waitFor();
  await picture(network, 'topic-hidden');
  await city.goto(topic);
  await city.getByText(/Message masqué par la coordination du réseau/).waitFor();
  await press(network, 'button', 'Fermer le sujet');
  await network.getByText('Ce sujet est fermé').waitFor();
  for (const page of [city, network]) {
    assert.deepEqual(page.foreignRequests, []);
    await page.context().close();
  }
});

test('a partner reads nothing of a space until a topic is opened to it', async () => {
  const partner = await somebody('partenaire');
  await partner.goto('/fr/espaces');
  await partner.getByText('Vous n’êtes encore dans aucun espace.').waitFor();
  const hidden = await partner.goto(SPACE);
  assert.equal(hidden.status(), 404);
  const city = await somebody('edition');
  await city.goto(SPACE);
  await press(city, 'link', 'Une soirée d’accueil par année');
  await press(city, 'button', /^Ouvrir à/);
  await city.getByText('C’est fait.').waitFor();
  await looked(city, 'topic-opened');
  await partner.goto(SPACE);
  await partner.getByText('1 sujet', { exact: true }).waitFor();
  await press(partner, 'link', 'Une soirée d’accueil par année');
  await partner.getByText('Aussi les personnes qui arrivent plus tard').waitFor();
  assert.equal(await partner.getByRole('button', { name: 'Répondre' }).count(), 0);
  for (const page of [city, partner]) {
    assert.deepEqual(page.foreignRequests, []);
    await page.context().close();
  }
});
