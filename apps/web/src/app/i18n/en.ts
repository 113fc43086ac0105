import app from '../messages/en';
import { collect } from './collect';
import type { Messages } from '.';

/** The shell's texts and each feature's `messages/en.ts`, named after the feature's folder. */
export const messages: Messages = {
  app,
  ...collect(
    import.meta.glob<Messages>('../../features/*/messages/en.ts', {
      eager: true,
      import: 'default',
    }),
  ),
};
