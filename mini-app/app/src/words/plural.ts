import type { Language } from './language';

interface Forms {
  en: { one: string; other: string };
  fr: { one: string; other: string };
  ru: { one: string; few: string; many: string };
}

/** `plural('en', { one: '{n} message', other: '{n} messages' })` is a function of the number. */
export function plural<L extends Language>(language: L, forms: Forms[L]): (n: number) => string {
  const rules = new Intl.PluralRules(language);
  const numbers = new Intl.NumberFormat(language);
  const all = forms as Partial<Record<Intl.LDMLPluralRule, string>>;
  const otherwise = all.other ?? all.many ?? '';
  return n => (all[rules.select(n)] ?? otherwise).replace('{n}', numbers.format(n));
}
