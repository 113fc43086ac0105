import { describe, expect, it } from 'vitest';
import { readTicket, signTicket, ticketKey } from './ticket';

const key = ticketKey('a secret of at least 32 characters');
const claim = {
  broadcastId: '01890a5d-ac96-774b-bcce-b302099a8057',
  personId: '01890a5d-ac96-774b-bcce-b302099a8058',
  expiresAtMs: 10_000,
};

describe('a ticket', () => {
  it('tells who may present where, until it expires', () => {
    const ticket = signTicket(key, claim);
    expect(readTicket(key, ticket, 9_999)).toEqual(claim);
    expect(readTicket(key, ticket, 10_000)).toBeNull();
  });

  it.each(['', '.', 'a.b', 'e30.e30'])('is refused as %j', (text) => {
    expect(readTicket(key, text, 0)).toBeNull();
  });

  it('is refused when anything in it was changed', () => {
    const [body = '', seal = ''] = signTicket(key, claim).split('.');
    const other = Buffer.from(JSON.stringify({ ...claim, expiresAtMs: 1e12 })).toString(
      'base64url',
    );
    expect(readTicket(key, `${other}.${seal}`, 0)).toBeNull();
    expect(
      readTicket(ticketKey('another secret of 32 characters!'), `${body}.${seal}`, 0),
    ).toBeNull();
  });
});
