/**
 * The value of a Content-Disposition header (RFC 6266) that makes a browser save a file and never
 * show it: a name in ASCII for old programs, and the whole one as RFC 8187 writes it.
 */
export function attachment(name: string): string {
  const plain = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^ -~]|["%\\]/g, '_');
  return `attachment; filename="${plain}"; filename*=UTF-8''${encode(name)}`;
}

/** `attr-char` of RFC 8187 is less than what encodeURIComponent leaves. Halves of characters go. */
const encode = (name: string): string =>
  encodeURIComponent(name.replace(/\p{Cs}/gu, '\ufffd')).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
