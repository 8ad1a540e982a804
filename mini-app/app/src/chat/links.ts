/** A text in pieces. Those with an address are links. All are shown as text. */
export interface Piece {
  readonly text: string;
  readonly href?: string;
}

const longest = 2048;
/** All that may stand in an address as people write them; no quotes, no brackets of HTML, no backslash. */
const candidate = /(?:https?:\/\/|www\.)[^\s<>"'`{}|\\^«»“”„‘’]+/giu;
/** What cannot be seen, or turns the direction of what follows, would let an address look like another. */
const unseen = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Default_Ignorable_Code_Point}]/u;
const wordBefore = /[\p{L}\p{N}_@.\-/:]$/u;
const scripts = [/\p{Script=Latin}/u, /\p{Script=Cyrillic}/u, /\p{Script=Greek}/u];

const count = (text: string, mark: string) => text.split(mark).length - 1;

/** Without the full stop that ends the sentence, and the bracket that was opened before the address. */
function trimEnd(text: string): string {
  let end = text.length;
  let closing = count(text, ')') - count(text, '(');
  for (; end > 0; end--) {
    const last = text[end - 1]!;
    if (last === ')' && closing > 0) closing--;
    else if (!'.,:;!?…*_~]'.includes(last)) break;
  }
  return text.slice(0, end);
}

/** A host whose letters are of several alphabets is made to be taken for another one. */
const isMixed = (host: string) =>
  host.split('.').some(label => scripts.filter(script => script.test(label)).length > 1);

/** The address behind a text, if it may be a link: http or https, to a host that is what it looks like. */
export function hrefOf(text: string): string | undefined {
  if (text.length > longest || unseen.test(text)) return undefined;
  const written = /^https?:/iu.test(text) ? text : `https://${text}`;
  let url;
  try {
    url = new URL(written);
  } catch {
    return undefined;
  }
  const host = /^https?:\/\/([^/?#:]*)/iu.exec(written)?.[1] ?? '';
  const safe =
    (url.protocol === 'http:' || url.protocol === 'https:') &&
    !url.username &&
    !url.password &&
    host.includes('.') &&
    !host.endsWith('.') &&
    !isMixed(host);
  return safe ? url.href : undefined;
}

export function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = [];
  let done = 0;
  for (const match of text.matchAll(candidate)) {
    if (match.index < done || wordBefore.test(text.slice(Math.max(0, match.index - 2), match.index))) continue;
    const written = trimEnd(match[0]);
    const href = hrefOf(written);
    if (!href) continue;
    if (match.index > done) pieces.push({ text: text.slice(done, match.index) });
    pieces.push({ text: written, href });
    done = match.index + written.length;
  }
  if (done < text.length || !pieces.length) pieces.push({ text: text.slice(done) });
  return pieces;
}
