// One message from Anna to Boris through the gateway, with npm's ws. Arguments: HOST:PORT, a file with two tokens.
const { readFileSync } = require('fs');
const { WebSocket } = require('ws');

const [host, file] = process.argv.slice(2);
const [anna, boris] = readFileSync(file, 'utf8').trim().split('\n');
const deadline = setTimeout(() => { console.error('no answer within 20 s'); process.exit(1); }, 20_000);

function device(token) {
  const socket = new WebSocket(`ws://${host}/v1/chat/ws?token=${token}`);
  const waiting = [];
  socket.on('message', data => {
    const frame = JSON.parse(data);
    if (frame.type === 'error') { console.error('error', frame); process.exit(1); }
    waiting.filter(one => one.type === frame.type).forEach(one => one.resolve(frame));
  });
  return { socket, next: type => new Promise(resolve => waiting.push({ type, resolve })) };
}

(async () => {
  const answer = await fetch(`http://${host}/v1/conversations`, {
    method: 'POST',
    headers: { authorization: `Bearer ${anna}`, 'content-type': 'application/json' },
    body: JSON.stringify({ participant_ids: ['boris'] }),
  });
  const conversation = await answer.json();
  const a = device(anna), b = device(boris);
  await Promise.all([a.next('session.ready'), b.next('session.ready')]);
  const seen = [a.next('message.created'), b.next('message.created')];
  a.socket.send(JSON.stringify({ type: 'message.send', conversation_id: conversation.id, text: 'Hello!', idempotency_key: 'k1' }));
  const [own, theirs] = await Promise.all(seen);
  if (own.message.id !== theirs.message.id || theirs.message.text !== 'Hello!') throw new Error('not the same message');
  console.log(`Anna's "Hello!" reached Boris as ${theirs.message.id}.`);
  clearTimeout(deadline);
  process.exit(0);
})();
