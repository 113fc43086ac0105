type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** Answers of one attempt that the server does not have yet, by question; they outlive the page. */
export interface KeptAnswers<T> {
  all(): Map<string, T>;
  put(questionId: string, answer: T): void;
  /** Forgets an answer, unless it was changed since. */
  drop(questionId: string, sent: T): void;
  clear(): void;
}

/** A store that is full or forbidden keeps them as long as the page lives. */
export function keepAnswers<T>(attemptId: string, store: Store): KeptAnswers<T> {
  const key = `rounds.quiz.${attemptId}`;
  const answers = read<T>(store, key);
  const write = () => {
    try {
      if (answers.size === 0) store.removeItem(key);
      else store.setItem(key, JSON.stringify([...answers]));
    } catch {
      // The answers stay in memory and are sent from there.
    }
  };
  return {
    all: () => new Map(answers),
    put(questionId, answer) {
      answers.delete(questionId);
      answers.set(questionId, answer);
      write();
    },
    drop(questionId, sent) {
      if (answers.get(questionId) === sent) answers.delete(questionId);
      write();
    },
    clear() {
      answers.clear();
      write();
    },
  };
}

function read<T>(store: Store, key: string): Map<string, T> {
  try {
    return new Map(JSON.parse(store.getItem(key) ?? '[]') as [string, T][]);
  } catch {
    return new Map();
  }
}
