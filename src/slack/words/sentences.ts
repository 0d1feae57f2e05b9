// Sentences for values that come in kinds: why a vote did not count, how a search went. One more kind is one line in each
// language.

interface Kind {
  readonly kind: string;
}

/** A sentence for each kind of a union: a value where the kind says it all, a function where it carries parts. */
export type Sentences<Said extends Kind> = {
  readonly [Name in Said['kind']]: Sentence<Extract<Said, { readonly kind: Name }>>;
};

type Sentence<One> = Exclude<keyof One, 'kind'> extends never ? string : (said: One) => string;

/** The sentence for one of them. */
export function sentenceOf<Said extends Kind>(sentences: Sentences<Said>, said: Said): string;
export function sentenceOf<Name extends string>(
  sentences: { readonly [Each in Name]: string | ((said: { readonly kind: Name }) => string) },
  said: { readonly kind: Name },
): string {
  const sentence = sentences[said.kind];
  return typeof sentence === 'string' ? sentence : sentence(said);
}
