import { readFileSync } from 'node:fs';

/**
 * Reads a published signature by its id. Each names its source; the keys among them are published
 * samples.
 *
 * @returns a function from field to value, which throws for a field that is not there.
 */
export function vector(id: string): (field: string) => string {
  const file = new URL('./vectors.json', import.meta.url);
  const vectors: Record<string, string>[] = JSON.parse(readFileSync(file, 'utf8'));
  const found = vectors.find((candidate) => candidate['id'] === id);
  return (field) => {
    const value = found?.[field];
    if (value === undefined) throw new Error(`vectors.json holds no ${id}.${field}`);
    return value;
  };
}
