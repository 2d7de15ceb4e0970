// A service of its own for a file of tests: what is handed in or added there is so for nobody else.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** A port that nobody uses now. */
async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}

/**
 * Starts the built service on a free port, in a folder that goes with it. `settings` is the text of
 * its file of settings, or makes it from the address.
 *
 * Loading the demonstration takes longer than most tests: it begins with a copy of the data folder
 * that DATA_FOLDER names, or makes its own where none is named.
 */
export async function startService(settings = '') {
  const { ICC_INDEX_BIN: binary, DATA_FOLDER: loaded } = process.env;
  assert.ok(binary, 'ICC_INDEX_BIN is not set; run these scripts with: cargo xtask test');
  const port = await freePort();
  const address = `http://127.0.0.1:${port}`;
  const folder = await mkdtemp(join(tmpdir(), 'icc-index-'));
  const config = join(folder, 'config.toml');
  await writeFile(config, typeof settings === 'function' ? await settings(address) : settings);
  if (loaded) await cp(loaded, join(folder, 'var'), { recursive: true });
  const child = spawn(
    binary,
    ['serve', '--port', String(port), '--data', join(folder, 'var'), '--config', config],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const log = [];
  createInterface({ input: child.stderr }).on('line', (line) => log.push(line));
  const ready = new Promise((resolve, reject) => {
    createInterface({ input: child.stdout }).once('line', resolve);
    child.once('exit', () => reject(new Error(`the service ended:\n${log.join('\n')}`)));
  });
  await ready;
  return {
    /** Without a slash at its end. */
    address,
    /** Every line that it has logged until now. */
    log,
    stop: async () => {
      child.removeAllListeners('exit');
      child.kill('SIGINT');
      const [code] = await once(child, 'exit');
      assert.equal(code, 0, 'the service did not stop cleanly');
      await rm(folder, { recursive: true, force: true });
    },
  };
}
