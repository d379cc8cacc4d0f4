// Builds the style sheet and copies the fonts: `npm run build`. Operators need no Node, a release carries what this writes.
import { copyFile, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { Features, transform } from "lightningcss";
import { compile } from "sass";

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, "..", "..");
const modules = join(root, "node_modules");
const target = join(root, "site", "static", "built");

// Two weights: every other one costs a first visit 24 KB. Letters of other scripts load only where a page has them.
const WEIGHTS = [400, 600];
const SCRIPTS = ["latin", "latin-ext", "cyrillic"];
const BUDGET = { css: 20_000, fonts: 50_000 };

const fonts = WEIGHTS.flatMap((weight) => SCRIPTS.map((script) => `fira-sans-${script}-${weight}-normal.woff2`));

async function build() {
  await rm(target, { recursive: true, force: true });
  await mkdir(target, { recursive: true });
  const { css } = compile(join(here, "styles", "site.scss"), { loadPaths: [modules], quietDeps: true });
  const code = squeeze(css);
  await writeFile(join(target, "site.css"), code);
  for (const font of fonts) await copyFile(join(modules, "@fontsource", "fira-sans", "files", font), join(target, font));
  await weigh(code);
}

// KERN names 560 variables, most of them for components that we do not take. What nothing reads is left out.
function squeeze(css) {
  for (;;) {
    const read = new Set([...css.matchAll(/var\((--[\w-]+)/g)].map((match) => match[1]));
    let dropped = 0;
    const custom = ({ name }) => {
      if (typeof name !== "string" || !name.startsWith("--kern-") || read.has(name)) return undefined;
      dropped += 1;
      return [];
    };
    css = minify(css, { Declaration: { custom } }).toString();
    if (dropped === 0) return Buffer.from(css);
  }
}

function minify(css, visitor) {
  return transform({
    filename: "site.css",
    code: Buffer.from(css),
    minify: true,
    visitor,
    // Phones of the last six years or so; nothing newer is needed to read or to take part.
    targets: { chrome: 99 << 16, firefox: 97 << 16, safari: (15 << 16) | (4 << 8) },
    // We write both colour schemes ourselves.
    exclude: Features.LightDark,
  }).code;
}

async function weigh(css) {
  const latin = fonts.filter((font) => /-latin-\d/.test(font));
  const sizes = await Promise.all(latin.map(async (font) => (await readFile(join(target, font))).length));
  const weight = { css: gzipSync(css).length, fonts: sizes.reduce((sum, size) => sum + size, 0) };
  console.log(`site.css ${css.length} bytes, ${weight.css} compressed; fonts of a first visit ${weight.fonts} bytes`);
  for (const [name, limit] of Object.entries(BUDGET)) {
    if (weight[name] > limit) throw new Error(`${name}: ${weight[name]} bytes, more than the ${limit} of the budget`);
  }
}

await build();
