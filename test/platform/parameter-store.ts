// AWS Systems Manager at the end of the wire: what it keeps can be changed, and it can be made to fail.

import { startAwsEnd } from '../admin/aws-end.ts';

export type ParameterStore = Awaited<ReturnType<typeof startParameterStore>>;

interface Request {
  readonly Name: string;
  readonly Names: readonly string[];
  readonly Value: string;
  readonly Type: string;
}

/** Every client of this process is led to it until the test ends. */
export async function startParameterStore(parameters: Record<string, string>) {
  const store = {
    parameters,
    /** Of parameters that are no `SecureString`. */
    types: {} as Record<string, string>,
    /** Names that were read. */
    reads: [] as string[],
    isDown: false,
  };
  const described = (name: string) => ({
    Name: name,
    Value: store.parameters[name],
    Type: store.types[name] ?? 'SecureString',
  });

  function answer(action: string, { Name, Names, Value, Type }: Request): object | undefined {
    switch (action) {
      case 'GetParameter':
        store.reads.push(Name);
        return store.parameters[Name] === undefined ? undefined : { Parameter: described(Name) };
      case 'GetParameters': {
        const isKept = (name: string) => store.parameters[name] !== undefined;
        return { Parameters: Names.filter(isKept).map(described) };
      }
      case 'PutParameter':
        store.parameters[Name] = Value;
        store.types[Name] = Type;
        return { Version: 1 };
      default:
        return undefined;
    }
  }

  await startAwsEnd('SSM', (body, headers) => {
    const action = String(headers['x-amz-target']).replace('AmazonSSM.', '');
    const answered = answer(action, JSON.parse(body));
    const refusal = store.isDown
      ? { __type: 'AccessDeniedException', message: `User is not authorized to perform: ssm:${action}.` }
      : { __type: 'ParameterNotFound' };
    const isGood = answered !== undefined && !store.isDown;
    return {
      status: isGood ? 200 : 400,
      type: 'application/x-amz-json-1.1',
      body: JSON.stringify(isGood ? answered : refusal),
    };
  });
  return store;
}
