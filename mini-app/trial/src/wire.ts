import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** The network between one client and the gateway, which can break in the ways that networks break. */
export class Wire {
  private readonly pairs = new Set<readonly [Socket, Socket]>();
  private readonly server: Server;
  /** New connections come about. */
  open = true;

  private constructor(private readonly gatewayPort: number) {
    this.server = createServer(socket => this.join(socket));
  }

  static async to(gatewayPort: number): Promise<Wire> {
    const wire = new Wire(gatewayPort);
    await new Promise<void>(resolve => wire.server.listen(0, '127.0.0.1', resolve));
    return wire;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** Neither end hears anything more of the other, and none is told. */
  silence(): void {
    for (const [near, far] of this.pairs) {
      for (const socket of [near, far]) {
        socket.unpipe();
        socket.pause();
      }
    }
    this.pairs.clear();
  }

  /** Both ends are told at once. */
  cut(): void {
    for (const pair of this.pairs) for (const socket of pair) socket.destroy();
    this.pairs.clear();
  }

  private join(near: Socket) {
    near.on('error', () => undefined); // a close follows
    if (!this.open) return void near.destroy();
    const far = connect(this.gatewayPort, '127.0.0.1');
    far.on('error', () => undefined);
    const pair = [near, far] as const;
    this.pairs.add(pair);
    near.pipe(far).pipe(near);
    const closed = () => this.pairs.delete(pair) && pair.forEach(socket => void socket.destroy());
    near.on('close', closed);
    far.on('close', closed);
  }
}
