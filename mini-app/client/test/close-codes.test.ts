import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { afterClose, type AfterClose } from '../src/close-codes.js';
import { planAfterClose } from '../src/reconnect.js';
import { annaConnected, pass, withFakeTime } from './setting.js';

const page = readFileSync(resolve(import.meta.dirname, '../../../docs/protocol.md'), 'utf8');
const words: Record<string, AfterClose> = {
  'stays closed': 'stay',
  'reconnects with backoff': 'backoff',
  'reconnects after a random part of 5 s, then with backoff': 'spread',
  'renews it, then reconnects': 'renew',
  'reconnects after 30 to 60 s': 'later',
  'reconnects only if the user is active here': 'if-active',
  'reconnects and syncs': 'again',
};

/** Every line of the table of close codes, a line for each code. */
const table = page
  .split('## Close codes')[1]!
  .split('\n## ')[0]!
  .split('\n')
  .filter(line => /^\| (\d|none)/.test(line))
  .flatMap(line => {
    const cells = line.split('|').map(cell => cell.trim());
    return (cells[1]!.match(/\d{4}/g) ?? []).map(code => ({ code: Number(code), does: cells[3]! }));
  });

describe('close codes', () => {
  it('the table of the protocol page is read', () => {
    expect(table.length).toBeGreaterThanOrEqual(18);
    expect(table.map(({ does }) => words[does])).not.toContain(undefined);
  });

  it.each(table)('$code: $does', ({ code, does }) => {
    expect(afterClose(code)).toBe(words[does]);
  });

  it('a code nobody knows: backoff', () => {
    expect([1005, 1015, 4011, 4999].map(afterClose)).toEqual(['backoff', 'backoff', 'backoff', 'backoff']);
  });
});

describe('the plan after a close', () => {
  const facts = (random: number, active = true) => ({
    reconnect: { minDelayMs: 500, maxDelayMs: 20_000 },
    random: () => random,
    page: { active },
  });

  it('backoff has full jitter, doubles, and has an end', () => {
    const bounds = [0, 1, 2, 3, 10, 1000].map(failures => planAfterClose(1006, facts(1), failures)!.afterMs);
    expect(bounds).toEqual([500, 1000, 2000, 4000, 20_000, 20_000]);
    expect(planAfterClose(1006, facts(0), 5)!.afterMs).toBe(0);
    expect(planAfterClose(1006, facts(0.25), 3)!.afterMs).toBe(1000);
  });

  it('1012 waits for a part of 5 s, and with backoff when it goes on', () => {
    expect(planAfterClose(1012, facts(0), 0)).toEqual({ afterMs: 0 });
    expect(planAfterClose(1012, facts(0.5), 0)).toEqual({ afterMs: 2500 });
    expect(planAfterClose(1012, facts(0.5), 10)).toEqual({ afterMs: 10_000 });
  });

  it('4008 waits for 30 to 60 s, or as long as was said', () => {
    expect(planAfterClose(4008, facts(0), 9)).toEqual({ afterMs: 30_000, firm: true });
    expect(planAfterClose(4008, facts(0.999), 0)!.afterMs).toBeLessThan(60_000);
    expect(planAfterClose(4008, facts(0), 0, 90_000)!.afterMs).toBe(90_000);
  });

  it('4001 and 4010 come back at once, but not again and again', () => {
    expect(planAfterClose(4001, facts(0.5), 0)).toEqual({ afterMs: 0, renew: true });
    expect(planAfterClose(4010, facts(0.5), 0)).toEqual({ afterMs: 0, renew: false });
    expect(planAfterClose(4001, facts(0.5), 3)!.afterMs).toBe(2000);
    expect(planAfterClose(4010, facts(0.5), 3)!.afterMs).toBe(2000);
  });

  it('4009 waits for the user', () => {
    expect(planAfterClose(4009, facts(0.5, false), 0)).toEqual({ afterMs: Infinity });
    expect(planAfterClose(4009, facts(0.5, true), 0)).toEqual({ afterMs: 250 });
  });
});

describe('a connected client whose socket is closed', () => {
  withFakeTime();

  it.each(table)('with $code: $does', async ({ code, does }) => {
    const reasons: string[] = [];
    const { server, client, page } = await annaConnected({
      getToken: ({ reason }) => {
        reasons.push(reason);
        return 'anna.token';
      },
    });
    await pass(10_000);
    const before = server.sockets.length;
    page.active = false;
    server.socket.drop(code);
    const attempts = () => server.sockets.length - before;

    switch (words[does]) {
      case 'stay':
        expect(client.state).toMatchObject({ name: 'closed', error: { code: 'closed', retryable: false } });
        await pass(600_000);
        expect(attempts()).toBe(0);
        break;
      case 'backoff':
        expect(client.state).toMatchObject({ name: 'waiting', for: 'backoff' });
        await pass(500);
        expect(attempts()).toBe(1);
        break;
      case 'spread':
        await pass(2499);
        expect(attempts()).toBe(0);
        await pass(10);
        expect(attempts()).toBe(1);
        break;
      case 'renew':
        await pass(5);
        expect(attempts()).toBe(1);
        expect(reasons).toEqual(['connect', 'expired']);
        break;
      case 'later':
        page.set({ visible: false });
        page.set({ visible: true });
        await pass(44_900);
        expect(attempts()).toBe(0);
        await pass(200);
        expect(attempts()).toBe(1);
        break;
      case 'if-active':
        expect(client.state).toMatchObject({ name: 'waiting', for: 'activity' });
        await pass(600_000);
        expect(attempts()).toBe(0);
        page.set({ active: true });
        await pass(5);
        expect(attempts()).toBe(1);
        break;
      case 'again':
        await pass(5);
        expect(attempts()).toBe(1);
        await pass(100);
        expect(server.socket.frames('sync')).toHaveLength(1);
    }
    client.disconnect();
  });
});
