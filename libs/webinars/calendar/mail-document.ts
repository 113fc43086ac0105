import type { Locale } from '@rounds/accounts';

/** A paragraph, several lines, or something to press. */
export type MailBlock = string | readonly string[] | { label: string; url: string };

export interface MailDocument {
  subject: string;
  text: string;
  html: string;
}

/** The same letter as plain text and as HTML. Nothing in it is taken for markup. */
export function mailDocument(
  locale: Locale,
  subject: string,
  blocks: readonly MailBlock[],
): MailDocument {
  const line = subject.replace(/\s+/g, ' ').trim();
  return {
    subject: line,
    text: `${blocks.map(asText).join('\n\n')}\n\nRounds\n`,
    html: [
      `<!doctype html><html lang="${locale}"><head><meta charset="utf-8">`,
      `<meta name="viewport" content="width=device-width"><title>${escapeHtml(line)}</title></head>`,
      `<body style="font: 16px/1.5 system-ui, sans-serif; max-width: 36em; margin: 1.5em auto; padding: 0 1em">`,
      ...blocks.map(asHtml),
      '<p>Rounds</p></body></html>',
    ].join('\n'),
  };
}

function asText(block: MailBlock): string {
  if (typeof block === 'string') return block;
  return isLines(block) ? block.join('\n') : `${block.label}:\n${block.url}`;
}

function asHtml(block: MailBlock): string {
  if (typeof block === 'string') return `<p>${escapeHtml(block)}</p>`;
  if (isLines(block)) return `<p>${block.map(escapeHtml).join('<br>')}</p>`;
  return `<p><a href="${escapeHtml(block.url)}">${escapeHtml(block.label)}</a></p>`;
}

const isLines = (block: Exclude<MailBlock, string>): block is readonly string[] =>
  Array.isArray(block);

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
