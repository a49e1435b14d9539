/** Texts of the page, by their short names; `{0}` and `{1}` are put in. */
export class Words {
  constructor(
    private readonly texts: Record<string, string>,
    private readonly language: string,
  ) {}

  say = (key: string, ...values: (string | number)[]): string =>
    values.reduce<string>((text, value, i) => text.replaceAll(`{${i}}`, String(value)), this.texts[key] ?? key);

  count(number: number, decimals = 0): string {
    return number.toLocaleString(this.language, { maximumFractionDigits: decimals });
  }

  money(amount: string, currency: string): string {
    const value = Number(amount);
    return value.toLocaleString(this.language, {
      style: 'currency',
      currency,
      currencyDisplay: 'narrowSymbol',
      ...(Math.abs(value) < 1 ? { maximumSignificantDigits: 3, minimumFractionDigits: 2 } : { maximumFractionDigits: 2 }),
    });
  }

  time(instant: string): string {
    return new Date(instant).toLocaleTimeString(this.language, { hour: '2-digit', minute: '2-digit' });
  }

  moment(instant: string): string {
    return new Date(instant).toLocaleString(this.language, { dateStyle: 'medium', timeStyle: 'short' });
  }
}
