import type { Bucket, ChartData } from './chart-data';

const GAP = '\u00a0';
const LABEL_WIDTH = 76;

/** Axis figures: short, all in the unit of the greatest ("1.9 B" and "0.6 B", "¥ 600"). */
export function axisText(value: number, greatest: number, data: Pick<ChartData, 'language' | 'prefix' | 'suffix'>): string {
  if (value === 0) {
    return '0';
  }
  const compact = new Intl.NumberFormat(data.language, { notation: 'compact' });
  const unit = (number: number) => compact.formatToParts(number).find((part) => part.type === 'compact')?.value ?? '';
  const word = unit(greatest);
  let power = 0;
  if (word) {
    power = Math.floor(Math.log10(greatest));
    while (power > 0 && unit(10 ** (power - 1)) === word) {
      power--;
    }
  }
  const number = new Intl.NumberFormat(data.language, { maximumSignificantDigits: 3 }).format(value / 10 ** power);
  return data.prefix + number + (word && !data.language.startsWith('zh') ? GAP : '') + word + data.suffix;
}

/** Which buckets have a label: where it changes, and as many as there is room for. A day of hours has its date once. */
export function labelled(buckets: Bucket[], width: number): boolean[] {
  const changes = buckets.map((bucket, i) => i === 0 || bucket.label !== buckets[i - 1].label);
  const room = Math.max(2, Math.floor(width / LABEL_WIDTH));
  const step = Math.max(1, Math.ceil(changes.filter(Boolean).length / room));
  let seen = -1;
  return changes.map((is) => is && ++seen % step === 0);
}
