// What municipalities do and tell others about: from a weak answer to a practice and its authors, from
// a draft to a practice that others see, and the tool library.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { browser, choose, lookInBoth, press, withoutScripts } from './harness.mjs';

const open = browser();
const somebody = (name) => withoutScripts(open, name);
const WIDTHS = [320, 1280];
const looked = (by, name, address) => lookInBoth(open, by, name, WIDTHS, { address });

test('anybody finds practices by words and by what they are, in both languages', async () => {
  const page = await open({ locale: 'fr-CA', javaScriptEnabled: false });
  await page.goto('/fr');
  await press(page, 'link', 'Pratiques');
  await page.getByRole('heading', { level: 1, name: 'Pratiques' }).waitFor();
  await page.fill('#q', 'mediatrice de quartiers');
  await press(page, 'button', 'Chercher');
  await page.getByText('Une pratique', { exact: true }).waitFor();
  await looked(page, 'practices-found');
  await page.selectOption('#theme', 'mediation');
  await press(page, 'button', 'Chercher');
  await press(page, 'link', 'Médiatrices et médiateurs de quartier');
  await page.getByRole('heading', { level: 1, name: /Médiatrices/ }).waitFor();
  assert.ok(!(await page.content()).includes('@'), 'no address');
  await looked(page, 'practice');
  await page.goto('/fr/pratiques');
  await looked(page, 'practices');
  await page.goto('/fr/pratiques?q=hebergement');
  await page.getByText('Aucune pratique').waitFor();
  await page.context().close();
});

test('an official with a weak answer finds a practice and writes to its authors', async () => {
  const city = await somebody('edition');
  await city.goto('/fr/municipalites/riviere-aux-brumes');
  await press(city, 'link', 'Prochains pas');
  await city.waitForURL(/prochains-pas|pas/);
  const helping = city.getByText(/pratiques? qui aiden?t/).first();
  await helping.focus();
  await city.keyboard.press('Enter');
  await looked(city, 'next-steps-practices');
  await city.goto('/fr/pratiques?q=jumelages');
  await press(city, 'link', /^Jumelages d’accueil/);
  await press(city, 'link', 'Écrire aux auteurs');
  await looked(city, 'practice-letter');
  await press(city, 'button', 'Envoyer');
  await city.getByRole('link', { name: 'Écrivez votre lettre' }).waitFor();
  await city.fill('#letter', 'Bonjour, combien de bénévoles faut-il pour commencer ?');
  await press(city, 'button', 'Envoyer');
  await city.getByText('Votre lettre est en route.').waitFor();
  assert.deepEqual(city.foreignRequests, []);
  await city.context().close();
});

test('a coordinator plans what is weak, with somebody who answers for it and a practice to follow', async () => {
  const boss = await somebody('coordination');
  await boss.goto('/fr/municipalites/val-des-cedres');
  await press(boss, 'link', 'Prochains pas');
  await boss.waitForURL(/prochains-pas/);
  const weak = boss.locator('li.question', { hasText: /pratiques? qui aiden?t/ }).first();
  await weak.locator('input[name="plan"]').focus();
  await boss.keyboard.press('Space');
  await press(boss, 'button', 'Calculer');
  await press(boss, 'link', 'Inscrire au plan d’action de la municipalité');
  await boss.waitForURL(/cibles/);
  await boss.fill('#name', 'Jumelages d’accueil');
  await boss.fill('#due', '2030-12-31');
  await boss.selectOption('#owner', { index: 1 });
  const owner = await boss.locator('#owner option:checked').textContent();
  await boss.locator('#practices input').first().focus();
  await boss.keyboard.press('Space');
  await looked(boss, 'plan-new');
  await press(boss, 'button', 'Enregistrer');
  await boss.getByRole('heading', { level: 1, name: /^Jumelages/ }).waitFor();
  assert.equal(await boss.locator('#practices input:checked').count(), 1);
  await looked(boss, 'plan');
  await boss.goto('/fr/cibles/val-des-cedres');
  await boss.getByText(`responsable : ${owner}`).waitFor();
  await looked(boss, 'plans');
  assert.deepEqual(boss.foreignRequests, []);
  await boss.context().close();
});

