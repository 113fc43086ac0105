export interface Part {
  text: string;
  /** Present when the part is a link. */
  href?: string;
}

/** A mail's text, cut so that its http addresses can be shown as links. */
export function splitLinks(text: string): Part[] {
  return text
    .split(/(https?:\/\/[^\s<>"']+[^\s<>"'.,;:!?)])/)
    .flatMap((part, index) =>
      part === '' ? [] : [index % 2 === 1 ? { text: part, href: part } : { text: part }],
    );
}
