// DynamoDB at the end of the wire: an embedded engine, and beside it a picture of every item as it stands, kept from
// the answers to the writes. The picture tells the stream what changed, and the checks what was true when.

import { type JsonObject, objectOf } from '../../../src/playground/protocol/json.ts';
import { pollIdOf } from '../../../src/store/keys.ts';
import type { Incoming } from './enclosure.ts';
import type { Life } from './lives.ts';
import { describeTableRequest, tablePurposeOf } from './purposes.ts';
import { jsonOf, type SocketlessDynamo } from './socketless-dynamo.ts';
import { queriedPartition, readTableRequest, type TableRequest } from './table-request.ts';
import type { FarEnd } from './wire.ts';

/** A write that changed something, as DynamoDB puts it into the stream. */
export interface Change {
  readonly pk: string;
  readonly sk: string;
  readonly kind: 'INSERT' | 'MODIFY' | 'REMOVE';
}

/** Items by partition and sort key, in DynamoDB's own JSON. */
export type Items = ReadonlyMap<string, ReadonlyMap<string, JsonObject>>;

export interface TableEndParts {
  readonly engine: SocketlessDynamo;
  onChange(change: Change): void;
  /** Stands between the app and the engine, to make a fault. */
  readonly tamper?: Tampering | undefined;
}

/** Does something else with a request than the engine would, or something else before or after. */
export type Tampering = (
  request: TableRequest,
  sender: Life,
  perform: (request: TableRequest) => Promise<Incoming>,
) => Promise<Incoming>;

export function createTableEnd({
  engine,
  onChange,
  tamper,
}: TableEndParts): FarEnd & { readonly items: Items } {
  const items = new Map<string, Map<string, JsonObject>>();

  function picture({ pk, sk }: TableRequest, now: JsonObject | undefined): void {
    const partition = items.get(pk) ?? new Map<string, JsonObject>();
    items.set(pk, partition);
    const before = partition.get(sk);
    if (now === undefined) partition.delete(sk);
    else partition.set(sk, now);
    if (JSON.stringify(before) === JSON.stringify(now)) return;
    onChange({ pk, sk, kind: now === undefined ? 'REMOVE' : before === undefined ? 'INSERT' : 'MODIFY' });
  }

  async function perform(request: TableRequest): Promise<Incoming> {
    const isUpdate = request.operation === 'UpdateItem';
    const body = isUpdate ? { ...request.body, ReturnValues: 'ALL_NEW' } : request.body;
    const answer = await engine.call(request.operation, JSON.stringify(body));
    if (answer.status !== 200) return answer;
    if (request.operation === 'PutItem') picture(request, objectOf(request.body['Item']));
    if (request.operation === 'DeleteItem') picture(request, undefined);
    if (!isUpdate) return answer;
    picture(request, objectOf(objectOf(jsonOf(answer))['Attributes']));
    return { ...answer, body: '{}' };
  }

  return {
    items,
    describe(outgoing) {
      const request = readTableRequest(outgoing);
      const partition = request.pk === '' ? queriedPartition(request) : request.pk;
      return {
        name: describeTableRequest(request),
        purpose: tablePurposeOf(request),
        poll: pollIdOf({ pk: partition, sk: request.sk }),
      };
    },
    async perform(outgoing, sender) {
      const request = readTableRequest(outgoing);
      const isApp = sender.role !== undefined;
      return isApp && tamper !== undefined ? tamper(request, sender, perform) : perform(request);
    },
    busy: () => refusal(400, 'ThrottlingException'),
    failure: refusal(500, 'InternalServerError'),
  };
}

/** How DynamoDB says no. */
export function refusal(status: number, error: string): Incoming {
  const body = JSON.stringify({ __type: `com.amazonaws.dynamodb.v20120810#${error}`, message: error });
  return { status, headers: { 'content-type': 'application/x-amz-json-1.0' }, body };
}
