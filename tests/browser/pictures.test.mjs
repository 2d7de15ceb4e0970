// The main pages look as they were kept, in both languages at three widths.
//
// Pictures are kept at half their size and compared block by block, so that the smoothing of letters
// on another machine does not count. A difference is written to `differences/index.html` beside the
// other results, old and new side by side. After looking at it: PICTURES=keep.
import assert from 'node:assert/strict';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { browser } from './harness.mjs';

const open = browser();

const KEPT = fileURLToPath(new URL('./pictures/', import.meta.url));
const SHOWN = join(process.env.SCREENSHOTS ?? fileURLToPath(new URL('../../target/browser/', import.meta.url)), 'differences');
const KEEP = process.env.PICTURES === 'keep';

/** The main pages, with their address in each language. */
const PAGES = {
  home: { fr: '/fr', en: '/en' },
  cities: { fr: '/fr/municipalites', en: '/en/municipalities' },
  city: { fr: '/fr/municipalites/val-des-cedres', en: '/en/municipalities/val-des-cedres' },
  indicator: { fr: '/fr/indicateurs/mediation', en: '/en/indicators/mediation' },
  network: { fr: '/fr/reseaux/demo-network', en: '/en/networks/demo-network' },
  compare: {
    fr: '/fr/comparer?with=mont-clairvent~val-des-cedres~network.demo-network',
    en: '/en/compare?with=mont-clairvent~val-des-cedres~network.demo-network',
  },
  similar: {
    fr: '/fr/comparer/semblables/val-des-cedres',
    en: '/en/compare/similar/val-des-cedres',
  },
  world: { fr: '/fr/pays', en: '/en/countries' },
  method: { fr: '/fr/methode/etapes', en: '/en/method/steps' },
  'sign-in': { fr: '/fr/connexion', en: '/en/sign-in' },
  components: { fr: '/fr/_components', en: '/en/_components' },
};
const WIDTHS = [320, 768, 1280];

/** How much of a block's range of brightness may differ before it counts as different. */
const NOTICEABLE = 0.08;
/** Which share of the blocks may differ: a line of text that ends a little earlier. */
const TOLERATED = 0.004;

/** Differences found, for the report. */
const differences = [];

for (const [name, addresses] of Object.entries(PAGES)) {
  for (const [language, path] of Object.entries(addresses)) {
    test(`${name} in ${language} looks as it was kept`, async () => {
      const viewport = { width: WIDTHS[0], height: 900 };
      const page = await open({ viewport });
      const desk = await page.context().newPage();
      const found = [];
      for (const width of WIDTHS) {
        await page.setViewportSize({ width, height: 900 });
        await page.goto(path);
        await page.evaluate(() => document.fonts.ready);
        const taken = await page.screenshot({ fullPage: true });
        const file = `${name}-${language}-${width}.webp`;
        const small = await halved(desk, taken);
        if (KEEP) {
          await mkdir(KEPT, { recursive: true });
          await writeFile(join(KEPT, file), Buffer.from(small, 'base64'));
          continue;
        }
        const kept = await readFile(join(KEPT, file)).catch(() => null);
        assert.ok(kept, `there is no kept picture ${file}; keep it with PICTURES=keep`);
        const result = await compared(desk, kept.toString('base64'), small);
        if (result.share > TOLERATED) {
          differences.push({ file, kept: kept.toString('base64'), taken: small, ...result });
          found.push(`${file}: ${(result.share * 100).toFixed(1)} %`);
        }
      }
      await page.context().close();
      assert.deepEqual(found, [], `look at ${SHOWN}/index.html`);
    });
  }
}

