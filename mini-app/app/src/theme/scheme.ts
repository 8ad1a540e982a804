import { isDark } from './colour';
import { paletteOf, type TelegramTheme } from './palette';

/** What of the theme is on the page. */

const show = (dark: boolean) => document.documentElement.setAttribute('data-scheme', dark ? 'dark' : 'light');

/** Light or dark as the machine likes it. Answers with what ends it. */
export function followMachine(page: Window): () => void {
  const dark = page.matchMedia('(prefers-color-scheme: dark)');
  const follow = () => show(dark.matches);
  follow();
  dark.addEventListener('change', follow);
  return () => dark.removeEventListener('change', follow);
}

export function showTheme(theme: TelegramTheme): void {
  const palette = paletteOf(theme);
  if (!palette) return;
  show(isDark(palette['--bg'] ?? ''));
  for (const [name, value] of Object.entries(palette)) document.documentElement.style.setProperty(name, value);
}
