// Small pages the server draws itself, without scripts: choice of login, refusals, the practice login.
import { createHash } from 'node:crypto';
import type { Language } from './language.ts';

/** Markup that is safe to send; made by `html` only. */
export interface Html {
  readonly markup: string;
}

type HtmlValue = Html | string | number | null | undefined | readonly HtmlValue[];

const escapes: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function markupOf(value: HtmlValue): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string' || typeof value === 'number')
    return String(value).replaceAll(/[&<>"']/g, (sign) => escapes[sign] ?? sign);
  return 'markup' in value ? value.markup : value.map(markupOf).join('');
}

/** Markup with every value escaped: html`<p>${name}</p>`. Lists are joined, null is nothing. */
export function html(strings: TemplateStringsArray, ...values: HtmlValue[]): Html {
  return { markup: strings.reduce((text, part, index) => text + markupOf(values[index - 1]) + part) };
}

const style = `
:root{color-scheme:light dark;--page:#f3f5f8;--card:#fff;--ink:#1c2430;--quiet:#465061;--line:#c3cad5;--edge:#6f7a8c;
--act:#0056b4;--act-ink:#fff;--soft:#e6f0fb;--note:#fff4dc;--note-line:#b27300}
@media (prefers-color-scheme:dark){:root{--page:#0f1620;--card:#192330;--ink:#edf2f8;--quiet:#b4bfce;--line:#3a4758;
--edge:#8593a7;--act:#8ec2ff;--act-ink:#0b1a2b;--soft:#213449;--note:#33290f;--note-line:#d9a441}}
*{box-sizing:border-box}
body{margin:0;min-height:100vh;background:var(--page);color:var(--ink);
font:1.125rem/1.6 "Source Sans 3","Source Sans Pro",system-ui,-apple-system,"Segoe UI",Roboto,sans-serif}
header{padding:1rem 1.25rem;font-size:1.25rem;font-weight:650;letter-spacing:.01em}
main{max-width:34rem;margin:4vh auto 4rem;padding:0 1rem}
main.wide{max-width:62rem}
.card{background:var(--card);border:1px solid var(--line);border-radius:14px;padding:clamp(1.25rem,4vw,2.5rem)}
h1{font-size:1.85rem;line-height:1.25;margin:0 0 .75rem;font-weight:650}
h2{font-size:1.2rem;line-height:1.35;margin:2rem 0 .75rem;font-weight:650}
p{margin:0 0 1rem;max-width:38rem}
.quiet{color:var(--quiet)}
.note{background:var(--note);border-left:4px solid var(--note-line);border-radius:4px;padding:.6rem 1rem;margin:0 0 1rem}
ul{list-style:none;margin:0;padding:0;display:grid;gap:.75rem}
.wide ul{grid-template-columns:repeat(auto-fill,minmax(min(17rem,100%),1fr))}
.actions{display:flex;flex-wrap:wrap;gap:.75rem;margin-top:1.75rem}
.action{display:inline-block;min-height:48px;padding:.6rem 1.25rem;border-radius:8px;border:2px solid var(--act);
color:var(--act);background:transparent;font:inherit;font-weight:600;text-decoration:none;cursor:pointer}
.action.first{background:var(--act);color:var(--act-ink)}
.choice{display:block;width:100%;height:100%;min-height:64px;padding:.8rem 1rem;text-align:left;font:inherit;color:inherit;
background:var(--card);border:1px solid var(--edge);border-radius:10px;text-decoration:none;cursor:pointer}
.choice strong{display:block;font-weight:650;color:var(--act)}
.choice span{color:var(--quiet)}
.choice:hover{background:var(--soft)}
.action:hover{text-decoration:underline}
a:focus-visible,button:focus-visible{outline:3px solid var(--ink);outline-offset:3px}
@media (forced-colors:active){.choice,.action{border-color:ButtonText}}
@media print{body{background:#fff}}
`;

const styleHash = createHash('sha256').update(style).digest('base64');

/** What to answer a browser with: the page and its headers. */
export interface PlainPage {
  markup: string;
  headers: Record<string, string>;
}

/** A whole page. Nothing is fetched and nothing runs: the policy allows only its own style and forms to this server. */
export function plainPage(page: {
  language: Language;
  title: string;
  body: Html;
  isWide?: boolean;
}): PlainPage {
  const { language, title, body, isWide = false } = page;
  return {
    markup: `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex"><title>${markupOf(`${title} – Samløp`)}</title><style>${style}</style></head>
<body><header>Samløp</header><main${isWide ? ' class="wide"' : ''}><div class="card">
<h1>${markupOf(title)}</h1>
${body.markup}
</div></main></body></html>`,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-language': language,
      'content-security-policy': `default-src 'none'; style-src 'sha256-${styleHash}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
    },
  };
}
