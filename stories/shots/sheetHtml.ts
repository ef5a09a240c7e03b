import type { Shot } from './Shot.ts';

/** A contact sheet: a row for each story, with its pictures side by side. */
export function sheetHtml(shots: readonly Shot[]): string {
  const stories = [...new Set(shots.map(({ story }) => story))];
  const rows = stories.map((story) => {
    const pictures = shots
      .filter((shot) => shot.story === story)
      .map(({ file, width }) => `<img src="${file}" width="${width / 2}" alt="">`);
    return `<section><h2>${story}</h2><div>${pictures.join('')}</div></section>`;
  });
  return `<!doctype html>
<meta charset="utf-8">
<title>Contact sheet</title>
<style>
  body { margin: 16px; background: #888; font: 14px system-ui, sans-serif; }
  h2 { margin: 16px 0 4px; font-size: 14px; }
  div { display: flex; align-items: start; gap: 8px; }
</style>
${rows.join('\n')}
`;
}
