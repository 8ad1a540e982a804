/** Light or dark, as the machine likes it, until Telegram says otherwise. */
export type Scheme = 'light' | 'dark';

export const showScheme = (scheme: Scheme): void => document.documentElement.setAttribute('data-scheme', scheme);

/** Answers with what ends it. */
export function followMachine(page: Window): () => void {
  const dark = page.matchMedia('(prefers-color-scheme: dark)');
  const show = () => showScheme(dark.matches ? 'dark' : 'light');
  show();
  dark.addEventListener('change', show);
  return () => dark.removeEventListener('change', show);
}
