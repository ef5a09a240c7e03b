/** Figures with the ratio of the first column to its first row, as a Markdown table. */
export function ratioTable(columns: string[], rows: [string, ...number[]][]): string {
  const base = rows[0]?.[1] ?? Number.NaN;
  return [
    [...columns, 'ratio'],
    ['---', ...columns.map(() => '---:')],
    ...rows.map(([name, ...values]) => [
      `\`${name}\``,
      ...values.map((value) => value.toFixed(1)),
      ((values[0] ?? Number.NaN) / base).toFixed(2),
    ]),
  ]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n');
}
