// Stands in for parts of libraries that a Lambda never reaches but would load at every cold start: see `alias` in
// serverless.yml. Whatever does reach for them fails loudly, instead of going missing quietly.

/** Called or constructed, under every name by which the libraries reach for what is left out. */
function leftOut(): never {
  throw new Error('This part of a library is left out of the bundle: see `alias` in serverless.yml.');
}

export {
  // biome-ignore lint/style/noDefaultExport: express and raw-body are reached for by it.
  leftOut as default,
  leftOut as EventStreamSerde,
  leftOut as Router,
  leftOut as FileInstallationStore,
  leftOut as InstallProvider,
  leftOut as MemoryInstallationStore,
  leftOut as SocketModeClient,
  leftOut as del,
  leftOut as eventStreamSerdeProvider,
  leftOut as get,
  leftOut as post,
  leftOut as put,
};
