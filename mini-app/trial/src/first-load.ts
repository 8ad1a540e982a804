import type { Page } from 'playwright-core';

/** How many bytes the page itself takes on the wire until it has come to rest, with nothing in the cache. */
export async function firstLoad(page: Page, url: string): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  const ours = new Set<string>();
  let bytes = 0;
  session.on('Network.responseReceived', ({ requestId, response }) => {
    const { origin, pathname } = new URL(response.url);
    // Neither what is asked of the services nor the pictures of people are the page.
    if (origin === url && !/^\/(v1|pictures)\//.test(pathname)) ours.add(requestId);
  });
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (ours.has(requestId)) bytes += encodedDataLength;
  });
  await page.goto('/', { waitUntil: 'networkidle' });
  await session.detach();
  return bytes;
}
