// Moments in texts, each in the reader's own time: "closes today at 3:00 PM".
// https://docs.slack.dev/messaging/formatting-message-text#date-formatting

const token = /<!date\^(?<seconds>-?\d+)\^(?<format>[^^|>]+)(?:\^(?<link>[^|>]+))?\|[^>]*>/gu;
const dayMs = 24 * 60 * 60_000;
/** Within half a year nobody has to be told the year. */
const nearMs = 182 * dayMs;

/** The mrkdwn with every moment in words. @param now milliseconds since 1970 */
export function withDateWords(mrkdwn: string, now: number): string {
  return mrkdwn.replace(token, (...match) => {
    const { seconds, format, link } = match.at(-1) as Readonly<Record<string, string | undefined>>;
    const words = dateWords(Number(seconds), format ?? '', now);
    return link === undefined ? words : `<${link}|${words}>`;
  });
}

/** What a reader sees of a moment; its first letter is a capital, whatever it is. */
export function dateWords(seconds: number, format: string, now: number): string {
  const at = new Date(seconds * 1_000);
  const words = format.replace(/\{(\w+)\}/gu, (whole, name: string) => part(name, at, now) ?? whole);
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function part(name: string, at: Date, now: number): string | undefined {
  const said = (options: Intl.DateTimeFormatOptions) => at.toLocaleString('en-US', options);
  const year = Math.abs(at.getTime() - now) > nearMs ? `, ${at.getFullYear()}` : '';
  const day = `${said({ month: 'long' })} ${ordinal(at.getDate())}${year}`;
  const near = /_pretty$/u.test(name) ? nearDay(at, now) : undefined;
  switch (name.replace(/_pretty$/u, '')) {
    case 'date_num':
      return at.toLocaleDateString('sv-SE');
    case 'date':
      return near ?? day;
    case 'date_short':
      return near ?? `${said({ month: 'short', day: 'numeric' })}${year}`;
    case 'date_long':
      return near ?? `${said({ weekday: 'long' })}, ${day}`;
    case 'time':
      return said({ hour: 'numeric', minute: '2-digit' });
    case 'time_secs':
      return said({ hour: 'numeric', minute: '2-digit', second: '2-digit' });
    case 'ago':
      return ago(at.getTime() - now);
    default:
      return undefined;
  }
}

function nearDay(at: Date, now: number): string | undefined {
  const midnight = (moment: Date) => new Date(moment).setHours(0, 0, 0, 0);
  const days = Math.round((midnight(at) - midnight(new Date(now))) / dayMs);
  return { '-1': 'yesterday', '0': 'today', '1': 'tomorrow' }[String(days)];
}

function ago(ms: number): string {
  const minutes = Math.round(ms / 60_000);
  const words = new Intl.RelativeTimeFormat('en-US', { numeric: 'auto' });
  if (Math.abs(minutes) < 60) return words.format(minutes, 'minute');
  const hours = Math.round(minutes / 60);
  return Math.abs(hours) < 24 ? words.format(hours, 'hour') : words.format(Math.round(hours / 24), 'day');
}

function ordinal(day: number): string {
  const ending = { one: 'st', two: 'nd', few: 'rd' } as Readonly<Record<string, string>>;
  return `${day}${ending[new Intl.PluralRules('en-US', { type: 'ordinal' }).select(day)] ?? 'th'}`;
}
