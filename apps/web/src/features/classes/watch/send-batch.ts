import { WatchBatchRefused, type SendWatchBatch } from '@rounds/player';
import { isFinalRefusal, sendBatch, type BatchAnswer } from '../../learning/api';
import { toSpans } from '../../learning/spans';

/** The player's sender: delivers a batch and hands the server's answer on. */
export const createSender =
  (onAnswer: (answer: BatchAnswer) => void): SendWatchBatch =>
  async (batch, { keepalive, sessionId }) => {
    try {
      const answer = await sendBatch(sessionId, batch, keepalive);
      onAnswer(answer);
      return { watched: toSpans(answer.watched) };
    } catch (error) {
      if (isFinalRefusal(error)) throw new WatchBatchRefused(String(error));
      throw error;
    }
  };
