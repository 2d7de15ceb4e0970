// Every kind of page in both languages: accessible, quiet, readable at every width, and usable
// without a mouse and without JavaScript (there is none).
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertAccessible, assertQuiet, browser, hasFocus, lookAt, picture } from './harness.mjs';

const open = browser();

const CITY = 'val-des-cedres';
const WAVE = 'demo-2026';
/** Pages by name, with their address in each language. */
const PAGES = {
  home: { fr: '/fr', en: '/en' },
  list: { fr: '/fr/municipalites', en: '/en/municipalities' },
  search: { fr: '/fr/municipalites?q=cedres', en: '/en/municipalities?q=cedres' },
  city: { fr: `/fr/municipalites/${CITY}`, en: `/en/municipalities/${CITY}` },
  'real-city': { fr: '/fr/municipalites/bilbao', en: '/en/municipalities/bilbao' },
  index: {
    fr: `/fr/municipalites/${CITY}/${WAVE}/calcul/core_index`,
    en: `/en/municipalities/${CITY}/${WAVE}/calculation/core_index`,
  },
  explanation: {
    fr: `/fr/municipalites/${CITY}/${WAVE}/calcul/education`,
    en: `/en/municipalities/${CITY}/${WAVE}/calculation/education`,
  },
  lens: {
    fr: `/fr/municipalites/${CITY}/${WAVE}/calcul/lens`,
    en: `/en/municipalities/${CITY}/${WAVE}/calculation/lens`,
  },
  question: {
    fr: `/fr/municipalites/${CITY}/${WAVE}/calcul/M2`,
    en: `/en/municipalities/${CITY}/${WAVE}/calculation/M2`,
  },
  indicators: { fr: '/fr/indicateurs', en: '/en/indicators' },
  indicator: { fr: '/fr/indicateurs/mediation', en: '/en/indicators/mediation' },
  area: { fr: '/fr/indicateurs/education', en: '/en/indicators/education' },
  networks: { fr: '/fr/reseaux', en: '/en/networks' },
  network: { fr: '/fr/reseaux/demo-network', en: '/en/networks/demo-network' },
  'real-network': { fr: '/fr/reseaux/remiri', en: '/en/networks/remiri' },
  compare: { fr: '/fr/comparer', en: '/en/compare' },
  compared: {
    fr: '/fr/comparer?with=mont-clairvent~val-des-cedres',
    en: '/en/compare?with=val-des-cedres~network.demo-network~class.size_under_200000~country.XB~own.fort-mesange.port-vermeil.ville-boreale',
  },
  similar: { fr: `/fr/comparer/semblables/${CITY}`, en: `/en/compare/similar/${CITY}` },
  countries: { fr: '/fr/pays', en: '/en/countries' },
  'next-steps': {
    fr: `/fr/municipalites/${CITY}/${WAVE}/prochains-pas?plan=C1.L1`,
    en: `/en/municipalities/${CITY}/${WAVE}/next-steps`,
  },
  steps: { fr: '/fr/methode/etapes', en: '/en/method/steps' },
  lab: { fr: '/fr/methode/laboratoire', en: '/en/method/lab' },
  'lab-tried': {
    fr: '/fr/methode/laboratoire?from=icc-2019-aligned~indicators-equal&combine=geometric&floor=1',
    en: '/en/method/lab?from=icc-2019-aligned~indicators-equal&unknown=left-out&question=C1',
  },
  components: { fr: '/fr/_components', en: '/en/_components' },
  method: { fr: '/fr/methode', en: '/en/method' },
  data: { fr: '/fr/donnees', en: '/en/data' },
  api: { fr: '/fr/donnees/api', en: '/en/data/api' },
  accessibility: { fr: '/fr/accessibilite', en: '/en/accessibility' },
  legal: { fr: '/fr/mentions-legales', en: '/en/legal' },
  privacy: { fr: '/fr/confidentialite', en: '/en/privacy' },
  problem: { fr: '/fr/problemes/not-found', en: '/en/problems/not-found' },
  'sign-in': { fr: '/fr/connexion', en: '/en/sign-in' },
  'ask-link': { fr: '/fr/connexion/lien', en: '/en/sign-in/link' },
  'ask-reset': { fr: '/fr/mot-de-passe/oublie', en: '/en/password/forgotten' },
  'dead-link': { fr: '/fr/connexion/par-lien', en: '/en/sign-in/by-link' },
  'first-access': { fr: '/fr/premier-acces', en: '/en/first-access' },
  absent: { fr: '/fr/rien', en: '/en/nothing' },
};
const WIDTHS = [320, 768, 1280];

