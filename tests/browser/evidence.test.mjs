// Evidence from the inbox to an answer, without a mouse; with and without JavaScript.
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { assertQuiet, browser, enter, lookAt } from './harness.mjs';

const open = browser();
const CITY = 'val-des-cedres';
const QUESTIONNAIRE = `/fr/questionnaires/${CITY}/demo-open`;
const WIDTHS = [320, 1280];

before(async () => {
  const page = await open();
  await signIn(page, 'coordination');
  await page.goto(QUESTIONNAIRE);
  await page.getByRole('button', { name: 'Commencer' }).press('Enter');
  await page.waitForURL(new RegExp(`${QUESTIONNAIRE}$`));
  await page.context().close();
});

async function signIn(page, name) {
  await page.goto('/fr/connexion?next=%2Ffr%2Fquestionnaires');
  await enter(page, name);
  await page.waitForURL(/\/fr\/questionnaires$/);
}

async function look(page, name, scripted) {
  if (!scripted) return;
  await lookAt(page, name, WIDTHS);
}

for (const scripted of [true, false]) {
  const way = scripted ? 'with' : 'without';
  test(`a link and a file come from the inbox to an answer, ${way} JavaScript`, async () => {
    const options = { locale: 'fr-CA', javaScriptEnabled: scripted };
    const page = await open(options);
    await signIn(page, 'edition');
    await page.getByRole('link', { name: /Preuves en réserve/ }).press('Enter');
    await look(page, 'evidence-inbox-fr', scripted);

    // What cannot be kept stays in its form.
    await page.getByRole('link', { name: 'Ajouter une preuve' }).press('Enter');
    await page.fill('#title', `Politique interculturelle ${way}`);
    await page.fill('#url', 'ville.example');
    await page.keyboard.press('Enter');
    await page.locator('.errors a').press('Enter');
    assert.equal(await page.inputValue('#title'), `Politique interculturelle ${way}`);
    await look(page, 'evidence-refused-fr', scripted);
    // Chromium writes the status of a page that was refused on purpose.
    page.consoleErrors.length = 0;
    await page.fill('#url', 'https://ville.example/politique');
    await page.fill('#valid-until', '2099-12-31');
    await page.getByRole('button', { name: 'Garder la preuve' }).press('Enter');
    await page.getByText('La preuve est gardée.').waitFor();

    // From the question: what is there, and a file that is not there yet.
    await page.goto(`${QUESTIONNAIRE}/questions/C1`);
    await page.selectOption('#attach', { label: `Politique interculturelle ${way}` });
    await page.getByRole('button', { name: 'Joindre', exact: true }).press('Enter');
    await page.getByText('La preuve est jointe.').waitFor();
    const attached = page.locator('section[aria-labelledby="evidence"]');
    assert.match(await attached.innerText(), /valable jusqu’au 31 décembre 2099/);
    await page.getByRole('button', { name: 'Ajouter un lien ou un fichier et le joindre' }).press('Enter');
    await page.fill('#title', `Résolution ${way}`);
    const buffer = Buffer.from('%PDF-1.7\n%%EOF\n');
    const file = { name: 'Résolution.pdf', mimeType: 'application/pdf', buffer };
    await page.setInputFiles('#file', file);
    await page.getByRole('button', { name: 'Garder la preuve' }).press('Enter');
    await page.waitForURL(/questions\/C1$/);
    assert.match(await attached.innerText(), new RegExp(`Résolution ${way}`));
    await look(page, 'evidence-attached-fr', scripted);
    const name = `Résolution.pdf, à télécharger (Résolution ${way})`;
    const taking = page.waitForEvent('download');
    await page.getByRole('link', { name }).press('Enter');
    assert.equal((await taking).suggestedFilename(), 'Résolution.pdf');
    if (scripted) assertQuiet(page);

    await page.getByRole('link', { name: `Résolution ${way}`, exact: true }).press('Enter');
    await look(page, 'evidence-item-fr', scripted);
    await page.getByRole('button', { name: 'Retirer', exact: true }).press('Enter');
    await page.getByText('La preuve est retirée.').waitFor();
    await page.goto(`${QUESTIONNAIRE}/questions/C1`);
    assert.match(await attached.innerText(), /retirée/);
    await page.context().close();
  });
}
