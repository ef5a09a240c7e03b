/** Medians with their ratio to the first, as a Markdown table. */
export function ratioTable(title: string, unit: string, rows: [string, number][]): string {
  const base = rows[0]?.[1] ?? Number.NaN;
  return [
    `| ${title} | ${unit} | ratio |`,
    '| --- | ---: | ---: |',
    ...rows.map(
      ([name, value]) => `| \`${name}\` | ${value.toFixed(1)} | ${(value / base).toFixed(2)} |`,
    ),
  ].join('\n');
}
