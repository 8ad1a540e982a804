import { contrast, isDark, mix, readable, rgb } from './colour';

/** Telegram's theme as far as it is used; a client may leave out any of it. */
export type TelegramTheme = Readonly<Partial<Record<TelegramColour, string>>>;
type TelegramColour =
  | 'bg_color'
  | 'secondary_bg_color'
  | 'text_color'
  | 'hint_color'
  | 'link_color'
  | 'button_color'
  | 'button_text_color'
  | 'destructive_text_color'
  | 'section_separator_color';

export type Palette = Readonly<Record<`--${string}`, string>>;

/**
 * Our variables from Telegram's colours. Themes are made by anybody, and even Telegram's own grey is hard to read: what
 * is text is moved away from its ground until it can be read. Undefined where the theme does not tell enough.
 */
export function paletteOf(theme: TelegramTheme): Palette | undefined {
  const { bg_color: bg, text_color: givenText } = theme;
  if (!bg || !rgb(bg) || !givenText || !rgb(givenText)) return undefined;
  const given = (colour: string | undefined, otherwise: string) => (colour && rgb(colour) ? colour : otherwise);

  const surface = given(theme.secondary_bg_color, mix(givenText, bg, 0.06));
  const text = readable(givenText, bg, surface);
  const onAccent = given(theme.button_text_color, '#ffffff');
  const accent = readable(given(theme.button_color, '#c2255c'), onAccent);
  const danger = readable(given(theme.destructive_text_color, '#c01c28'), bg, surface);
  const hint = given(theme.hint_color, mix(text, bg, 0.6));
  const own = mix(accent, bg, isDark(bg) ? 0.32 : 0.14);
  return {
    '--bg': bg,
    '--surface': surface,
    '--surface-strong': mix(text, surface, 0.1),
    '--text': text,
    '--hint': readable(hint, bg, surface),
    '--link': readable(given(theme.link_color, accent), bg, surface),
    '--accent': accent,
    '--on-accent': onAccent,
    '--danger': danger,
    '--on-danger': contrast('#ffffff', danger) > contrast('#000000', danger) ? '#ffffff' : '#000000',
    '--separator': given(theme.section_separator_color, mix(text, bg, 0.14)),
    '--bubble-own': own,
    '--bubble-own-text': readable(text, own),
    '--bubble-own-hint': readable(hint, own),
    '--bubble-peer': surface === bg ? mix(text, bg, 0.06) : bg,
    '--chat-bg': surface,
  };
}
