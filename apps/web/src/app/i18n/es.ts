import app from '../messages/es';
import { collect } from './collect';
import type { Messages } from '.';

/** The shell's texts and each feature's `messages/es.ts`, named after the feature's folder. */
export const messages: Messages = {
  app,
  ...collect(
    import.meta.glob<Messages>('../../features/*/messages/es.ts', {
      eager: true,
      import: 'default',
    }),
  ),
};
