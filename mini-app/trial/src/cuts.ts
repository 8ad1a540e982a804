import { ask, given, report } from './starter.js';
import { diceOf } from './dice.js';
import { Side } from './side.js';
import { until } from './time.js';
import { Wire } from './wire.js';

// Two talk while everything between them breaks again and again, by a plan that the seed repeats. What each holds in the
// end is reported; whether that is right is for others to say.

const messages = Number(given('PARLEY_MESSAGES'));
const cuts = Number(given('PARLEY_CUTS'));
const kills = Number(given('PARLEY_KILLS'));
const gateway = new URL(given('PARLEY_GATEWAY'));
const conversation = given('PARLEY_CONVERSATION');
const seed = Number(given('PARLEY_SEED'));
const dice = diceOf(seed);
const settledMs = 120_000;

type Cut = 'goOffline' | 'fallSilent' | 'outliveToken';
const begin = Date.now();
const log: string[] = [];
const note = (what: string) => log.push(`${((Date.now() - begin) / 1000).toFixed(1)}s ${what}`);

/** Does each at its part of the way. */
async function spread(parts: (() => Promise<unknown>)[], progress: () => number) {
  for (const [i, part] of parts.entries()) {
    await until(() => progress() >= (i + 1) / (parts.length + 1));
    await part();
  }
}

const sides = await Promise.all(
  [given('PARLEY_ANNA'), given('PARLEY_BORIS')].map(
    async (user, i) =>
      new Side(user, conversation, gateway.origin, await Wire.to(Number(gateway.port)), diceOf(seed + 1 + i)),
  ),
);
for (const { client } of sides) client.connect();
await until(() => sides.every(({ client }) => client.synced));

const kinds: readonly Cut[] = dice.shuffled(
  Array.from({ length: cuts - kills }, (_, i) =>
    i % 10 < 5 ? 'fallSilent' : i % 10 < 8 ? 'goOffline' : 'outliveToken',
  ),
);
const victims = ['gateway', 'chat-1', 'gateway', 'chat-2', 'gateway', 'chat-1 chat-2'];
const killing = dice.shuffled(Array.from({ length: kills }, (_, i) => victims[i % victims.length]!));
const share = messages / sides.length;

await Promise.all([
  ...sides.map(side => side.talk(share)),
  ...sides.map((side, i) =>
    spread(
      kinds
        .filter((_, n) => n % sides.length === i)
        .map(kind => async () => {
          note(`${side.user} ${kind}`);
          const { connections } = side;
          await side[kind]();
          // Each cut costs a connection of its own: the next one waits until this one is overcome.
          await until(() => side.connections > connections);
        }),
      () => side.answered / share,
    ),
  ),
  spread(
    killing.map(victim => async () => {
      note(`kill ${victim}`);
      await ask(`kill ${victim}`);
      note(`${victim} is back`);
    }),
    () => sides.reduce((sum, { answered }) => sum + answered, 0) / messages,
  ),
]);
note('all is said');
const rows = ({ client }: Side) => client.messages(conversation);
await until(() => sides.every(side => side.client.synced && rows(side).length >= messages), settledMs);

report({
  seconds: Math.round((Date.now() - begin) / 1000),
  log,
  sides: sides.map(side => ({
    user: side.user,
    connections: side.connections,
    failures: side.failures,
    state: side.client.state,
    heard: side.heard,
    held: rows(side).map(({ seq, text, status }) => ({ seq: seq ?? 0, text, status })),
  })),
});
