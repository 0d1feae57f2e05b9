// Managing a poll: who may not does nothing in it, a song that is out holds no vote, and of a deleted poll nothing is left.

import { boxesPerPoll } from '../../../src/rules/poll/ballot-box.ts';
import { isDeleted } from '../../../src/rules/poll/poll.ts';
import { titleBy } from '../crowd.ts';
import type { PollEvidence, PollInvariants } from './evidence.ts';
import { isApplied, isNoted, orderOf } from './exchanges.ts';

export const managingInvariants: PollInvariants = {
  'only who owns a poll changes it': changedByOwners,
  'a removed song holds no vote in the result': removedSongsCountForNothing,
  'a deleted poll is gone, and so are its votes': deletedIsGone,
  'a deleted poll announces nothing': deletedAnnouncesNothing,
  'a new owner is told, and nobody else': newOwnersAreTold,
};

/** A title tells who gave it; who moderates may as well. */
function changedByOwners({ titles, names, moderators }: PollEvidence): readonly string[] {
  return titles
    .slice(1)
    .flatMap(({ title, owner }) =>
      title === titleBy(owner) || isByModerator(title, moderators)
        ? []
        : [`${names.get(owner)} owned it when it became "${title}"`],
    );
}

function removedSongsCountForNothing({ poll, announcements }: PollEvidence): readonly string[] {
  return poll.songs.flatMap(({ isRemoved, title }, number) => {
    if (!isRemoved) return [];
    const votes = poll.result?.votes[number] ?? 0;
    // Another one of that title may have come in since.
    const isBack = poll.songs.some((other) => other.title === title && !other.isRemoved);
    const isAnnounced = !isBack && announcements.some(({ text }) => text.includes(`${title} by`));
    return votes > 0 || isAnnounced
      ? [`${title} has ${votes}${isAnnounced ? ', and is announced' : ''}`]
      : [];
  });
}

function deletedIsGone(evidence: PollEvidence): readonly string[] {
  const { poll, boxes, sealed, message, announcements, place, posts, notes } = evidence;
  if (!isDeleted(poll)) return [];
  const votes = boxes.reduce((all, box) => all + box.ballots.size + box.votes.size, 0);
  // What somebody posted who could not note it, nobody can find who may not look.
  const lost = posts.filter((post) => isApplied(post) && !isNoted(post, notes)).length;
  return [
    ...(votes === 0 ? [] : [`${votes} votes and counts are left`]),
    ...(sealed === boxesPerPoll ? [] : [`${sealed} boxes are sealed`]),
    ...(poll.result === undefined ? [] : ['its result is left']),
    ...(message === undefined || !place.takesDraws ? [] : ['its message is there']),
    ...(announcements.length <= lost || !place.takesDraws
      ? []
      : [`${announcements.length} announcements are there`]),
  ];
}

/** Whoever read the poll after it was deleted. */
function deletedAnnouncesNothing({ deletions, posts, reads }: PollEvidence): readonly string[] {
  const deleted = Math.min(...deletions.map(orderOf));
  const knowing = posts.filter((post) => {
    const own = reads.filter(({ sender, sentAt }) => sender === post.sender && sentAt <= post.sentAt);
    return orderOf(post) > deleted && Math.max(-Infinity, ...own.map(orderOf)) > deleted;
  });
  return knowing.map(({ sender }) => `${sender.name} did, who could know`);
}

function newOwnersAreTold({ poll, tellings, titles }: PollEvidence): readonly string[] {
  const told = tellings.filter(({ kind }) => kind === 'handed over');
  const first = titles[0]?.owner;
  const isHandedOver = first !== undefined && poll.owner.id !== first;
  const isTold = told.some(({ person }) => person === poll.owner.id);
  return [
    ...(isHandedOver && !isTold && !isDeleted(poll) ? ['its new owner does not know'] : []),
    ...told.flatMap(({ person }) => (person === poll.owner.id ? [] : [`${person} was told`])),
  ];
}

function isByModerator(title: string, moderators: PollEvidence['moderators']): boolean {
  return [...moderators].some((person) => title === titleBy(person));
}
