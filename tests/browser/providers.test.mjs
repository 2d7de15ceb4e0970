// Signing in by a provider of identity: a real one, started here.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { assertAccessible, browser, picture } from './harness.mjs';
import { CLIENT, startProvider } from './provider.mjs';

/** What the provider knows; the name that is typed there is what it calls the person. */
const KNOWN = {
  coordination: { email: 'coordination@example.org', email_verified: true, name: 'Somebody' },
  impostor: { email: 'coordination@example.org', email_verified: true, name: 'Impostor' },
  unverified: { email: 'coordination@example.org', email_verified: false },
  stranger: { email: 'stranger@example.org', email_verified: true },
};

let provider;
const open = browser({ settings: withProvider });
after(() => provider?.stop());

/** Starts the provider and says where it is. */
async function withProvider(base) {
  const returns = [
    `${base}/fr/connexion/fournisseur/ville/retour`,
    `${base}/en/sign-in/provider/ville/return`,
  ];
  provider = await startProvider(returns, (name) => KNOWN[name] ?? {});
  return `
[server]
public_url = "${base}"
[log]
json = true
[[identity]]
code = "ville"
issuer = "${provider.issuer}"
client_id = "${CLIENT.id}"
client_secret = "${CLIENT.secret}"
label_fr = "Compte de la Ville"
label_en = "City account"
domains = ["example.org"]
`;
}

/** Opens the page for signing in, goes to the provider and says there who one is. */
async function goAs(page, name, address = '/fr/connexion?next=%2Ffr%2Fpersonnes') {
  await page.goto(address);
  await page.locator('#provider').press('Enter');
  await page.waitForURL((url) => url.href.startsWith(provider.issuer));
  await page.fill('input[name=login]', name);
  await page.fill('input[name=password]', 'anything');
  await page.locator('button[type=submit]').press('Enter');
  await page.getByRole('button', { name: 'Continue' }).press('Enter');
}

/** The cookies of the service; those of the provider are on the same machine. */
async function ours(page) {
  const cookies = await page.context().cookies(open.service.address);
  return cookies.filter((cookie) => cookie.name.startsWith('icc-'));
}

test('somebody signs in with the account of the organisation and comes back to the page', async () => {
  const page = await open({ also: [provider.issuer] });
  await page.goto('/fr/connexion');
  await assertAccessible(page);
  await picture(page, 'sign-in-provider-fr');
  await goAs(page, 'coordination');
  await page.waitForURL('/fr/personnes');
  assert.ok(await page.locator('.who strong').isVisible());
  const cookies = await ours(page);
  assert.deepEqual(cookies.map((cookie) => cookie.name), ['icc-session']);
  assert.ok(cookies.every((cookie) => cookie.httpOnly && cookie.sameSite === 'Lax'));
  await page.context().close();
});

test('z8 an account opens for the same verified person only, and nobody is made', async () => {
  for (const [name, said] of [
    ['impostor', 'This account belongs to another person at your organisation'],
    ['unverified', 'Your organisation’s account names no verified email address'],
    ['stranger', 'No open account or invitation has this email address'],
  ]) {
    const page = await open({ also: [provider.issuer] });
    await goAs(page, name, '/en/sign-in');
    await page.locator('.errors').getByText(said).waitFor();
    assert.match(await page.title(), /^Error/);
    await assertAccessible(page);
    await picture(page, `provider-${name}-en`);
    assert.deepEqual(await ours(page), [], name);
    await page.context().close();
  }
});

test('a way back that was not begun in this browser opens nothing', async () => {
  const page = await open({ also: [provider.issuer] });
  let back;
  page.on('request', (request) => {
    if (request.url().startsWith(`${open.service.address}/en/sign-in/provider/ville/return`)) back = request.url();
  });
  await goAs(page, 'coordination', '/en/sign-in');
  await page.waitForURL('/en/account');
  assert.ok(back, 'the provider leads back');
  const other = await open();
  const answer = await other.goto(back);
  assert.equal(answer.status(), 422);
  await other.getByText('This sign-in was not begun in this browser').first().waitFor();
  assert.deepEqual(await ours(other), []);
  await page.context().close();
  await other.context().close();
});

test('p7 no secret, address or name of this is in the log', () => {
  assert.ok(open.service.log.length > 10);
  for (const line of open.service.log.filter((line) => line.startsWith('{'))) JSON.parse(line);
  const all = open.service.log.join('\n');
  for (const canary of ['coordination@', 'stranger@', CLIENT.secret, 'impostor', 'state=', 'code=']) {
    assert.ok(!all.includes(canary), `${canary} is in the log`);
  }
});
