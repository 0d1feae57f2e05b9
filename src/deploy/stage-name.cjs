// Refuses stage names that would deploy and then not work. CommonJS in plain JavaScript, because the packager loads it
// with `require` on every Node version.

/** Slack takes commands of up to 32 small letters, digits and hyphens: `/songpoll-` leaves 22. */
const stageName = /^[a-z][a-z0-9-]{0,21}$/;

/** Without it `Prod` would be a stage beside `prod`, with a command that Slack refuses and a table nobody protects. */
class StageName {
  constructor(serverless) {
    const stage = serverless.getProvider('aws').getStage();
    if (stageName.test(stage)) return;
    throw new serverless.classes.Error(
      `The stage "${stage}" cannot be deployed: a stage is up to 22 small letters, digits and hyphens, and begins with a letter, such as prod, dev or pr-12.`,
      'STAGE_NAME_UNUSABLE',
    );
  }
}

module.exports = StageName;
