// The lines of Lambda's log: Powertools' Logger writes them, and what Powertools' Metrics makes of a request's measures
// stands in the request's own line. CloudWatch reads metrics from any line in its Embedded Metric Format:
// https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html

import { Logger, type LogItem } from '@aws-lambda-powertools/logger';
import { Metrics } from '@aws-lambda-powertools/metrics';
import { describedError, type Facts, type Log, type Measure } from '../platform/log.ts';
import { discreetly } from '../platform/redaction.ts';

/** The format allows a hundred values of one metric; at that many Powertools would write a line of its own. */
const mostValues = 99;

export function createPowertoolsLines(write: (line: string) => void) {
  const {
    POWERTOOLS_SERVICE_NAME: serviceName = 'songpoll',
    POWERTOOLS_METRICS_NAMESPACE: namespace = 'songpoll',
    STAGE: stage = 'local',
  } = process.env;
  const metrics = new Metrics({ namespace, serviceName, defaultDimensions: { stage } });

  /** All levels go to one place: Lambda keeps stdout and stderr in one log, but not in one order. */
  class LineLogger extends Logger {
    protected override printLog(_level: number, item: LogItem): void {
      item.prepareForPrint();
      write(JSON.stringify(item.getAttributes(), this.getJsonReplacer()));
    }
  }
  const logger = new LineLogger({ serviceName, persistentKeys: { stage }, jsonReplacerFn: discreetly });

  function embedded(measures: readonly Measure[]) {
    for (const { name, unit, values } of measures) {
      for (const value of values.slice(0, mostValues)) metrics.addMetric(name, unit, value);
    }
    // The logger writes the service itself, and warns of a second one.
    const { service: _, ...format } = metrics.serializeMetrics();
    metrics.clearMetrics();
    return format;
  }

  return {
    info: (message: string, facts: Facts = {}) => logger.info(message, facts),
    warn: (message: string, facts: Facts = {}) => logger.warn(message, facts),
    error: (message: string, error: unknown, facts: Facts = {}) =>
      logger.error(message, { ...facts, error: describedError(error) }),
    request({ level, message, facts, measures }: Parameters<Log['request']>[0]): void {
      const say = { INFO: logger.info, WARN: logger.warn, ERROR: logger.error }[level].bind(logger);
      say(message, measures.length === 0 ? { ...facts } : { ...facts, ...embedded(measures) });
    },
  };
}
