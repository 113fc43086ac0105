import { it } from 'vitest';
import { killAtRandom } from '../faults/random-kills';

it('makes the same of a film when workers are killed at twenty random moments', async () => {
  await killAtRandom(20, 96);
}, 1_800_000);
