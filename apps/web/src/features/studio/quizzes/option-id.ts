let made = 0;

/** Names an option until the server has one for it. */
export const newOptionId = (): string => `new-${Date.now().toString(36)}-${made++}`;
