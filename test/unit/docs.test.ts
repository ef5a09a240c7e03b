import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it, onTestFinished } from 'vitest';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const PAGES = [
  'README.md',
  'CHANGELOG.md',
  'CONTRIBUTING.md',
  'SECURITY.md',
  ...readdirSync(join(ROOT, 'examples')).map((name) => `examples/${name}/README.md`),
  ...readdirSync(join(ROOT, 'docs'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
];

/** Code fences by language, in the order of the page; those that import each other are run elsewhere. */
function fencesOf(page: string, languages: string): { code: string; extension: string }[] {
  const text = readFileSync(join(ROOT, page), 'utf8');
  const fence = new RegExp(`^\`\`\`(${languages})(?: title="[^"]*")?\\n(.*?)^\`\`\``, 'gms');
  return [...text.matchAll(fence)]
    .map(([, extension = '', code = '']) => ({ code, extension }))
    .filter(({ code }) => !/from '\.\.?\//.test(code));
}

it('every TypeScript snippet of the README and the docs compiles', { timeout: 60_000 }, () => {
  // Inside the project, so that the snippets find its packages.
  const folder = join(ROOT, 'test/.snippets');
  mkdirSync(folder, { recursive: true });
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const files = PAGES.flatMap((page) =>
    fencesOf(page, 'tsx|ts').map(({ code, extension }, index) => {
      const file = `${page.replace(/\W/g, '-')}-${index}.${extension}`;
      writeFileSync(join(folder, file), `${code}\nexport {};\n`);
      return file;
    }),
  );
  const paths = {
    'pivot-qris-react': ['../../src/index.ts'],
    'pivot-qris-react/*': ['../../src/*/index.ts', '../../src/*'],
  };
  writeFileSync(
    join(folder, 'tsconfig.json'),
    JSON.stringify({
      extends: '../../tsconfig.json',
      compilerOptions: { paths, noUnusedLocals: false },
      files,
      // Else the whole project is, with what other tests write meanwhile.
      include: [],
    }),
  );
  expect(files.length).toBeGreaterThan(2);
  expect(compile(folder)).toBe('');
});

/** What the compiler has to say; nothing where all is well. */
function compile(folder: string): string {
  try {
    execFileSync(process.execPath, [join(ROOT, 'node_modules/typescript/bin/tsc'), '-p', folder]);
    return '';
  } catch (error) {
    return String(Object(error).stdout);
  }
}

it('every link of the README and the docs leads somewhere', () => {
  for (const page of PAGES) {
    const text = readFileSync(join(ROOT, page), 'utf8');
    for (const [, path = '', anchor] of text.matchAll(/\]\(([^)#\s]*)(?:#([^)\s]+))?\)/g)) {
      if (/^https?:/.test(path)) continue;
      const target = path === '' ? page : join(page, '..', decodeURI(path));
      expect(existsSync(join(ROOT, target)), `${page} links to ${target}`).toBe(true);
      if (anchor !== undefined) expect(anchorsOf(target), `${page} links to`).toContain(anchor);
    }
  }
});

/** What a page's headings are linked to by. */
function anchorsOf(page: string): string[] {
  const headings = readFileSync(join(ROOT, page), 'utf8').matchAll(/^#+ (.*)$/gm);
  return [...headings].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\w\s-]/g, '')
      .replaceAll(' ', '-'),
  );
}

it.each([
  {
    section: 'The button',
    members: [
      ...membersOf('core/payment/PaymentOptions.ts', 'PaymentSettings'),
      ...membersOf('core/endpoint/QrisConfig.ts', 'EndpointOptions'),
      ...membersOf('core/endpoint/QrisConfig.ts', 'AllowedLinks'),
      ...membersOf('core/payment/paymentEvents.ts', 'PaymentCallbacks'),
      'partnerReferenceNo',
      'createOrder',
      'prefetch',
      'messages',
    ],
  },
  {
    section: 'The return page',
    members: [
      ...membersOf('QrisReturnPage.tsx', 'QrisReturnPageProps'),
      ...membersOf('usePaymentReturn.ts', 'UsePaymentReturnOptions'),
      'endpoint',
      'onPaid',
      'onSettled',
    ],
  },
])('the README lists every option: $section', ({ section, members }) => {
  const readme = readFileSync(join(ROOT, 'README.md'), 'utf8');
  const text = readme.split(`## ${section}\n`)[1]?.split('\n## ')[0] ?? '';
  const [table = ''] = /(^\|.*\n)+/m.exec(text) ?? [];
  const listed = [...table.matchAll(/^\| `(\w+)`/gm)].map(([, name]) => name);
  expect(new Set(listed)).toEqual(new Set(members));
});

/** The names of an interface's members. */
function membersOf(file: string, name: string): string[] {
  const source = readFileSync(join(ROOT, 'src', file), 'utf8');
  const start = source.indexOf(`export interface ${name}`);
  expect(start, `${file} declares ${name}`).toBeGreaterThan(-1);
  const [, body = ''] = /\{\n([^]*?)^\}/m.exec(source.slice(start)) ?? [];
  return [...body.matchAll(/^  (\w+)\??:/gm)].map(([, member = '']) => member);
}
