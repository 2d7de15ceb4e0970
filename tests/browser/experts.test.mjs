// What officials say that they know: written, found by a colleague, answered by letter, withdrawn.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { browser, choose, lookInBoth, press, withoutScripts } from './harness.mjs';

const open = browser();
const somebody = (name) => withoutScripts(open, name);
const WIDTHS = [320, 1280];
const looked = (by, name, address) => lookInBoth(open, by, name, WIDTHS, { address });

test('an official says what she knows, a colleague finds her and writes, and she withdraws it', async () => {
  const official = await somebody('edition');
  await official.goto('/fr/compte');
  await press(official, 'link', 'L’écrire ou la modifier');
  await official.getByRole('heading', { level: 1, name: 'Ce que vous savez' }).waitFor();
  await looked(official, 'expertise-new');
  await press(official, 'button', 'Montrer mon profil');
  await official.getByRole('link', { name: 'Choisissez au moins un domaine' }).waitFor();
  await looked(official, 'expertise-faults', official.url());
  await official.fill('#role-fr', 'Francisation en milieu de travail');
  await official.fill('#role-en', 'French at work');
  await choose(official, 'checkbox', 'Langue');
  await choose(official, 'checkbox', /^Formation/);
  await choose(official, 'radio', /Les personnes des réseaux/);
  await choose(official, 'checkbox', /question dans un de ces domaines/);
  await press(official, 'button', 'Montrer mon profil');
  await official.getByText('Votre profil est enregistré.').waitFor();
  await looked(official, 'expertise-kept');

  const anybody = await open({ locale: 'fr-CA', javaScriptEnabled: false });
  await anybody.goto('/fr/reseaux/demo-network/expertise');
  await anybody.getByText('Une personne', { exact: true }).waitFor();
  assert.ok(!(await anybody.content()).includes('Francisation'), 'it is reserved');
  await looked(anybody, 'experts-public');
  await press(anybody, 'link', 'L’expertise du réseau, année par année');
  await anybody.getByRole('heading', { level: 1, name: /^L’expertise du réseau en / }).waitFor();
  assert.ok(!(await anybody.content()).includes('Alix'), 'nor who says it');
  await looked(anybody, 'expert-year-public');

  const colleague = await somebody('reseau');
  await colleague.goto('/fr/reseaux/demo-network/espace');
  await press(colleague, 'link', 'Expertise');
  await colleague.getByRole('heading', { level: 1, name: 'Expertise' }).waitFor();
  await looked(colleague, 'experts');
  await press(colleague, 'link', 'L’expertise du réseau, année par année');
  await colleague.getByRole('heading', { level: 1, name: /^L’expertise du réseau en / }).waitFor();
  await colleague.getByRole('link', { name: 'Alix Bergeron' }).first().waitFor();
  await press(colleague, 'button', 'Afficher');
  await looked(colleague, 'expert-year');
  await press(colleague, 'link', /^Expertise – /);
  await colleague.fill('#q', 'francisations');
  await colleague.selectOption('#help', 'training');
  await press(colleague, 'button', 'Chercher');
  await colleague.getByText('Une personne', { exact: true }).waitFor();
  await press(colleague, 'link', 'Alix Bergeron');
  await colleague.getByRole('heading', { level: 1, name: /Alix Bergeron/ }).waitFor();
  await looked(colleague, 'expert');
  assert.ok(!(await colleague.content()).includes('@'), 'no address');
  const address = colleague.url();
  await press(colleague, 'link', 'Écrire une lettre');
  await colleague.getByRole('heading', { level: 1, name: 'Écrire à Alix Bergeron' }).waitFor();
  await looked(colleague, 'expert-letter');
  await press(colleague, 'button', 'Envoyer');
  await colleague.getByRole('link', { name: 'Écrivez votre lettre' }).waitFor();
  await colleague.fill('#letter', 'Bonjour, pourriez-vous former une équipe cet automne ?');
  await press(colleague, 'button', 'Envoyer');
  await colleague.getByText('Votre lettre est en route.').waitFor();

  await official.goto('/fr/compte/expertise');
  await press(official, 'button', 'Retirer mon profil');
  await official.getByText('Votre profil est retiré.').waitFor();
  const gone = await colleague.goto(address);
  assert.equal(gone.status(), 404);
  for (const page of [official, anybody, colleague]) {
    assert.deepEqual(page.foreignRequests, []);
    await page.context().close();
  }
});
