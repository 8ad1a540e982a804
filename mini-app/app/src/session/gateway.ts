import { ChatError } from '@parley/client';

/** Calls that need no session. */

const timeoutMs = 15_000;

interface Problem {
  code?: string;
  detail?: string;
}

/** The answer's JSON; a `ChatError` for all else, with the code of the server where it told one. */
export async function ask<T>(method: string, path: string, more: { body?: unknown; token?: string } = {}): Promise<T> {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), timeoutMs);
  try {
    const answer = await fetch(path, {
      method,
      headers: {
        ...(more.body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(more.token === undefined ? {} : { authorization: `Bearer ${more.token}` }),
      },
      ...(more.body === undefined ? {} : { body: JSON.stringify(more.body) }),
      signal: stop.signal,
    });
    const json = (await answer.json().catch(() => undefined)) as unknown;
    if (answer.ok && json !== undefined) return json as T;
    const problem = json as Problem | undefined;
    throw new NotGiven(answer.status, problem?.code ?? 'unavailable', problem?.detail);
  } catch (cause) {
    if (cause instanceof ChatError) throw cause;
    throw new ChatError(stop.signal.aborted ? 'timeout' : 'connection_lost');
  } finally {
    clearTimeout(timer);
  }
}

export class NotGiven extends ChatError {
  constructor(
    readonly status: number,
    code: string,
    message?: string,
  ) {
    super(code, message);
  }
}
