// What a network does together: a consensus from its proposal to its number, a meeting from its plan to its minutes.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertQuiet, browser, choose, lookAt, lookInBoth, press, withoutScripts } from './harness.mjs';

const open = browser();
const somebody = (name, options) => withoutScripts(open, name, options);
const WIDTHS = [320, 1280];
const looked = (by, name, address) => lookInBoth(open, by, name, WIDTHS, { address });
const REGISTER = '/fr/espaces/demo-network/consensus';
const MEETINGS = '/fr/espaces/demo-network/rencontres';

test('everybody sees what a network shows of its consensuses and meetings, in both languages', async () => {
  const page = await open({ locale: 'fr-CA' });
  for (const [address, name] of [
    ['/fr/reseaux/remiri/registre', 'register-remiri'],
    ['/fr/reseaux/demo-network/registre', 'register-public'],
    ['/fr/reseaux/demo-network/rencontres', 'meetings-public'],
  ]) {
    await page.goto(address);
    await lookAt(page, `${name}-fr`, WIDTHS);
    await page.getByRole('link', { name: 'English', exact: true }).click();
    await lookAt(page, `${name}-en`, WIDTHS);
  }
  await page.goto('/fr/reseaux/demo-network/registre');
  await page.locator('#adopted + ul a').first().click();
  await page.getByRole('heading', { name: 'Pour le citer' }).waitFor();
  await lookAt(page, 'consensus-public-fr', WIDTHS);
  await page.goto('/fr/reseaux/demo-network');
  await page.locator('#meetings').waitFor();
  await lookAt(page, 'network-with-meetings-fr', WIDTHS);
  assertQuiet(page);
  await page.context().close();
});

test('a network decides together: proposal, words, objection, answer, adoption', async () => {
  const title = 'Un accueil le samedi (essai)';
  const city = await somebody('edition');
  await city.goto(REGISTER);
  await looked(city, 'consensuses');
  await press(city, 'link', 'Proposer un consensus');
  await city.waitForURL(/texte$/);
  await looked(city, 'consensus-form');
  await press(city, 'button', 'Proposer');
  await city.getByRole('link', { name: 'Écrivez le texte' }).waitFor();
  await city.fill('#title', title);
  await city.fill('#words', 'Les membres ouvrent un guichet le samedi.');
  await press(city, 'button', 'Proposer');
  await city.getByText('La proposition est au registre.').waitFor();
  const address = city.url();

  const network = await somebody('reseau');
  await network.goto(REGISTER);
  await press(network, 'link', 'Dire qui y siège');
  await network.waitForURL(/pilotage$/);
  await looked(network, 'steering-committee');
  await choose(network, 'checkbox', 'Dominique Roy');
  await press(network, 'button', 'Enregistrer');
  await network.getByText('Le comité de pilotage est enregistré.').waitFor();

  const steering = await somebody('coordination');
  await steering.goto(address);
  await press(steering, 'link', 'Écrire une autre version du texte');
  await steering.fill('#words', 'Les membres ouvrent un guichet un samedi par mois.');
  await press(steering, 'button', 'Enregistrer cette version');
  await steering.getByText('Cette version du texte est enregistrée.').waitFor();
  await looked(steering, 'consensus-proposed');
  await press(steering, 'button', 'Ouvrir');
  await steering.getByText('La proposition est ouverte aux objections.').waitFor();

  await city.goto(address);
  await choose(city, 'radio', /^Une objection/);
  await city.fill('#words', 'Nous n’avons personne le samedi.');
  await press(city, 'button', 'Envoyer');
  await city.getByText('C’est envoyé.').waitFor();

  await network.goto(address);
  await press(network, 'button', 'Adopter');
  await network.getByRole('link', { name: /attend encore une réponse/ }).waitFor();
  await looked(network, 'consensus-open', address);
  await network.locator('summary', { hasText: 'Répondre' }).focus();
  await network.keyboard.press('Enter');
  await network.locator('textarea[name="reply"]').first().fill('Deux membres peuvent s’unir.');
  await press(network, 'button', 'Répondre');
  await network.getByText('La réponse est enregistrée.').waitFor();
  await network.fill('#day', '2026-01-12');
  await network.fill('#place', 'Val-des-Cèdres');
  await choose(network, 'checkbox', 'Val-des-Cèdres');
  await press(network, 'button', 'Adopter');
  await network.getByText('Le consensus est adopté.').waitFor();
  await looked(network, 'consensus-adopted');
  await press(network, 'button', 'Le montrer à tout le monde');
  await network.getByText('Tout le monde peut lire ce consensus.').first().waitFor();
  await press(network, 'link', 'Sa page publique');
  await network.getByRole('heading', { name: title }).waitFor();
  for (const page of [city, network, steering]) {
    assert.deepEqual(page.foreignRequests, []);
    await page.context().close();
  }
});