test('a practice goes from draft to shown by the keyboard alone', async () => {
  const city = await somebody('edition');
  await city.goto('/fr/mes-pratiques');
  await looked(city, 'practice-desks');
  await press(city, 'link', /^Rédiger une pratique de Val-des-Cèdres \(Réseau interculturel/);
  await city.waitForURL(/nouvelle/);
  await looked(city, 'practice-new');
  await press(city, 'button', 'Enregistrer');
  await city.getByRole('link', { name: 'Choisissez le coût' }).waitFor();
  await looked(city, 'practice-faults', city.url());
  await city.fill('#title', 'Cuisine partagée du marché');
  await city.selectOption('#theme', 'neighbourhoods');
  await city.fill('#from', '2024');
  await city.fill('#purpose', 'Cuisiner ensemble le samedi, avec ce que le marché n’a pas vendu.');
  await choose(city, 'radio', 'Moins de 10 000');
  await choose(city, 'radio', 'Environ une personne');
  await city.locator('details.tie summary').first().focus();
  await city.keyboard.press('Enter');
  await choose(city, 'checkbox', /dans l’ensemble/);
  await press(city, 'button', 'Enregistrer');
  await city.getByText('La pratique est enregistrée comme brouillon.').waitFor();
  await looked(city, 'practice-draft');
  const desk = city.url();
  await choose(city, 'radio', /La proposer au réseau/);
  await press(city, 'button', 'Valider');
  await city.getByText('C’est fait.').waitFor();

  const network = await somebody('reseau');
  await network.goto('/fr/mes-pratiques');
  await press(network, 'link', /^Cuisine partagée du marché/);
  await choose(network, 'radio', /L’accepter/);
  await press(network, 'button', 'Valider');
  await network.getByText('C’est fait.').waitFor();

  const boss = await somebody('coordination');
  await boss.goto(desk);
  await looked(boss, 'practice-accepted');
  await choose(boss, 'radio', /^La montrer/);
  await choose(boss, 'radio', 'Tout le monde');
  await choose(boss, 'checkbox', /consent à montrer/);
  await press(boss, 'button', 'Valider');
  await boss.getByText('C’est fait.').waitFor();
  await looked(boss, 'practice-published');
  const page = await open({ locale: 'fr-CA', javaScriptEnabled: false });
  await page.goto('/fr/pratiques?q=cuisines+partagees');
  await press(page, 'link', 'Cuisine partagée du marché');
  await page.getByRole('heading', { level: 1, name: /Cuisine/ }).waitFor();
  for (const one of [city, network, boss, page]) {
    assert.deepEqual(one.foreignRequests, []);
    await one.context().close();
  }
});

test('a tool is put into the library, used, and taken out', async () => {
  const network = await somebody('reseau');
  await network.goto('/fr/outils');
  await looked(network, 'tools');
  await network.getByRole('heading', { name: 'Mettre un outil dans une bibliothèque' }).waitFor();
  await network.goto('/fr/outils/nouvel/demo-network');
  await press(network, 'link', /le réseau lui-même/);
  await press(network, 'button', 'Enregistrer');
  await network.getByRole('link', { name: 'Choisissez le genre' }).waitFor();
  await network.fill('#title', 'Grille d’entrevue');
  await network.fill('#summary', 'Cinq questions, les mêmes pour tout le monde.');
  await network.selectOption('#tool-kind', 'template');
  await network.selectOption('#licence', 'cc0');
  await network.selectOption('#theme', 'services');
  await network.fill('#url', 'https://www.example.org/grille');
  await choose(network, 'radio', 'Tout le monde');
  await looked(network, 'tool-new');
  await press(network, 'button', 'Enregistrer');
  await network.getByText('L’outil est enregistré.').waitFor();
  const address = network.url();

  const city = await somebody('edition');
  await city.goto(address);
  await press(city, 'button', 'Val-des-Cèdres s’en sert');
  await city.getByText('C’est noté.').waitFor();
  await looked(city, 'tool');
  await city.context().close();

  await network.goto(address);
  await press(network, 'link', 'Modifier cet outil');
  await choose(network, 'checkbox', 'Le retirer de la bibliothèque');
  await press(network, 'button', 'Enregistrer');
  await network.getByText('L’outil est retiré.').waitFor();
  assert.deepEqual(network.foreignRequests, []);
  await network.context().close();
});

test('a member writes down a challenge, and the network sees the year in numbers', async () => {
  const city = await somebody('edition');
  await city.goto('/fr/mes-pratiques');
  await press(city, 'link', /^Enjeux et défis/);
  await looked(city, 'challenges');
  await press(city, 'link', 'Écrire un enjeu ou un défi');
  await looked(city, 'challenge-new');
  await press(city, 'button', 'Enregistrer');
  await city.getByRole('link', { name: 'Choisissez au moins un ordre de gouvernement' }).waitFor();
  await city.fill('#title', 'Aucun autobus le soir');
  await city.selectOption('#theme', 'neighbourhoods');
  await choose(city, 'checkbox', 'Municipal');
  await city.fill('#since', '2025-04-01');
  await city.fill('#situation', 'Les cours du soir finissent après le dernier autobus.');
  await press(city, 'button', 'Enregistrer');
  await city.getByText('C’est enregistré.').waitFor();
  await looked(city, 'challenge');
  const network = await somebody('reseau');
  await network.goto('/fr/enjeux/demo-network/synthese');
  await looked(network, 'synthesis');
  const partner = await somebody('partenaire');
  const closed = await partner.goto('/fr/enjeux/demo-network');
  assert.equal(closed.status(), 404);
  for (const one of [city, network, partner]) await one.context().close();
});
