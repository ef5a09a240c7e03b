import { SafeHtml } from './SafeHtml.ts';

/** What may stand in a template: text (it is escaped), other templates, or nothing. */
export type HtmlValue = string | number | SafeHtml | readonly SafeHtml[] | false | undefined;

/** Tag of templates whose values cannot break out of their place. */
export function html(strings: TemplateStringsArray, ...values: HtmlValue[]): SafeHtml {
  return new SafeHtml(String.raw({ raw: strings }, ...values.map(write)));
}

function write(value: HtmlValue): string {
  if (value === undefined || value === false) return '';
  if (value instanceof SafeHtml) return value.text;
  if (typeof value === 'object') return value.map(write).join('');
  return String(value).replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
