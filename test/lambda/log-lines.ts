// What the log of a world tells, line by line.

import { type JsonObject, objectOf } from '../../src/playground/protocol/json.ts';
import type { World } from '../world.ts';

/** The lines since the last look, as objects. */
export function createReader({ logged }: Pick<World, 'logged'>) {
  let seen = 0;
  return (): readonly JsonObject[] => {
    const fresh = logged.slice(seen);
    seen = logged.length;
    return fresh.map((line) => objectOf(JSON.parse(line)));
  };
}

/** Adds up a metric over lines, as CloudWatch would: only where a line declares it. */
export function sumOf(lines: readonly JsonObject[], name: string): number {
  return lines.flatMap((line) => valuesOf(line, name)).reduce((sum, value) => sum + value, 0);
}

/** The values of a metric in a line. */
export function valuesOf(line: JsonObject, name: string): readonly number[] {
  const value = metricsIn(line).includes(name) ? line[name] : undefined;
  return (Array.isArray(value) ? value : [value]).filter((each) => typeof each === 'number');
}

/** The names of the metrics that a line declares. */
export function metricsIn(line: JsonObject): readonly string[] {
  return emfOf(line)
    .flatMap(({ Metrics }) => (Array.isArray(Metrics) ? Metrics : []))
    .map(nameOf);
}

/** The metric directives of a line; none when it carries no metrics. */
export function emfOf(line: JsonObject): readonly JsonObject[] {
  const directives = objectOf(line['_aws'])['CloudWatchMetrics'];
  return Array.isArray(directives) ? directives.map(objectOf) : [];
}

const nameOf = (metric: JsonObject[string]): string => String(objectOf(metric)['Name']);
