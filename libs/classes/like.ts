/** A pattern for `ilike` that finds the words of the text as they are: `%`, `_` and `\` are letters. */
export const containing = (text: string): string => `%${text.trim().replace(/[\\%_]/g, '\\$&')}%`;
