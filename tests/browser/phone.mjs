// How pages come up on a slow phone: `node phone.mjs ADDRESS PATH…` prints a line of JSON for each.
//
// The profile is the one that Lighthouse has for phones: 1.6 Mbit/s down, 150 ms there and back, a
// processor four times as slow. `paint`: until something is seen, in milliseconds. `shift`: how far
// what is seen moved afterwards (https://web.dev/articles/cls). `bytes`: page, style and script as
// they were sent.
import { chromium } from 'playwright-core';

const [address, ...paths] = process.argv.slice(2);
const COUNTED = ['Document', 'Stylesheet', 'Script'];
/** What comes late, such as a letter that is there after the words, moves things within this time. */
const SETTLED = 300;

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM,
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
});
try {
  for (const path of paths) console.log(JSON.stringify(await measured(path)));
} finally {
  await browser.close();
}

/** One page, by somebody who has never been here. */
async function measured(path) {
  const context = await browser.newContext({
    viewport: { width: 360, height: 740 },
    deviceScaleFactor: 2,
    isMobile: true,
  });
  const page = await context.newPage();
  const tools = await context.newCDPSession(page);
  await tools.send('Network.enable');
  await tools.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 150,
    downloadThroughput: (1.6 * 1024 * 1024) / 8,
    uploadThroughput: (750 * 1024) / 8,
  });
  await tools.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  const kinds = new Map();
  let bytes = 0;
  tools.on('Network.responseReceived', ({ requestId, type }) => kinds.set(requestId, type));
  tools.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (COUNTED.includes(kinds.get(requestId))) bytes += encodedDataLength;
  });
  const answer = await page.goto(address + path, { waitUntil: 'load' });
  await page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint').length);
  await page.waitForTimeout(SETTLED);
  const seen = await page.evaluate(
    () =>
      new Promise((done) => {
        const paint = performance.getEntriesByName('first-contentful-paint')[0].startTime;
        let shift = 0;
        const add = (entries) => entries.forEach((entry) => (shift += entry.value));
        const watch = new PerformanceObserver((list) => add(list.getEntries()));
        watch.observe({ type: 'layout-shift', buffered: true });
        setTimeout(() => {
          add(watch.takeRecords());
          done({ paint, shift });
        }, 50);
      }),
  );
  await context.close();
  return { path, status: answer.status(), ...seen, bytes };
}
