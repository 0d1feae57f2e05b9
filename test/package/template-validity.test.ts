import { RegoEngine, TemplateFile } from '@aws/cloudformation-validate';
import { expect, it } from 'vitest';
import { templateFile } from './packaged-template.ts';

it('The template has nothing that CloudFormation refuses, and nothing that AWS warns of', () => {
  const engine = new RegoEngine();
  const template = new TemplateFile(`.serverless/${templateFile}`);
  // The packager names a function's role twice: as what it is, and as what must be there before.
  const report = engine.validateStandard(template, { severityLevel: 'WARN', exclude: { ids: ['W3005'] } });
  engine.free();
  const { status, diagnostics } = report;
  expect(
    diagnostics.map(({ ruleId, entity, message }) => `${ruleId} ${entity?.logicalId}: ${message}`),
  ).toEqual([]);
  expect(status).toBe('OK');
}, 60_000);
