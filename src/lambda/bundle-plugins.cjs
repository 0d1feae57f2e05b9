// What esbuild does to libraries on their way into the bundles (serverless.yml). CommonJS in plain JavaScript, because
// the packager loads it with `require` on every Node version.

const { readFile } = require('node:fs/promises');

/** spotify-web-api-node calls `new Buffer`, which makes Node print a warning once outside node_modules. */
const withoutBufferWarning = {
  name: 'without-buffer-warning',
  setup(build) {
    build.onLoad({ filter: /spotify-web-api-node[\\/]src[\\/]server-methods\.js$/ }, async ({ path }) => ({
      contents: (await readFile(path, 'utf8')).replaceAll('new Buffer(', 'Buffer.from('),
    }));
  },
};

module.exports = [withoutBufferWarning];
