// Draws each page of a PDF with pdf.js: node pdfjs.mjs FILE.pdf PREFIX -> PREFIX-1.png, PREFIX-2.png …
import fs from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(process.cwd() + '/');
const { createCanvas, Path2D, DOMMatrix, ImageData } = require('@napi-rs/canvas');
Object.assign(globalThis, { Path2D, DOMMatrix, ImageData }); // pdf.js looks for a browser's
const { getDocument } = await import(require.resolve('pdfjs-dist/legacy/build/pdf.mjs'));

const [, , file, prefix] = process.argv;
const data = new Uint8Array(fs.readFileSync(file));
const document = await getDocument({ data, disableFontFace: true, verbosity: 0 }).promise;
for (let number = 1; number <= document.numPages; number++) {
  const page = await document.getPage(number);
  const viewport = page.getViewport({ scale: 100 / 72 });
  const canvas = createCanvas(Math.ceil(viewport.width), Math.ceil(viewport.height));
  const canvasContext = canvas.getContext('2d');
  canvasContext.fillStyle = 'white';
  canvasContext.fillRect(0, 0, canvas.width, canvas.height);
  await page.render({ canvasContext, viewport }).promise;
  fs.writeFileSync(`${prefix}-${number}.png`, canvas.toBuffer('image/png'));
}
