import { it } from 'vitest';
import { killAtRandom } from './random-kills';

// Twenty kills: `npm run test:long`.
it('makes the same of a film when workers are killed at random moments', () => killAtRandom(4, 64));
