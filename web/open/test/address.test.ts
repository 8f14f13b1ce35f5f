import { describe, expect, it } from 'vitest';
import { asked, spokenCode } from '../src/address';

const hash = 'ab'.repeat(32);

describe('what an open address asks for', () => {
  it.each([
    ['/', '', { page: 'doors' }],
    ['/open/', '', { page: 'enter' }],
    ['/open', '', { page: 'enter' }],
    ['/open/check', '', { page: 'check' }],
    ['/open/visits/K7QF29MXP4', '', { page: 'visit', code: 'K7QF29MXP4', inHand: null }],
    ['/open/visits/', '', { page: 'enter' }],
  ])('reads %s', (path, fragment, expected) => {
    expect(asked(path, fragment)).toEqual(expected);
  });

  it('reads number and hash of the sheet in hand from the fragment', () => {
    expect(
      asked('/open/visits/x', `#n=${encodeURIComponent('富市监〔2026〕118号')}&h=${hash}`),
    ).toEqual({
      page: 'visit',
      code: 'x',
      inHand: { number: '富市监〔2026〕118号', hash },
    });
  });

  it('takes nothing for a hash that is none', () => {
    expect(asked('/open/visits/x', '#n=1&h=zz')).toMatchObject({ inHand: null });
  });

  it('forgives spaces, dashes and small letters in a spoken code', () => {
    expect(spokenCode(' k7qf2-9mxp4 ')).toBe('K7QF29MXP4');
  });
});
