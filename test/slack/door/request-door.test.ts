import { describe, expect, it } from 'vitest';
import {
  functionUrlEvent,
  jsonType,
  type SlackRequest,
} from '../../../src/playground/slack/function-url-event.ts';
import { checkEntrance, type HttpEvent } from '../../../src/slack/door/request-door.ts';
import {
  asEvent,
  asForm,
  asInteraction,
  sampleClick,
  sampleCommand,
  sampleReaction,
} from '../sample-requests.ts';

const secret = 'signing-secret';
const now = Date.UTC(2026, 10, 21, 12);
const seconds = now / 1_000;
const formWithCharset = 'application/x-www-form-urlencoded; charset=utf-8';

/** @param first what the secret was before it was replaced */
function keeper(first = secret) {
  let known = first;
  let asked = 0;
  return {
    now: () => now,
    async signingSecret() {
      asked += 1;
      return known;
    },
    async renewSigningSecret(refused: string) {
      known = secret;
      return refused !== secret;
    },
    askedForSecret: () => asked,
  };
}

/** A signed `/songpoll`, or something else about it. */
function request(change: Partial<SlackRequest> = {}): HttpEvent {
  return functionUrlEvent({ signingSecret: secret, timestamp: seconds, ...asForm(sampleCommand), ...change });
}

/** What the door answers: a status, or what it hands on as the body. */
async function answerTo(event: HttpEvent) {
  const entrance = await checkEntrance(keeper(), event);
  return entrance.kind === 'let-in' ? 'let in' : entrance.answer.statusCode;
}

async function bodyBehind(event: HttpEvent): Promise<unknown> {
  const entrance = await checkEntrance(keeper(), event);
  return entrance.kind === 'let-in' ? entrance.request.body : entrance.answer.statusCode;
}

function withHeaders(event: HttpEvent, change: (name: string) => string): HttpEvent {
  const changed = Object.entries(event.headers).map(([name, value]) => [change(name), value]);
  return { ...event, headers: Object.fromEntries(changed) };
}

describe('A request is let in only when Slack has signed it within five minutes', () => {
  it.each<[string, Partial<SlackRequest>, number | 'let in']>([
    ['signed right now', {}, 'let in'],
    ['four minutes old', { timestamp: seconds - 240 }, 'let in'],
    ['four minutes ahead', { timestamp: seconds + 240 }, 'let in'],
    ['six minutes old', { timestamp: seconds - 360 }, 401],
    ['six minutes ahead', { timestamp: seconds + 360 }, 401],
    ['without a signature', { headers: { 'x-slack-signature': undefined } }, 401],
    ['without a time', { headers: { 'x-slack-request-timestamp': undefined } }, 401],
    ['with an empty signature', { signature: '' }, 401],
    ['with a signature of zeros', { signature: `v0=${'0'.repeat(64)}` }, 401],
    ['with a signature that is no ASCII', { signature: `v0=${'é'.repeat(32)}` }, 401],
    ['signed with another secret', { signingSecret: 'another' }, 401],
    ['signed with no secret', { signingSecret: '' }, 401],
    ['signed for another time', { headers: { 'x-slack-request-timestamp': String(seconds - 1) } }, 401],
    ['with words for a time', { timestamp: 'yesterday' }, 401],
    ['with an empty time', { timestamp: '' }, 401],
    ['with a time in another notation', { timestamp: `${seconds}.0` }, 401],
    ['with a time that is no number', { timestamp: 'NaN' }, 401],
  ])('%s', async (_, change, answer) => {
    expect(await answerTo(request(change))).toBe(answer);
  });

  it('whatever the case of its headers', async () => {
    const upper = withHeaders(request(), (name) => name.toUpperCase());
    expect(await answerTo(upper)).toBe('let in');
  });

  it('and never when a byte of its body was changed on the way', async () => {
    const event = request({ isBase64: false });
    expect(await answerTo({ ...event, body: `${event.body}&x=1` })).toBe(401);
  });

  it('and never without any headers', async () => {
    expect(await answerTo({ ...request(), headers: {} })).toBe(401);
  });

  it('but by the new secret, when it was replaced meanwhile', async () => {
    expect(await checkEntrance(keeper('old-secret'), request())).toMatchObject({ kind: 'let-in' });
    const forged = request({ headers: { 'x-slack-signature': 'v0=00' } });
    expect(await checkEntrance(keeper('old-secret'), forged)).toMatchObject({ answer: { statusCode: 401 } });
  });

  it('and the secret is not even read for what is not signed', async () => {
    const door = keeper();
    await checkEntrance(door, request({ headers: { 'x-slack-signature': undefined } }));
    await checkEntrance(door, request({ timestamp: seconds - 360 }));
    expect(door.askedForSecret()).toBe(0);
  });
});

