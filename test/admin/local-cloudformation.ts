// AWS CloudFormation at the end of the wire: which stacks there are, and what each tells.

import { startAwsEnd } from './aws-end.ts';

const namespace = 'http://cloudformation.amazonaws.com/doc/2010-05-15/';

/**
 * Every client of this process is led to it until the test ends.
 * @param stacks outputs by name, by the stack's name
 */
export async function startCloudFormation(
  stacks: Readonly<Record<string, Readonly<Record<string, string>>>>,
) {
  await startAwsEnd('CLOUDFORMATION', (body) => {
    const name = new URLSearchParams(body).get('StackName') ?? '';
    const outputs = stacks[name];
    return outputs === undefined
      ? { status: 400, type: 'text/xml', body: noSuchStack(name) }
      : { status: 200, type: 'text/xml', body: described(name, outputs) };
  });
}

function described(name: string, outputs: Readonly<Record<string, string>>): string {
  const members = Object.entries(outputs).map(
    ([key, value]) => `<member><OutputKey>${key}</OutputKey><OutputValue>${value}</OutputValue></member>`,
  );
  const stack = `<member><StackName>${name}</StackName><StackStatus>UPDATE_COMPLETE</StackStatus><Outputs>${members.join('')}</Outputs></member>`;
  return `<DescribeStacksResponse xmlns="${namespace}"><DescribeStacksResult><Stacks>${stack}</Stacks></DescribeStacksResult></DescribeStacksResponse>`;
}

function noSuchStack(name: string): string {
  return `<ErrorResponse xmlns="${namespace}"><Error><Type>Sender</Type><Code>ValidationError</Code><Message>Stack with id ${name} does not exist</Message></Error><RequestId>1</RequestId></ErrorResponse>`;
}
