/** So much of a class or chapter, by the watch record, makes it finished; the server says the same. */
export const FINISHED = 0.9;
