// Lays out and draws one long booklet in a fresh process and says how long that took: `bookPdf.ts <booklet.json>`.
const started = performance.now();
const { readFileSync } = await import('node:fs');
const booklet = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8'));
const { renderBooklet } = await import('../../electron/pdf/renderBooklet.ts');
const { pages } = await renderBooklet(booklet, { edition: 'print' });
const { user, system } = process.cpuUsage();
process.stderr.write(`ms ${Math.round(performance.now() - started)} cpu ${Math.round((user + system) / 1000)} pages ${pages}\n`);