for (const [name, addresses] of Object.entries(PAGES)) {
  for (const [language, address] of Object.entries(addresses)) {
    test(`o10 p5 ${name} in ${language} is accessible, asks no other host and fits every width`, async () => {
      const page = await open({ viewport: { width: WIDTHS[2], height: 900 } });
      const answer = await page.goto(address);
      assert.equal(answer.status(), name === 'absent' ? 404 : 200);
      assert.equal(await page.getAttribute('html', 'lang'), `${language}-CA`);
      await lookAt(page, `${name}-${language}`, WIDTHS);
      // A browser writes every 404 to its console.
      if (name !== 'absent') assertQuiet(page);
      else assert.deepEqual(page.foreignRequests, []);
      await page.context().close();
    });
  }
}

test('a dark screen and more contrast are as accessible', async () => {
  for (const options of [{ colorScheme: 'dark' }, { contrast: 'more' }]) {
    const page = await open({ viewport: { width: 1280, height: 900 }, ...options });
    for (const name of ['city', 'index', 'explanation', 'question', 'data', 'network', 'compared', 'components']) {
      await page.goto(PAGES[name].fr);
      await assertAccessible(page);
      await picture(page, `${name}-fr-${options.colorScheme ?? 'contrast'}`);
    }
    await page.context().close();
  }
});

test('enlarged four times, pages stay within the screen and nothing hides what has the focus', async () => {
  // A window of 1280 × 1024 at 400 % (WCAG 1.4.10, 2.4.11).
  const page = await open({ viewport: { width: 320, height: 256 } });
  for (const name of ['home', 'list', 'city', 'network', 'compared', 'next-steps', 'data', 'sign-in']) {
    await page.goto(PAGES[name].fr);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    assert.ok(wide <= 320, `${name} is ${wide} pixels wide`);
    for (let stops = 0; stops < 40; stops += 1) {
      await page.keyboard.press('Tab');
      const hidden = await page.evaluate(() => {
        const own = document.activeElement;
        if (own === document.body) return '';
        const box = own.getClientRects()[0];
        // The middle of what is on the screen of it.
        const middle = (from, to, end) => (Math.max(from, 0) + Math.min(to, end)) / 2;
        const x = middle(box.left, box.right, innerWidth);
        const seen = document.elementFromPoint(x, middle(box.top, box.bottom, innerHeight));
        // Marks of a chart may lie on each other.
        const whole = own.closest('svg') ?? own;
        return whole.contains(seen) || seen?.contains(own) ? '' : own.outerHTML.slice(0, 200);
      });
      assert.equal(hidden, '', `${name}: hidden while it has the focus`);
    }
  }
  assertQuiet(page);
  await page.context().close();
});

test('the navigation keeps two lines on the narrowest screen, large enough to be touched', async () => {
  for (const address of Object.values(PAGES.city)) {
    const page = await open({ viewport: { width: 320, height: 900 } });
    await page.goto(address);
    const links = await page.locator('.top nav a').evaluateAll((all) =>
      all.map((link) => link.getBoundingClientRect().toJSON()),
    );
    assert.ok(links.length >= 4);
    assert.equal(new Set(links.map((box) => box.top)).size, 2, `${address} takes lines`);
    for (const box of links) assert.ok(box.height >= 24 && box.width >= 24, JSON.stringify(box));
    await page.context().close();
  }
});

test('other views of the same numbers open without JavaScript', async () => {
  const page = await open({ javaScriptEnabled: false });
  await page.goto(PAGES.city.fr);
  const radar = page.locator('#figure-radar .chart-wide svg');
  assert.ok(await page.locator('#figure-indicators .chart-wide svg').isVisible());
  assert.ok(!(await radar.isVisible()));
  await page.locator('summary', { hasText: 'radar' }).focus();
  await page.keyboard.press('Enter');
  assert.ok(await radar.isVisible());
  await page.context().close();
});

