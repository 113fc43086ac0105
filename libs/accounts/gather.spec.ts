import { expect, it } from 'vitest';
import { gather } from './gather';

/** Answers a round when it is told to. */
function rounds() {
  const open: { keys: string[]; answer(values: [string, number][]): void; fail(): void }[] = [];
  const ask = gather<number>(
    (keys) =>
      new Promise((resolve, reject) => {
        const fail = () => reject(new Error('away'));
        open.push({ keys, answer: (values) => resolve(new Map(values)), fail });
      }),
  );
  return { open, ask };
}

it('asks at once, and together what comes while two rounds are under way', async () => {
  const { open, ask } = rounds();
  const answers = ['a', 'b', 'c', 'd', 'c'].map((key) => ask(key));
  expect(open.map(({ keys }) => keys)).toEqual([['a'], ['b']]);
  open[0]!.answer([['a', 1]]);
  expect(await answers[0]).toBe(1);
  expect(open.map(({ keys }) => keys)).toEqual([['a'], ['b'], ['c', 'd']]);
  open[2]!.answer([['c', 3]]);
  expect(await Promise.all(answers.slice(2))).toEqual([3, null, 3]);
});

it('looks again for who asks later', async () => {
  const { open, ask } = rounds();
  const first = ask('a');
  const second = ask('a');
  open[0]!.answer([['a', 1]]);
  open[1]!.answer([['a', 2]]);
  expect(await Promise.all([first, second])).toEqual([1, 2]);
});

it('fails those of its round alone', async () => {
  const { open, ask } = rounds();
  const [first, second] = [ask('a'), ask('b')];
  open[0]!.fail();
  open[1]!.answer([['b', 2]]);
  await expect(first).rejects.toThrow('away');
  expect(await second).toBe(2);
});
