// The CloudFormation template that the packager has written, as far as tests look into it.

import * as v from 'valibot';

const resourceShape = v.looseObject({
  Type: v.string(),
  Properties: v.optional(v.record(v.string(), v.unknown()), {}),
});
const templateShape = v.object({
  Resources: v.record(v.string(), resourceShape),
  Outputs: v.record(v.string(), v.looseObject({ Value: v.unknown() })),
});
export type Resource = v.InferOutput<typeof resourceShape>;
export type Template = v.InferOutput<typeof templateShape>;

export const templateFile = 'cloudformation-template-update-stack.json';

/** @throws when it is no template. */
export function parseTemplate(json: Buffer): Template {
  return v.parse(templateShape, JSON.parse(json.toString()));
}

/** All resources of a type, by their logical ids. */
export function resourcesOf({ Resources }: Template, type: string): ReadonlyMap<string, Resource> {
  return new Map(Object.entries(Resources).filter(([, resource]) => resource.Type === type));
}

/** The properties of all resources of a type. */
export function propertiesOf(template: Template, type: string): readonly Resource['Properties'][] {
  return [...resourcesOf(template, type).values()].map((resource) => resource.Properties);
}

const reference = v.union([
  v.pipe(
    v.strictObject({ Ref: v.string() }),
    v.transform(({ Ref }) => Ref),
  ),
  v.pipe(
    v.strictObject({ 'Fn::GetAtt': v.tuple([v.string(), v.string()]) }),
    v.transform((attribute) => attribute['Fn::GetAtt'].join('.')),
  ),
  v.pipe(
    v.strictObject({ 'Fn::Sub': v.string() }),
    v.transform((text) => text['Fn::Sub']),
  ),
  v.string(),
]);

/** What a value stands for, as people write it: `Table.Arn`, `AlarmTopic`, a text with its `${…}`, or a plain text. */
export function readReference(value: unknown): string {
  return v.parse(reference, value);
}

/** The logical ids that a text names in its `${…}`, and pseudo parameters of AWS. */
export function namesIn(text: string): readonly string[] {
  return [...text.matchAll(/\$\{([\w:]+)[^}]*\}/gu)].map(([, name = '']) => name);
}