test('from the entrance to an answer with the keyboard alone', async () => {
  const page = await open({ locale: 'fr-CA', javaScriptEnabled: false });
  await page.goto('/');
  assert.equal(new URL(page.url()).pathname, '/fr');
  await page.keyboard.press('Tab');
  await hasFocus(page, '[href="#content"]');
  await page.focus('input[name=q]');
  await page.keyboard.type('cedres');
  await page.keyboard.press('Enter');
  await page.waitForURL(/q=cedres/);
  await page.getByRole('link', { name: 'Val-des-Cèdres' }).focus();
  await page.keyboard.press('Enter');
  await page.waitForURL(/val-des-cedres$/);
  assert.match(await page.title(), /Val-des-Cèdres/);
  assert.ok(await page.getByText('Démonstration.').isVisible());
  await page.getByRole('link', { name: 'Ouvrir le calcul' }).focus();
  await page.keyboard.press('Enter');
  await page.waitForURL(/calcul\/core_index$/);
  await page.getByRole('link', { name: 'Prisme interculturel' }).focus();
  await page.keyboard.press('Enter');
  await page.waitForURL(/calcul\/lens$/);
  await page.getByRole('link', { name: 'Espace public' }).focus();
  await page.keyboard.press('Enter');
  await page.waitForURL(/calcul\/public_space$/);
  assert.match(await page.locator('.formula').innerText(), /100 ×.+÷.+=/);
  await page.locator('.question h3 a').first().focus();
  await page.keyboard.press('Enter');
  await page.waitForURL(/calcul\/U1$/);
  assertQuiet(page);
});

test('the other language shows the same page', async () => {
  const page = await open({ locale: 'en-GB' });
  await page.goto('/');
  assert.equal(new URL(page.url()).pathname, '/en');
  await page.goto(PAGES.search.en);
  await page.getByRole('link', { name: 'Français' }).click();
  await page.waitForURL(/\/fr\/municipalites\?q=cedres/);
  assert.equal(await page.inputValue('input[name=q]'), 'cedres');
  await page.getByRole('link', { name: 'English' }).click();
  await page.waitForURL(/\/en\/municipalities\?q=cedres/);
});

/** Pages for people who are signed in, as the administrator of the demonstration sees them. */
const PERSONAL = {
  account: { fr: '/fr/compte', en: '/en/account' },
  people: { fr: '/fr/personnes', en: '/en/people' },
  journal: { fr: '/fr/journal', en: '/en/journal' },
  outbox: { fr: '/fr/courriels', en: '/en/outbox' },
  register: { fr: '/fr/registre', en: '/en/register' },
  'register-table': { fr: '/fr/registre/memberships', en: '/en/register/memberships' },
  'register-row': { fr: '/fr/registre/networks/remiri', en: '/en/register/networks/remiri' },
  'register-city': { fr: '/fr/registre/municipalities/gatineau', en: '/en/register/municipalities/gatineau' },
  'register-new': { fr: '/fr/registre/ajouter/facts?of=rimouski', en: '/en/register/add/facts?of=rimouski' },
  'register-import': { fr: '/fr/registre/importer/municipalities', en: '/en/register/import/municipalities' },
};

/** Signs in with the keyboard alone, as an account of the demonstration. */
async function signIn(page, name, language = 'fr') {
  await page.goto(language === 'fr' ? '/fr/connexion' : '/en/sign-in');
  await page.focus('#email');
  await page.keyboard.type(`${name}@example.org`);
  await page.keyboard.press('Tab');
  await page.keyboard.type('harbour lantern maple');
  await page.keyboard.press('Enter');
  await page.waitForURL(language === 'fr' ? /\/fr\/compte$/ : /\/en\/account$/);
}

for (const language of ['fr', 'en']) {
  test(`pages of people who are signed in are accessible in ${language}`, async () => {
    const page = await open({ viewport: { width: 1280, height: 900 } });
    await signIn(page, 'programme', language);
    for (const [name, addresses] of Object.entries(PERSONAL)) {
      const answer = await page.goto(addresses[language]);
      assert.equal(answer.status(), 200, name);
      await lookAt(page, `${name}-${language}`, WIDTHS);
    }
    assertQuiet(page);
    await page.context().close();
  });
}