test('a network meets: plan, invitation, registration, calendar, minutes', async () => {
  const network = await somebody('reseau');
  await network.goto(MEETINGS);
  await looked(network, 'meetings');
  await press(network, 'link', 'Planifier une rencontre');
  await network.waitForURL(/preparer$/);
  await looked(network, 'meeting-form');
  await press(network, 'button', 'Enregistrer');
  await network.getByRole('link', { name: 'Entrez le thème' }).waitFor();
  await network.fill('#heading', 'Rencontre d’essai');
  // It has begun already, so that its minutes can be written.
  const today = new Date().toISOString().slice(0, 10);
  await network.fill('#day', today);
  await network.fill('#time', '00:01');
  await network.fill('#minutes', '2880');
  await network.fill('#zone', 'Pacific/Kiritimati');
  await network.fill('#place', 'Bibliothèque');
  await network.fill('#url', 'https://video.example.org/salle');
  await network.fill('#item-1', 'Accueil');
  await network.fill('#minutes-1', '15');
  await choose(network, 'radio', /^Annoncée/);
  await press(network, 'button', 'Enregistrer');
  await network.getByText('La rencontre est enregistrée.').waitFor();
  const address = network.url();
  await press(network, 'link', 'Inviter par courriel');
  await network.waitForURL(/invitation$/);
  await looked(network, 'meeting-invite');
  assert.doesNotMatch(await network.locator('p.letter').first().innerText(), /video\.example/);
  await press(network, 'button', 'Envoyer');
  await network.getByText('Les invitations partent.').waitFor();

  const city = await somebody('edition');
  await city.goto(address);
  await city.getByText('Une adresse à distance est donnée à qui s’inscrit.').waitFor();
  await choose(city, 'radio', 'Oui, à distance');
  await press(city, 'button', 'Enregistrer');
  await city.getByText('Votre inscription est enregistrée.').waitFor();
  await city.getByRole('link', { name: 'video.example.org' }).waitFor();
  await looked(city, 'meeting');
  await city.goto(MEETINGS);
  await press(city, 'button', 'Créer une adresse');
  const calendar = await city.locator('.done a').getAttribute('href');
  const sent = await fetch(new URL(calendar, open.service.address));
  assert.match(await sent.text(), /SUMMARY:Rencontre d’essai/);
  await press(city, 'button', 'La retirer');
  await city.getByText('L’adresse du calendrier ne mène plus nulle part.').waitFor();

  await network.goto(address);
  await press(network, 'link', 'Écrire le compte rendu');
  await network.waitForURL(/rendu$/);
  await looked(network, 'meeting-report');
  await network.fill('#report', 'Nous nous sommes rencontrés.');
  await choose(network, 'checkbox', 'Val-des-Cèdres');
  await press(network, 'button', 'Enregistrer');
  await network.getByText('Le compte rendu est enregistré.').waitFor();
  await looked(network, 'meeting-held');
  for (const page of [city, network]) {
    assert.deepEqual(page.foreignRequests, []);
    await page.context().close();
  }
});
