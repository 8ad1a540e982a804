import type { BrowserContext } from 'playwright-core';

// What the browser says while a server is away, which is no fault of the page.
const expected = /Failed to load resource|net::ERR_|WebSocket connection to .* failed/;

/** Gathers what no page may do: break a rule of the Content Security Policy, throw, or complain. */
export async function watchFaults(context: BrowserContext, name: string, faults: string[]): Promise<void> {
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', event =>
      console.error(`Content Security Policy: ${event.violatedDirective} refuses ${event.blockedURI}`),
    );
  });
  context.on('console', message => {
    const text = message.text();
    if (/Content Security Policy/i.test(text) || (message.type() === 'error' && !expected.test(text)))
      faults.push(`${name}: ${text} (${message.location().url})`);
  });
  context.on('weberror', error => faults.push(`${name}: ${error.error().stack ?? error.error().message}`));
}
