import type { ParsedMail } from 'mailparser';
import { until } from './until';

export interface TestSmtp {
  /** For SMTP_URL. */
  url: string;
  /** All messages so far, oldest first. */
  messages: ParsedMail[];
  /** The first message to this address, waited for. @throws when none comes within `timeoutMs` */
  waitFor(address: string, timeoutMs?: number): Promise<ParsedMail>;
  stop(): Promise<void>;
}

/** A real SMTP server that keeps what it gets. */
export async function startSmtp(): Promise<TestSmtp> {
  // Loaded where mail is looked at: most tests do without.
  const { simpleParser } = await import('mailparser');
  const { SMTPServer } = await import('smtp-server');
  const messages: ParsedMail[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, _session, done) {
      simpleParser(stream).then(
        (mail) => {
          messages.push(mail);
          done();
        },
        (error: unknown) => done(error instanceof Error ? error : new Error(String(error))),
      );
    },
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => resolve());
  });
  // A sender that is killed in the middle of a mail is the test's wish, and no fault of ours.
  server.on('error', () => undefined);
  const address = server.server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const to = (wanted: string) => messages.find((mail) => recipients(mail).includes(wanted));
  return {
    url: `smtp://127.0.0.1:${port}`,
    messages,
    async waitFor(wanted, timeoutMs = 15_000) {
      await until(() => to(wanted) !== undefined, `a mail to ${wanted} arrives`, timeoutMs);
      const mail = to(wanted);
      if (!mail) throw new Error(`No mail to ${wanted}`);
      return mail;
    },
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

function recipients({ to }: ParsedMail): (string | undefined)[] {
  return [to ?? []].flat().flatMap(({ value }) => value.map(({ address }) => address));
}
