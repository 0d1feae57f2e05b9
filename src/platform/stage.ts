// Stages: one app each, side by side in one workspace or one account.

/** The stage that is meant for everybody. */
export const realStage = 'prod';

/** What a stage may be called, so that its command fits into the 32 characters that Slack takes. */
export const stagePattern = /^[a-z][a-z0-9-]{0,21}$/u;
