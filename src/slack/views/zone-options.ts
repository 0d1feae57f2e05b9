// Time zones as the groups of a menu: by the parts of the world that the tz database names them by. A menu of Slack's takes
// a hundred options in a group, and lets people type to find one.

import type { PlainTextOption } from '@slack/types';
import { plainText } from '../kit/message.ts';

const mostInGroup = 100;

interface ZoneGroup {
  readonly label: ReturnType<typeof plainText>;
  readonly options: PlainTextOption[];
}

/**
 * @param chosen is offered in any case: old names of zones are in no list
 * @param others the name of the group of those that lie nowhere, such as UTC
 */
export function zoneGroups(
  zones: readonly string[],
  chosen: string | undefined,
  others: string,
): ZoneGroup[] {
  const all = [...new Set([...zones, 'UTC', ...(chosen === undefined ? [] : [chosen])])].sort();
  const groups = new Map<string, string[]>();
  for (const zone of all) {
    const [part = ''] = zone.includes('/') ? zone.split('/') : [others];
    groups.set(part, [...(groups.get(part) ?? []), zone]);
  }
  return [...groups].flatMap(([part, names]) => {
    const pieces = Array.from({ length: Math.ceil(names.length / mostInGroup) }, (_, at) =>
      names.slice(at * mostInGroup, (at + 1) * mostInGroup),
    );
    return pieces.map((piece, at) => ({
      label: plainText(pieces.length === 1 ? part : `${part} ${at + 1}`),
      options: piece.map((zone) => ({ text: plainText(zone.replaceAll('_', ' ')), value: zone })),
    }));
  });
}