describe('An unsigned look at our certificate is answered, and nobody is asked for the secret', () => {
  const unsigned = { 'x-slack-signature': undefined, 'x-slack-request-timestamp': undefined };
  const padding = 'x'.repeat(3_000);

  it.each<[string, Partial<SlackRequest>, string, number]>([
    ['as a form', { body: 'ssl_check=1&token=x' }, '', 200],
    ['as a form in clear', { body: 'token=x&ssl_check=1', isBase64: false }, '', 200],
    ['of an odd content type', { body: 'ssl_check=1', contentType: 'text/plain' }, '', 200],
    ['by GET', { body: '', method: 'GET' }, 'token=x&ssl_check=1', 200],
    ['that says no', { body: 'ssl_check=0' }, '', 401],
    ['that only looks like it', { body: 'no_ssl_check=1' }, '', 401],
    ['that comes with a long text', { body: `ssl_check=1&text=${padding}` }, '', 401],
  ])('%s', async (_, change, rawQueryString, status) => {
    const door = keeper();
    const event = { ...request({ ...change, headers: unsigned }), rawQueryString };
    expect(await checkEntrance(door, event)).toMatchObject({ answer: { statusCode: status } });
    expect(door.askedForSecret()).toBe(0);
  });
});

describe('A signed request is let in by its content type', () => {
  it.each<[string, string, number | 'let in']>([
    ['a form', 'application/x-www-form-urlencoded', 'let in'],
    ['a form with a charset', formWithCharset, 'let in'],
    ['a form in capitals', 'Application/X-WWW-Form-URLencoded ;charset=UTF-8', 'let in'],
    ['plain text', 'text/plain', 415],
    ['a multipart form', 'multipart/form-data; boundary=x', 415],
    ['something like JSON', 'application/jsonp', 415],
    ['an empty one', '', 415],
  ])('%s', async (_, contentType, answer) => {
    expect(await answerTo(request({ contentType, isBase64: true }))).toBe(answer);
  });

  it('and not without one', async () => {
    expect(await answerTo(request({ headers: { 'content-type': undefined } }))).toBe(415);
  });
});

describe('What is let in is what was checked', () => {
  it('for a command, with its emoji', async () => {
    expect(await bodyBehind(request({ contentType: formWithCharset }))).toEqual(sampleCommand);
  });

  it('for a click in base64', async () => {
    expect(await bodyBehind(request(asInteraction(sampleClick)))).toEqual(sampleClick);
  });

  it('for JSON in base64, with its emoji', async () => {
    const event = { ...sampleReaction, event_context: '🔒 für später' };
    expect(await bodyBehind(request({ ...asEvent(event), isBase64: true }))).toEqual(event);
  });

  it('when a form names a field twice', async () => {
    const twice = `${asForm(sampleCommand).body}&command=%2Fother`;
    expect(await bodyBehind(request({ body: twice }))).toMatchObject({ command: '/other' });
  });

  it('with which delivery it is', async () => {
    const headers = { 'x-slack-retry-num': '2', 'x-slack-retry-reason': 'http_timeout' };
    const entrance = await checkEntrance(keeper(), request({ headers }));
    expect(entrance).toMatchObject({ request: { retryNum: 2, retryReason: 'http_timeout' } });
  });
});

describe('A signed body that is not what it says is turned away', () => {
  it.each(['', 'null', '[]', '"text"', '42', '{"type":', '{}}', '\u{1F512}'])('%j as JSON', async (body) => {
    expect(await answerTo(request({ body, contentType: jsonType }))).toBe(400);
  });

  it.each(['payload=', 'payload=null', 'payload=%5B%5D', 'payload=%7B', 'payload=1'])('%s', async (body) => {
    expect(await answerTo(request({ body }))).toBe(400);
  });

  it.each(['', '&', 'a=b', 'payloads=%7B%7D', '%', '%FF=%FE'])('%j as a form', async (body) => {
    expect(await answerTo(request({ body }))).toBe(404);
  });

  it('when there is no body at all', async () => {
    const { body: _, ...bare } = request({ body: '' });
    expect(await answerTo(bare)).toBe(404);
  });
});
