import { describe, expect, it } from 'vitest';
import { createMoments } from '../../src/matches/moments';

const anna = { id: 'anna', name: 'Anna', photo: null };

function setting() {
  let tell = (_event: never) => undefined as void;
  const moments = createMoments(
    {
      on: (_event, listener) => {
        tell = listener as typeof tell;
        return () => undefined;
      },
      call: async () => ({ id: 'conv_asked' }) as never,
    },
    { find: async id => ({ id, name: id, photo: null }) },
  );
  return { moments, tell: (event: { user_id: string; conversation_id: string }) => tell(event as never) };
}
const settled = () => new Promise(resolve => setTimeout(resolve));

describe('the moment of a match', () => {
  it('comes once, whoever tells of it first', async () => {
    const { moments, tell } = setting();
    await moments.announce('anna', anna);
    tell({ user_id: 'anna', conversation_id: 'conv_1' });
    await settled();
    expect(moments.shown.value).toEqual({ userId: 'anna', peer: anna });
    moments.close();
    expect(moments.shown.value).toBeUndefined();
    expect(await moments.conversation('anna')).toBe('conv_1');
  });

  it('waits for the one before', async () => {
    const { moments, tell } = setting();
    await moments.announce('anna', anna);
    tell({ user_id: 'boris', conversation_id: 'conv_2' });
    await settled();
    expect(moments.shown.value?.userId).toBe('anna');
    moments.close();
    expect(moments.shown.value?.userId).toBe('boris');
  });

  it('asks for the conversation where nobody told it', async () => {
    const { moments } = setting();
    expect(await moments.conversation('anna')).toBe('conv_asked');
  });
});
