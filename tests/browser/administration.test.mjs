// An administrator walks through every page of the administration, without a mouse.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertQuiet, browser, enter, lookAt, signedIn } from './harness.mjs';

const open = browser();
const WIDTHS = [320, 1280];
/** What a list of the register shows of it may be long; a form may not. */
const HIGHEST = 4200;
const PASSWORD = 'harbour lantern maple';

const person = (name) => signedIn(open, name);

/** The same page in both languages. */
async function look(page, name, highest) {
  await lookAt(page, `${name}-fr`, WIDTHS, { highest });
  const there = new URL(page.url()).pathname + new URL(page.url()).search;
  await page.locator('a.language').press('Enter');
  await page.waitForURL(/\/en\//);
  await lookAt(page, `${name}-en`, WIDTHS, { highest });
  await page.goto(there);
}

/** A page that was refused is looked at as it is: the way to the other language would lose it. */
async function refused(page, name, faults) {
  await page.locator('.errors').waitFor();
  const links = page.locator('.errors a');
  assert.equal(await links.count(), faults, await page.locator('.errors').innerText());
  await lookAt(page, name, WIDTHS);
  // The way from the summary to the field.
  await links.first().press('Enter');
  // Chromium writes the status of a page that was refused on purpose.
  page.consoleErrors.length = 0;
}

/** Presses Enter on it, and waits until the page that it leads to is there. */
async function enterOn(page, what) {
  const there = page.waitForEvent('load');
  await what.first().press('Enter');
  await there;
}

async function follow(page, name) {
  await enterOn(page, page.getByRole('link', { name }));
}

async function press(page, name) {
  await enterOn(page, page.getByRole('button', { name }));
}

/** Types into the fields, by their id. */
async function write(page, fields) {
  for (const [id, text] of Object.entries(fields)) {
    await page.locator(`#${id}`).press('Control+a');
    await page.keyboard.type(text);
  }
}

/** Chooses from a list with the arrow keys. */
async function choose(page, id, label) {
  const list = page.locator(`#${id}`);
  const chosen = () => list.evaluate((node) => node.selectedOptions[0]?.label ?? '');
  const count = await list.locator('option').count();
  await list.press('Home');
  for (let at = 0; at < count && !(await chosen()).startsWith(label); at += 1) {
    await list.press('ArrowDown');
  }
  assert.ok((await chosen()).startsWith(label), `${id}: ${await chosen()} instead of ${label}`);
}

async function done(page, text) {
  await page.getByRole('status').getByText(text).waitFor();
}

async function table(page, name) {
  await page.goto('/fr/registre');
  await enterOn(page, page.getByRole('main').getByRole('link', { name, exact: true }));
}

test('every table of the register is looked after: add, change, end, remove', async () => {
  const page = await person('programme');
  await follow(page, 'Registre');
  await look(page, 'admin-register');

  await table(page, 'Sources');
  await look(page, 'admin-sources');
  await follow(page, /^Ajouter$/);
  await press(page, 'Enregistrer');
  await refused(page, 'admin-source-refused', 2);
  await write(page, { title_fr: 'Rapport annuel de la ville', title_en: 'Yearly report of the city' });
  await press(page, 'Enregistrer');
  await done(page, 'C’est enregistré.');
  await write(page, { url: 'https://example.org/rapport' });
  await press(page, 'Enregistrer');
  await done(page, 'C’est enregistré.');
  await press(page, 'Enregistrer');
  await done(page, 'Rien n’a changé');
  await look(page, 'admin-source', HIGHEST);

  await table(page, 'Réseaux');
  await look(page, 'admin-networks');
  await follow(page, /^Ajouter$/);
  await look(page, 'admin-network-new', HIGHEST);
  await write(page, {
    name_fr: 'Réseau d’essai',
    name_en: 'Network for a trial',
    description_fr: 'Pour essayer.',
    description_en: 'To try.',
  });
  await choose(page, 'kind', 'régional');
  await choose(page, 'source', 'Rapport annuel');
  await press(page, 'Enregistrer');
  await done(page, 'C’est enregistré.');
  const network = page.url();

  await table(page, 'Municipalités');
  await look(page, 'admin-cities');
  await page.fill('#q', 'drummond');
  await enterOn(page, page.locator('#q'));
  await follow(page, /^Drummondville/);
  await look(page, 'admin-city', HIGHEST);
  // A figure about it: added, changed, removed.
  await follow(page, 'Ajouter un chiffre');
  await write(page, { value: '12,5', year: '2021' });
  await choose(page, 'measure', 'Population');
  await choose(page, 'source', 'Rapport annuel');
  await press(page, 'Enregistrer');
  await refused(page, 'admin-fact-refused', 1);
  await write(page, { value: '79 153' });
  await press(page, 'Enregistrer');
  await done(page, 'C’est enregistré.');
  await look(page, 'admin-fact', HIGHEST);
  await press(page, /^Retirer/);
  await done(page, 'C’est retiré.');

  // A membership of the new network, noted by mistake.
  await page.goto(network);
  await follow(page, 'Ajouter une adhésion');
  await look(page, 'admin-membership-new', HIGHEST);
  await choose(page, 'municipality', 'Drummondville');
  await choose(page, 'basis', 'membre');
  await choose(page, 'source', 'Rapport annuel');
  await press(page, 'Enregistrer');
  await done(page, 'C’est enregistré.');
  await press(page, /^Retirer/);
  await done(page, 'C’est retiré.');

  await table(page, 'Partenaires');
  await look(page, 'admin-partners');
  await follow(page, /^Ajouter$/);
  await write(page, { name_fr: 'Université d’essai', name_en: 'University for a trial' });
  await choose(page, 'kind', 'université');
  await choose(page, 'source', 'Rapport annuel');
  await press(page, 'Enregistrer');
  await done(page, 'C’est enregistré.');
  await look(page, 'admin-partner', HIGHEST);
  await page.goto(network);
  await follow(page, 'Ajouter un partenariat');
  await choose(page, 'partner', 'Université d’essai');
  await choose(page, 'part', 'partenaire stratégique');
  await choose(page, 'source', 'Rapport annuel');
  await write(page, { since: '2024-03' });
  await press(page, 'Enregistrer');
  await done(page, 'C’est enregistré.');
  // It ends with a date, which cannot lie before its beginning.
  await write(page, { until: '2023' });
  await press(page, 'Enregistrer');
  await refused(page, 'admin-partnership-refused', 1);
  await write(page, { until: '2026-01' });
  await press(page, 'Enregistrer');
  await done(page, 'C’est enregistré.');
  for (const name of ['Chiffres sur les municipalités', 'Adhésions', 'Partenariats']) {
    await table(page, name);
    await look(page, `admin-${name.split(' ')[0].toLowerCase()}`);
  }
  // Everybody reads it on the page of the network.
  await page.goto('/fr/reseaux');
  await follow(page, 'Réseau d’essai');
  await page.getByText('mars 2024').waitFor();
  assertQuiet(page);
  await page.context().close();
});

test('a file is tried before anything is written, mended, and applied as it was shown', async () => {
  const page = await person('programme');
  await page.goto('/fr/registre');
  await follow(page, /^Importer \(CSV\) Sources/);
  await look(page, 'admin-import', HIGHEST);
  await press(page, 'Essayer sans rien changer');
  await refused(page, 'admin-import-without-file', 1);
  const head = 'code,title_fr,title_en,url,licence\n';
  const file = (text) => ({ name: 'sources.csv', mimeType: 'text/csv', buffer: Buffer.from(head + text) });
  await page.locator('#file').setInputFiles(file('essai,Titre,,,\nautre,Un titre,A title,,\n'));
  await press(page, 'Essayer sans rien changer');
  await page.getByText('Rien n’est changé tant qu’une ligne est refusée.').waitFor();
  await lookAt(page, 'admin-import-refused-fr', WIDTHS);
  page.consoleErrors.length = 0;
  await page.locator('#file').setInputFiles(file('essai,Titre,Title,,\nautre,Un titre,A title,,\n'));
  await press(page, 'Essayer sans rien changer');
  await lookAt(page, 'admin-import-tried-fr', WIDTHS);
  await press(page, 'Appliquer');
  await done(page, 'Le fichier est appliqué.');
  const download = page.waitForEvent('download');
  await page.goto('/fr/registre');
  await page.getByRole('link', { name: /^Exporter \(CSV\) Sources/ }).press('Enter');
  const kept = await (await download).createReadStream();
  let text = '';
  for await (const part of kept) text += part;
  assert.match(text, /essai,Titre,Title/);
  assertQuiet(page);
  await page.context().close();
});

test('people are invited, come, take another role, lose it, and are kept out', async () => {
  const programme = await person('programme');
  await follow(programme, 'Personnes');
  await look(programme, 'admin-people');
  await press(programme, 'Envoyer l’invitation');
  await refused(programme, 'admin-people-refused', 2);
  const email = 'nouvelle@example.org';
  const invite = async (role) => {
    await programme.goto('/fr/personnes');
    await programme.fill('#email', email);
    await choose(programme, 'role', role);
    await choose(programme, 'city', 'Val-des-Cèdres');
    await press(programme, 'Envoyer l’invitation');
    await done(programme, 'L’invitation est en route.');
  };
  await invite('Rédaction');
  await press(programme, new RegExp(`^Retirer l’invitation ${email}`));
  await done(programme, 'L’invitation est retirée.');
  await invite('Rédaction');
  let link;
  for (let tries = 0; !link && tries < 20; tries += 1) {
    await programme.goto('/fr/courriels');
    const texts = await programme.locator('pre.letter').allTextContents();
    link = texts.join('\n').match(/http\S+\/fr\/invitation\?token=[0-9a-f]+/)?.[0];
    if (!link) await new Promise((wait) => setTimeout(wait, 500));
  }
  assert.ok(link, 'the invitation is among the mails');
  await look(programme, 'admin-outbox');

  const other = await open({ locale: 'fr-CA' });
  await other.goto(new URL(link).pathname + new URL(link).search);
  await write(other, { name: 'Camille Nouvelle', password: PASSWORD });
  await press(other, 'Ouvrir le compte et accepter');
  await done(other, 'Bienvenue.');

  // Somebody who has an account takes a second role on the own page.
  await invite('Coordination');
  await other.goto('/fr/compte');
  await lookAt(other, 'admin-offer-fr', WIDTHS);
  await press(other, /^Accepter/);
  await done(other, 'Le rôle est à vous.');

  await programme.goto('/fr/personnes');
  await press(programme, /^Retirer le rôle Camille Nouvelle, Coordination/);
  await done(programme, 'Le rôle est retiré');
  await press(programme, /^Fermer le compte Camille Nouvelle/);
  await done(programme, 'Le compte est fermé.');
  await programme.locator('.row', { hasText: 'Camille Nouvelle' }).getByText('compte fermé').first().waitFor();
  await look(programme, 'admin-people-closed');
  await other.goto('/fr/compte');
  await other.waitForURL(/connexion/);
  await press(programme, /^Rouvrir le compte Camille Nouvelle/);
  await done(programme, 'Le compte est rouvert.');
  await enter(other, 'nouvelle');
  await other.waitForURL(/\/fr\/compte/);

  await follow(programme, 'Journal');
  for (const said of ['Compte fermé', 'Compte rouvert']) {
    await programme.getByText(said).first().waitFor();
  }
  await look(programme, 'admin-journal');
  for (const page of [programme, other]) {
    assertQuiet(page);
    await page.context().close();
  }
});

test('a wave is made and changed, a network says how it is answered, results wait to come out', async () => {
  const page = await person('programme');
  await follow(page, 'Vagues');
  await look(page, 'admin-waves');
  await follow(page, 'Nouvelle vague');
  await look(page, 'admin-wave-new', HIGHEST);
  await press(page, 'Créer la vague');
  await page.locator('.errors').waitFor();
  await lookAt(page, 'admin-wave-refused-fr', WIDTHS);
  page.consoleErrors.length = 0;
  const day = (days) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
  await write(page, { code: 'essai', 'name-fr': 'Vague d’essai', 'name-en': 'Trial wave', year: '2027' });
  const asks = page.locator('#asks');
  if ((await asks.inputValue()) === '') {
    await asks.focus();
    await page.keyboard.press('ArrowDown');
  }
  await page.getByLabel(/Réseau interculturel du Valbois/).press('Space');
  await page.fill('#first', day(10));
  await page.fill('#last', day(40));
  await press(page, 'Créer la vague');
  await done(page, 'La vague est créée.');
  await page.goto('/fr/vagues');
  await follow(page, /^Vague d’essai/);
  await look(page, 'admin-wave', HIGHEST);
  await page.fill('#last', day(50));
  await press(page, 'Enregistrer');
  await done(page, 'La vague est enregistrée.');

  await page.goto('/fr/vagues');
  await follow(page, 'Règles des réseaux');
  await look(page, 'admin-rules');
  await follow(page, /Réseau interculturel du Valbois/);
  await look(page, 'admin-rule', HIGHEST);
  await page.getByLabel('Tout le questionnaire tous les trois ans').press('Space');
  await press(page, 'Enregistrer');
  await done(page, 'La règle est enregistrée.');

  await page.goto('/fr/vagues');
  await follow(page, /^Démonstration, vague en cours/);
  await follow(page, 'Publication');
  await look(page, 'admin-publication');
  // And back, along the path.
  await follow(page, /^Démonstration, vague en cours/);
  await page.waitForURL(/vagues\/demo-open\/modifier/);
  assertQuiet(page);
  await page.context().close();
});

test('what may be done stands in one line on a wide screen, for every role', async () => {
  for (const name of ['programme', 'reseau', 'coordination', 'revision', 'edition']) {
    const page = await open({ locale: 'fr-CA' });
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.goto('/fr/connexion');
    const known = await page.getByText(`${name}@example.org`).count();
    if (known) {
      await enter(page, name);
      await page.getByRole('button', { name: 'Se déconnecter' }).waitFor();
      for (const path of ['/fr/compte', '/en/account']) {
        await page.goto(path);
        const high = await page.locator('.who').evaluate((bar) => bar.getBoundingClientRect().height);
        assert.ok(high < 62, `${name} ${path}: the bar is ${high} pixels high`);
      }
    }
    await page.context().close();
  }
});
