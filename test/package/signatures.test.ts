import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, inject, it, test } from 'vitest';
import { parseSync } from 'vite';

const TYPES = join(inject('consumer'), 'node_modules/pivot-qris-react/dist/types');

/** A declaration of the package: its file, and its name there. */
type Place = `${string} ${string}`;

interface Declarations {
  /** What stands behind each name that the file imports or declares itself. */
  named: ReadonlyMap<string, { place: Place; syntax?: unknown }>;
  /** What the file exports, its own or another file's. */
  exported: ReadonlySet<Place>;
}

const known = new Map<string, Declarations>();

function declarationsOf(file: string): Declarations {
  const declarations = known.get(file) ?? readDeclarations(file);
  known.set(file, declarations);
  return declarations;
}

function readDeclarations(file: string): Declarations {
  const path = join(TYPES, file);
  const { program, module, errors } = parseSync(path, readFileSync(path, 'utf8'));
  if (errors.length > 0) throw new Error(`${file}: ${errors[0]?.message}`);

  const named = new Map<string, { place: Place; syntax?: unknown }>();
  for (const { moduleRequest, entries } of module.staticImports) {
    const source = fileAt(file, moduleRequest.value);
    for (const { importName, localName } of source === undefined ? [] : entries) {
      named.set(localName.value, { place: `${source} ${importName.name}` });
    }
  }
  for (const statement of program.body) {
    const syntax: unknown = Object(statement).declaration ?? statement;
    for (const name of namesDeclaredBy(syntax)) {
      named.set(name, { place: `${file} ${name}`, syntax });
    }
  }

  const exported = module.staticExports
    .flatMap(({ entries }) => entries)
    .flatMap(({ moduleRequest, importName, localName }): Place[] => {
      if (moduleRequest === null) return [`${file} ${localName.name}`];
      const source = fileAt(file, moduleRequest.value);
      return source === undefined ? [] : [`${source} ${importName.name}`];
    });
  return { named, exported: new Set(exported) };
}

/** The declarations that an import leads to; undefined where it leads out of the package. */
function fileAt(importer: string, path: string): string | undefined {
  if (!path.startsWith('.')) return undefined;
  return join(dirname(importer), path).replace(/\.tsx?$/, '.d.ts');
}

function namesDeclaredBy(syntax: unknown): string[] {
  const { id, declarations = [] } = Object(syntax);
  return [id, ...declarations.map((declared: unknown) => Object(declared).id)]
    .filter((identifier) => Object(identifier).type === 'Identifier')
    .map(({ name }) => String(name));
}

/** Where TypeScript's syntax names a type. */
const NAMES_A_TYPE: Readonly<Record<string, string>> = {
  TSTypeReference: 'typeName',
  TSInterfaceHeritage: 'expression',
  TSClassImplements: 'expression',
  ClassDeclaration: 'superClass',
};

/** Every type that a declaration names, looking through `typeof` to the value's own declaration. */
function typesNamedIn(syntax: unknown, file: string): Place[] {
  if (typeof syntax !== 'object' || syntax === null) return [];
  const node = Object(syntax);
  if (node.type === 'TSTypeQuery') return typesNamedAt(placeOf(node.exprName, file));
  const key = NAMES_A_TYPE[node.type];
  const place = key === undefined ? undefined : placeOf(node[key], file);
  const inside = Object.values(node).flatMap((part) => typesNamedIn(part, file));
  return place === undefined ? inside : [place, ...inside];
}

/** Undefined for what is not of this package: a global, a type parameter, another package's. */
function placeOf(name: unknown, file: string): Place | undefined {
  return declarationsOf(file).named.get(String(Object(name).name))?.place;
}

function typesNamedAt(place: Place | undefined): Place[] {
  if (place === undefined) return [];
  const [file = '', name = ''] = place.split(' ');
  const declaration = declarationsOf(file).named.get(name);
  if (declaration?.syntax === undefined) throw new Error(`${file} does not declare ${name}.`);
  return typesNamedIn(declaration.syntax, file);
}

test.each(['index', 'server/index', 'server/signing/index', 'msw/index', 'sandbox/index'])(
  '%s exports every type that its signatures name',
  (entry) => {
    const { exported } = declarationsOf(`${entry}.d.ts`);
    const unnameable = [...exported].flatMap((place) =>
      typesNamedAt(place)
        .filter((type) => !exported.has(type))
        .map((type) => `${type}, in ${place}`),
    );
    expect(unnameable).toEqual([]);
  },
);

it('sees the types of a signature', () => {
  expect(typesNamedAt('usePaymentReturn.d.ts usePaymentReturn')).toEqual([
    'usePaymentReturn.d.ts UsePaymentReturnOptions',
    'usePaymentReturn.d.ts UsePaymentReturnResult',
  ]);
  expect(typesNamedAt('useApplyOtt.d.ts useApplyOtt')).toContain(
    'core/endpoint/QrisConfig.d.ts QrisConfig',
  );
});

test.each(['index', 'server/index', 'server/signing/index', 'msw/index', 'sandbox/index'])(
  '%s shows an example of every function, component, class and value',
  (entry) => {
    const { exported } = declarationsOf(`${entry}.d.ts`);
    const without = [...exported].filter((place) => isValue(place) && !hasExample(place));
    expect(exported.size).toBeGreaterThan(0);
    expect(without).toEqual([]);
  },
);

it('sees that a declaration has no example', () => {
  expect(hasExample('core/payment/journeyStorage.d.ts journeyStorage')).toBe(false);
});

function isValue(place: Place): boolean {
  return declarationBefore(place) !== undefined;
}

/** Whether the docstring right above the declaration has an example. */
function hasExample(place: Place): boolean {
  const before = declarationBefore(place) ?? '';
  const docstring = before.slice(before.lastIndexOf('/**'));
  return /@example[^]*\*\/\s*$/.test(docstring);
}

/** The text before a value's declaration; undefined for a type. */
function declarationBefore(place: Place): string | undefined {
  const [file = '', name = ''] = place.split(' ');
  const text = readFileSync(join(TYPES, file), 'utf8');
  const at = text.search(new RegExp(`^export declare (function|const|class) ${name}\\b`, 'm'));
  return at === -1 ? undefined : text.slice(0, at);
}
