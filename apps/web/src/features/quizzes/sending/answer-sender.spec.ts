import { describe, expect, it } from 'vitest';
import { createAnswerSender, type SendState } from './answer-sender';
import { keepAnswers } from './kept-answers';

class Refused extends Error {}

function world(answerOf: (sent: string) => Promise<void> | void) {
  const values = new Map<string, string>();
  const store = {
    getItem: (key: string) => values.get(key) ?? null,
    setItem: (key: string, value: string) => void values.set(key, value),
    removeItem: (key: string) => void values.delete(key),
  };
  const seen = {
    sent: [] as string[],
    states: [] as SendState[],
    refused: 0,
    waits: [] as number[],
  };
  const kept = keepAnswers<string>('attempt', store);
  const sender = createAnswerSender<string>({
    kept,
    async send(questionId, answer) {
      seen.sent.push(`${questionId}=${answer}`);
      await answerOf(answer);
    },
    isFinal: (error) => error instanceof Refused,
    onState: (state) => seen.states.push(state),
    onRefused: () => seen.refused++,
    async wait(ms) {
      seen.waits.push(ms);
    },
  });
  return { sender, kept, seen };
}

describe('the sender of answers', () => {
  it('sends each, and says when all are saved', async () => {
    const { sender, kept, seen } = world(() => undefined);
    sender.put('q1', 'a');
    sender.put('q2', 'b');
    await sender.flush();
    expect(seen.sent).toEqual(['q1=a', 'q2=b']);
    expect(seen.states.at(-1)).toBe('saved');
    expect(kept.all().size).toBe(0);
  });

  it('tries again, ever more slowly, until the server is back', async () => {
    let failures = 3;
    const { sender, seen } = world(() => {
      if (failures-- > 0) throw new Error('offline');
    });
    sender.put('q1', 'a');
    await sender.flush();
    expect(seen.sent).toHaveLength(4);
    expect(seen.waits).toEqual([1500, 3000, 6000]);
    expect(seen.states.at(-1)).toBe('saved');
    expect(seen.states).toContain('waiting');
  });

  it('sends what was changed while the former answer was on its way', async () => {
    let arrived = () => undefined as void;
    const first = new Promise<void>((resolve) => (arrived = resolve));
    const { sender, seen } = world((answer) => (answer === 'a' ? first : undefined));
    sender.put('q1', 'a');
    sender.put('q1', 'b');
    arrived();
    await sender.flush();
    expect(seen.sent).toEqual(['q1=a', 'q1=b']);
  });

  it('gives up what was refused and goes on with the others', async () => {
    const { sender, kept, seen } = world((answer) => {
      if (answer === 'bad') throw new Refused();
    });
    sender.put('q1', 'bad');
    sender.put('q2', 'b');
    await sender.flush();
    expect(seen.refused).toBe(1);
    expect(kept.all().size).toBe(0);
  });

  it('leaves what is not sent in the browser when it is stopped', async () => {
    const { sender, kept } = world(() => {
      throw new Error('offline');
    });
    sender.put('q1', 'a');
    sender.stop();
    await sender.flush();
    expect(kept.all().get('q1')).toBe('a');
  });
});
