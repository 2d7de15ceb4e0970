// A provider of identity for tests: a real one (oidc-provider), on this machine, which believes
// whatever name is typed.
import { once } from 'node:events';
import { createServer } from 'node:http';
import Provider from 'oidc-provider';

/** What it is told by the service, and tells it. */
export const CLIENT = { id: 'icc-index', secret: 'a secret between the two' };

/**
 * Starts a provider that leads back to one of these addresses. `claims` says what it knows of
 * somebody by the name that was typed.
 */
export async function startProvider(returns, claims) {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const issuer = `http://127.0.0.1:${server.address().port}`;
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: CLIENT.id,
        client_secret: CLIENT.secret,
        redirect_uris: returns,
        grant_types: ['authorization_code'],
        response_types: ['code'],
      },
    ],
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    // Claims stand in the ID token, as those of large providers do.
    conformIdTokenClaims: false,
    pkce: { required: () => true },
    findAccount: (_, id) => ({
      accountId: id,
      claims: () => ({ sub: id, ...claims(id) }),
    }),
    cookies: { keys: ['only for tests'] },
  });
  server.on('request', provider.callback());
  return {
    issuer,
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
