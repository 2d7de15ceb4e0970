// A service of its own for a test that needs other settings than the common one.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** A port that nobody uses now. */
export async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}

/** Starts the built service on a port with these settings, in a folder that goes with it. */
export async function startService(port, settings) {
  const binary = process.env.ICC_INDEX_BIN;
  assert.ok(binary, 'ICC_INDEX_BIN is not set; run these scripts with: cargo xtask test');
  const folder = await mkdtemp(join(tmpdir(), 'icc-index-'));
  const config = join(folder, 'config.toml');
  await writeFile(config, settings);
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
    /** Every line that it has logged until now. */
    log,
    stop: async () => {
      child.removeAllListeners('exit');
      child.kill('SIGINT');
      await once(child, 'exit');
      await rm(folder, { recursive: true, force: true });
    },
  };
}