test('an invitation becomes an account, without a mouse and without JavaScript', async () => {
  const page = await open({ locale: 'fr-CA', javaScriptEnabled: false });
  await signIn(page, 'coordination');
  await page.goto('/fr/personnes');
  await page.focus('#email');
  await page.keyboard.type('nobody');
  await page.keyboard.press('Enter');
  // The browser itself asks for an address; a whole one passes.
  await page.fill('#email', `new-${Date.now()}@example.org`);
  await page.keyboard.press('Enter');
  await page.getByText('L’invitation est en route.').waitFor();
  await page.getByRole('button', { name: 'Se déconnecter' }).press('Enter');
  await page.getByText('La session est fermée.').waitFor();

  await signIn(page, 'programme');
  let link;
  for (let tries = 0; !link && tries < 50; tries += 1) {
    await page.goto('/fr/courriels');
    const texts = await page.locator('pre').allTextContents();
    link = texts.join('\n').match(/http\S+\/fr\/invitation\?token=[0-9a-f]+/)?.[0];
  }
  assert.ok(link, 'the mail is shown');
  const other = await open({ locale: 'fr-CA', javaScriptEnabled: false });
  await other.goto(link);
  await other.fill('#name', 'Nouvelle personne');
  await other.fill('#password', 'trop court');
  await other.keyboard.press('Enter');
  await other.getByRole('link', { name: 'Le mot de passe compte au moins 15 caractères' }).press('Enter');
  assert.equal(await other.inputValue('#name'), 'Nouvelle personne');
  await assertTitle(other, /^Erreur/);
  await picture(other, 'invitation-refused-fr');
  await other.fill('#password', 'quatre phares tranquilles');
  await other.keyboard.press('Enter');
  await other.getByText('Bienvenue. Votre compte est ouvert.').waitFor();
  await page.context().close();
  await other.context().close();
});

async function assertTitle(page, pattern) {
  assert.match(await page.title(), pattern);
}

test('a file is tried, mended and applied, without a mouse', async () => {
  // With JavaScript, which the check for accessibility needs; the pages have none.
  const page = await open({ locale: 'fr-CA' });
  await signIn(page, 'programme');
  await page.getByRole('link', { name: 'Registre' }).press('Enter');
  await page.getByRole('link', { name: 'Importer (CSV) Municipalités' }).press('Enter');
  const head = 'code,name_fr,name_en,country,province,jurisdiction,geonames_id,latitude,longitude';
  const file = (latitude) => ({
    name: 'municipalites.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(
      `\ufeff${head}\r\nsaguenay,Saguenay,Saguenay,CA,QC,CA-QC,,48.42,-71.06\r\nlevis,"Lévis <b>""x""</b>",Lévis,CA,QC,CA-QC,,${latitude},-71.18\r\n`,
    ),
  });
  await page.setInputFiles('#file', file('"46,8"'));
  await page.getByRole('button', { name: 'Essayer sans rien changer' }).press('Enter');
  await page.getByText('Ligne 3 · refusée').waitFor();
  await page.getByText('écrivez les décimales avec un point').waitFor();
  assert.equal(await page.getByRole('button', { name: 'Appliquer' }).count(), 0);
  await lookAt(page, 'register-report-fr', WIDTHS);
  await page.setInputFiles('#file', file('46.8'));
  await page.getByRole('button', { name: 'Essayer sans rien changer' }).press('Enter');
  await page.getByRole('button', { name: 'Appliquer' }).press('Enter');
  await page.getByText('Le fichier est appliqué.').waitFor();
  await page.goto('/fr/municipalites/levis');
  assert.match(await page.title(), /Lévis <b>"x"<\/b>/);
  await page.goto('/fr/registre/municipalities/saguenay');
  await page.fill('#latitude', 'nord');
  await page.focus('#latitude');
  await page.keyboard.press('Enter');
  await page.locator('.errors').waitFor();
  await assertTitle(page, /^Erreur/);
  assert.equal(await page.inputValue('#latitude'), 'nord');
  await assertAccessible(page);
  await picture(page, 'register-refused-fr');
  const other = await open({ locale: 'fr-CA' });
  await signIn(other, 'programme');
  await other.goto('/fr/registre/municipalities/saguenay');
  await page.fill('#latitude', '48,43');
  await page.focus('#latitude');
  await page.keyboard.press('Enter');
  await page.getByText('C’est enregistré.').waitFor();
  await other.fill('#latitude', '48,44');
  await other.focus('#latitude');
  await other.keyboard.press('Enter');
  await other.getByText('Quelqu’un d’autre vient de changer ceci').waitFor();
  assert.equal(await other.inputValue('#latitude'), '48,44');
  await assertAccessible(other);
  await picture(other, 'register-conflict-fr');
  await other.getByRole('button', { name: 'Garder ma version' }).press('Enter');
  await other.getByText('C’est enregistré.').waitFor();
  assert.equal(await other.inputValue('#latitude'), '48.44');
  await page.context().close();
  await other.context().close();
});
