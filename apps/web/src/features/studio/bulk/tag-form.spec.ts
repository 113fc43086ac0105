import { expect, it } from 'vitest';
import { changeOf, emptyTagForm } from './tag-form';

it('asks only for what was filled in', () => {
  expect(changeOf(emptyTagForm())).toBeNull();
  const topics = ['billing:denials'];
  expect(changeOf({ ...emptyTagForm(), topics, speaker: ' Dana ' })).toEqual({
    topics: { mode: 'add', keys: topics },
    speaker: 'Dana',
  });
});

it('waits for an audience that is half chosen', () => {
  const form = { ...emptyTagForm(), speaker: 'Dana' };
  expect(changeOf({ ...form, audience: { kind: 'practices', ids: [] } })).toBeNull();
  expect(changeOf({ ...form, audience: { kind: 'everyone' } })).toEqual({
    speaker: 'Dana',
    audience: { kind: 'everyone' },
  });
});