after(async () => {
  if (KEEP) return;
  await mkdir(SHOWN, { recursive: true });
  const shown = differences.map(
    ({ file, kept, taken, marked, share }) => `<section><h2>${file} · ${(share * 100).toFixed(1)} %</h2>
<div><figure><figcaption>kept</figcaption><img alt="" src="data:image/webp;base64,${kept}"></figure>
<figure><figcaption>now</figcaption><img alt="" src="data:image/webp;base64,${taken}"></figure>
<figure><figcaption>where</figcaption><img alt="" src="data:image/webp;base64,${marked}"></figure></div></section>`,
  );
  await writeFile(
    join(SHOWN, 'index.html'),
    `<!doctype html><html lang="en"><meta charset="utf-8"><title>Pictures that differ</title>
<style>body{font:16px/1.5 system-ui;margin:2rem}div{display:flex;gap:1rem;align-items:start;flex-wrap:wrap}figure{margin:0;border:1px solid #888}img{max-width:30vw;display:block}</style>
<h1>${differences.length} pictures differ</h1>${shown.join('\n')}</html>\n`,
  );
});

/** A picture at half its size, as WebP in base64. */
async function halved(desk, png) {
  return desk.evaluate(async (source) => {
    const image = await createImageBitmap(await (await fetch(`data:image/png;base64,${source}`)).blob());
    const canvas = new OffscreenCanvas(Math.ceil(image.width / 2), Math.ceil(image.height / 2));
    const pen = canvas.getContext('2d');
    pen.imageSmoothingQuality = 'high';
    pen.drawImage(image, 0, 0, canvas.width, canvas.height);
    const blob = await canvas.convertToBlob({ type: 'image/webp', quality: 0.6 });
    const bytes = new Uint8Array(await blob.arrayBuffer());
    let text = '';
    for (const byte of bytes) text += String.fromCharCode(byte);
    return btoa(text);
  }, png.toString('base64'));
}

/** Which share of the blocks of two pictures differ, and a picture of where. */
async function compared(desk, kept, taken) {
  return desk.evaluate(
    async ([kept, taken, noticeable]) => {
      const SIDE = 8;
      const read = async (source) => {
        const answer = await fetch(`data:image/webp;base64,${source}`);
        const image = await createImageBitmap(await answer.blob());
        const canvas = new OffscreenCanvas(image.width, image.height);
        const pen = canvas.getContext('2d');
        pen.drawImage(image, 0, 0);
        return { width: image.width, height: image.height, pixels: pen.getImageData(0, 0, image.width, image.height).data };
      };
      const [old, now] = [await read(kept), await read(taken)];
      const width = Math.max(old.width, now.width);
      const height = Math.max(old.height, now.height);
      // Mean brightness of a block; outside of a picture there is nothing.
      const mean = ({ width, height, pixels }, left, top) => {
        let [sum, count] = [0, 0];
        for (let y = top; y < Math.min(top + SIDE, height); y += 1) {
          for (let x = left; x < Math.min(left + SIDE, width); x += 1) {
            const at = (y * width + x) * 4;
            sum += 0.299 * pixels[at] + 0.587 * pixels[at + 1] + 0.114 * pixels[at + 2];
            count += 1;
          }
        }
        return count === 0 ? -255 : sum / count;
      };
      const canvas = new OffscreenCanvas(width, height);
      const pen = canvas.getContext('2d');
      pen.fillStyle = '#eee';
      pen.fillRect(0, 0, width, height);
      pen.fillStyle = '#a3161a';
      let [blocks, different] = [0, 0];
      for (let top = 0; top < height; top += SIDE) {
        for (let left = 0; left < width; left += SIDE) {
          blocks += 1;
          if (Math.abs(mean(old, left, top) - mean(now, left, top)) / 255 > noticeable) {
            different += 1;
            pen.fillRect(left, top, SIDE, SIDE);
          }
        }
      }
      const blob = await canvas.convertToBlob({ type: 'image/webp', quality: 0.4 });
      let marked = '';
      for (const byte of new Uint8Array(await blob.arrayBuffer())) marked += String.fromCharCode(byte);
      return { share: different / blocks, marked: btoa(marked) };
    },
    [kept, taken, NOTICEABLE],
  );
}
