import { describe, expect, it } from 'vitest';
import { levelling, levellingGain, readLoudness } from './loudness';

const summary = (integrated: string, peak: string): string => `
[Parsed_ebur128_1 @ 0x55] Summary:

  Integrated loudness:
    I:         ${integrated} LUFS
    Threshold: -37.2 LUFS

  Loudness range:
    LRA:         5.1 LU
    Threshold: -47.2 LUFS
    LRA low:   -29.7 LUFS

  True peak:
    Peak:       ${peak} dBFS
`;

describe('loudness', () => {
  it('is read from what ffmpeg says at its end', () => {
    expect(readLoudness(summary('-26.9', '-3.4'))).toEqual({ integrated: -26.9, truePeak: -3.4 });
    expect(readLoudness(summary('-70.0', '-inf'))).toEqual({ integrated: -70, truePeak: -120 });
  });

  it('is brought to -16 LUFS, and left where nobody hears a difference', () => {
    const gain = (integrated: number): number => levellingGain({ integrated, truePeak: -10 });
    expect([gain(-26.9), gain(-9.2), gain(-16.4), gain(-15.5)]).toEqual([10.9, -6.8, 0, 0]);
    // Silence stays silence, and a murmur does not become a storm.
    expect([gain(-70), gain(-55)]).toEqual([0, 24]);
  });

  it('never lets peaks distort', () => {
    expect(levelling(0)).toEqual([]);
    expect(levelling(10.9).join()).toMatch(/^volume=10.9dB.*alimiter=limit=0.7943/);
  });
});
