/** Colours as `#rrggbb`, and how well one can be read on another (WCAG 2). */

type Rgb = readonly [number, number, number];

/** Undefined for what is no colour of this form. */
export function rgb(colour: string | undefined): Rgb | undefined {
  const digits = /^#([\da-f]{6})$/i.exec(colour ?? '')?.[1];
  if (!digits) return undefined;
  const all = parseInt(digits, 16);
  return [all >> 16, (all >> 8) & 255, all & 255];
}

const hex = (parts: Rgb): string => `#${parts.map(each => Math.round(each).toString(16).padStart(2, '0')).join('')}`;

const black: Rgb = [0, 0, 0];
const part = (colour: string): Rgb => rgb(colour) ?? black;

/** From 0, black, to 1, white. */
export function luminance(colour: string): number {
  const [red, green, blue] = part(colour).map(each => {
    const share = each / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as unknown as Rgb;
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** From 1, the same, to 21. */
export function contrast(one: string, other: string): number {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

/** `share` of the one, the rest of the other. */
export function mix(one: string, other: string, share: number): string {
  const [a, b] = [part(one), part(other)];
  const at = (i: 0 | 1 | 2) => a[i] * share + b[i] * (1 - share);
  return hex([at(0), at(1), at(2)]);
}

export const isDark = (colour: string): boolean => luminance(colour) < 0.18;

/** AA for text. */
const enough = 4.5;
const steps = 20;

/** The colour, or the nearest one towards black or white that can be read on all of these. */
export function readable(colour: string, ...grounds: readonly string[]): string {
  const worst = (candidate: string) => Math.min(...grounds.map(ground => contrast(candidate, ground)));
  const end = worst('#000000') > worst('#ffffff') ? '#000000' : '#ffffff';
  for (let i = 0; i <= steps; i++) {
    const candidate = mix(end, colour, i / steps);
    if (worst(candidate) >= enough) return candidate;
  }
  return end;
}
