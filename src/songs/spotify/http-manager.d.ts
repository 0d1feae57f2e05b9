// The one file of spotify-web-api-node that its types leave out: the layer that sends its requests.

declare module 'spotify-web-api-node/src/http-manager.js' {
  namespace httpManager {
    interface SpotifyRequest {
      getURI(): string;
      getQueryParameters(): Readonly<Record<string, unknown>> | undefined;
      getBodyParameters(): Readonly<Record<string, unknown>> | undefined;
      getHeaders(): Readonly<Record<string, string>> | undefined;
    }
    interface SpotifyAnswer {
      readonly body: unknown;
      readonly headers: Readonly<Record<string, string>>;
      readonly statusCode: number;
    }
    type Send = (request: SpotifyRequest, callback: (error: unknown, answer?: SpotifyAnswer) => void) => void;
  }
  const httpManager: Record<'get' | 'post' | 'put' | 'del', httpManager.Send>;
  export = httpManager;
}
