// What a deployment is made of, as CloudFormation knows it.

import { CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import { askAws, clientSettings } from './aws.ts';
import { CannotDo, type Deployment } from './command.ts';

/** The outputs that serverless.yml names. */
export type OutputName = 'SlackUrl' | 'TableName' | 'UnshownPollsUrl';

export const stackName = ({ stage }: Deployment): string => `songpoll-${stage}`;

/** How a deployment is spoken of. */
export const deploymentName = (deployment: Deployment): string =>
  `${stackName(deployment)} in ${deployment.region}`;

/** @returns false only where CloudFormation says that there is no such deployment */
export async function mayBeDeployed(deployment: Deployment): Promise<boolean> {
  try {
    await readOutputs(deployment);
    return true;
  } catch (error) {
    return !(error instanceof NoStack);
  }
}

/** @throws CannotDo when there is no such deployment, or it was deployed before it had such an output. */
export async function findOutput(deployment: Deployment, name: OutputName): Promise<string> {
  const outputs = await readOutputs(deployment);
  const value = outputs.get(name);
  if (value !== undefined) return value;
  throw new CannotDo(
    `The stack ${deploymentName(deployment)} does not tell its ${name}; its last deploy may have failed. Deploy it again: ${deployCommand(deployment)}`,
  );
}

/** The address that Slack is given; undefined where there is no such deployment, or it does not tell. */
export async function findSlackUrl(deployment: Deployment): Promise<string | undefined> {
  try {
    return (await readOutputs(deployment)).get('SlackUrl');
  } catch (error) {
    if (error instanceof NoStack) return undefined;
    throw error;
  }
}

async function readOutputs(deployment: Deployment): Promise<ReadonlyMap<string, string>> {
  const client = new CloudFormationClient(clientSettings(deployment));
  const { Stacks: [stack] = [] } = await askAws(deployment, () =>
    client.send(new DescribeStacksCommand({ StackName: stackName(deployment) })).catch((error: unknown) => {
      throw isMissing(error) ? noStack(deployment) : error;
    }),
  );
  if (stack === undefined) throw noStack(deployment);
  return new Map(
    (stack.Outputs ?? []).flatMap(({ OutputKey: key, OutputValue: value }) =>
      key !== undefined && value !== undefined ? [[key, value] as const] : [],
    ),
  );
}

/** CloudFormation has no error of its own for it. */
function isMissing(error: unknown): boolean {
  return (
    error instanceof Error && error.name === 'ValidationError' && error.message.includes('does not exist')
  );
}

class NoStack extends CannotDo {}

function noStack(deployment: Deployment): NoStack {
  return new NoStack(
    `There is no stack ${deploymentName(deployment)}. Deploy it with ${deployCommand(deployment)}, or name the region it is in (--region, or AWS_REGION) or the account (AWS_PROFILE).`,
  );
}

export const deployCommand = ({ stage }: Deployment) => `npx serverless deploy --stage ${stage}`;
