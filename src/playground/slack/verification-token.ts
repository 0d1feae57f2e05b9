// What Slack still puts into everything it sends, though nobody should look at it any more.

export const verificationToken = 'verification-token-of-old-days';
