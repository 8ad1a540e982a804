/** Puts a text on the clipboard; false where the browser does not let us. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyTheOldWay(text); // a frame that was not allowed the clipboard may still do this
  }
}

function copyTheOldWay(text: string): boolean {
  const box = document.createElement('textarea');
  box.value = text;
  box.className = 'only-read';
  document.body.append(box);
  box.select();
  const done = document.execCommand('copy');
  box.remove();
  return done;
}
