/** An ILIKE pattern for "contains", with the text's own wildcards taken literally. */
export const likePattern = (text: string | undefined): string | null =>
  text ? `%${text.replace(/[\\%_]/g, '\\$&')}%` : null;
