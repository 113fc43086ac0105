/** A step of the map, or what a specialty adds to one. */
export interface TopicText {
  key: string;
  title: string;
  summary: string;
}

const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase();

/** The topics in which every word occurs, whatever the accents; those named so come first. */
export function matchTopics(topics: readonly TopicText[], words: readonly string[]): TopicText[] {
  if (words.length === 0) return [];
  const wanted = words.map(plain);
  const hits = (text: string): number => wanted.filter((word) => plain(text).includes(word)).length;
  return topics
    .filter(({ title, summary, key }) => hits(`${title} ${summary} ${key}`) === wanted.length)
    .toSorted((one, other) => hits(other.title) - hits(one.title));
}
