import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium, type Browser, type BrowserContextOptions } from 'playwright-core';

const names = ['chromium', 'chromium-browser', 'google-chrome'];

/** A phone in English. */
export const phone: BrowserContextOptions = {
  viewport: { width: 390, height: 844 },
  locale: 'en-GB',
  timezoneId: 'Europe/Riga',
};

/** The machine's own Chromium. */
export function launch(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env.PARLEY_CHROMIUM || onPath(),
    // Its sandbox refuses to be run by root, and nothing foreign is opened.
    args: ['--no-sandbox', '--disable-background-networking', '--disable-dev-shm-usage'],
  });
}

function onPath(): string {
  const places = (process.env.PATH ?? '').split(delimiter).flatMap(folder => names.map(name => join(folder, name)));
  const found = places.find(place => {
    try {
      accessSync(place, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
  if (!found) throw new Error(`None of ${names.join(', ')} is on the PATH; PARLEY_CHROMIUM may name one`);
  return found;
}
