import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix, sep } from 'node:path';
import { expect, inject, it } from 'vitest';

const INSTALLED = join(inject('consumer'), 'node_modules/pivot-qris-react');
const files = readdirSync(INSTALLED, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath, entry.name).slice(INSTALLED.length + 1))
  .map((file) => file.split(sep).join('/'));

it('holds what is meant to be published, and nothing else', () => {
  const atTheTop = files.filter((file) => !file.includes('/')).toSorted();
  expect(atTheTop).toEqual(['CHANGELOG.md', 'LICENSE', 'README.md', 'SECURITY.md', 'package.json']);
  const inFolders = files.filter((file) => file.includes('/'));
  const meant = [
    /^dist\/[\w-]+\.js(\.map)?$/,
    /^dist\/styles\.css$/,
    /^dist\/types\/([\w-]+\/)*\w+\.d\.ts(\.map)?$/,
    /^src\/([\w-]+\/)*\w+\.(tsx?|css|js)$/,
    /^src\/styles\.css\.d\.ts$/,
    /^docs\/[\w-]+\.(md|png|svg)$/,
  ];
  expect(inFolders.filter((file) => !meant.some((pattern) => pattern.test(file)))).toEqual([]);
  for (const pattern of meant) expect(files.some((file) => pattern.test(file))).toBe(true);
});

it('has the target of every link in its pages', () => {
  const pages = files.filter((file) => file.endsWith('.md'));
  expect(pages.length).toBeGreaterThan(5);
  for (const page of pages) {
    for (const [, target = ''] of read(page).matchAll(/\]\((?!https?:|#)([^)#]+)/g)) {
      expect(files, `${page} links to ${target}`).toContain(posix.join(dirname(page), target));
    }
  }
});

it('maps every script and every declaration to a source that is there', () => {
  const mapped = files.filter((file) => /^dist\/.*\.(js|d\.ts)$/.test(file));
  expect(mapped.length).toBeGreaterThan(50);
  // An entry that only passes on what other files hold has nothing to map.
  const unmapped = mapped.filter((file) => !files.includes(`${file}.map`));
  for (const file of unmapped) {
    expect(
      read(file)
        .replaceAll(/^(import|export) \{.*\}( from ".*")?;$/gm, '')
        .trim(),
    ).toBe('');
  }
  for (const file of mapped.filter((it_) => !unmapped.includes(it_))) {
    const map: unknown = JSON.parse(read(`${file}.map`));
    for (const source of Object(map).sources) {
      const path = join(INSTALLED, dirname(file), source);
      expect(existsSync(path), `${file}.map names ${source}`).toBe(true);
    }
  }
});

/** What the README of a clone leads to besides. */
const ONLY_IN_A_CLONE = /^(examples\/|CONTRIBUTING\.md$|\.env\.example$)/;

it('holds every page and picture that its pages lead to', () => {
  const lost = files
    .filter((file) => file.endsWith('.md'))
    .flatMap((page) =>
      [...read(page).matchAll(/\]\(([^)#\s]+)(?:#[^)\s]+)?\)/g)]
        .map(([, path = '']) => path)
        .filter((path) => !/^https?:/.test(path))
        .map((path) => posix.join(page, '..', decodeURI(path)))
        .filter((target) => !files.includes(target) && !ONLY_IN_A_CLONE.test(target))
        .map((target) => `${page} leads to ${target}`),
    );
  expect(lost).toEqual([]);
});

function read(file: string): string {
  return readFileSync(join(INSTALLED, file), 'utf8');
}
