import { expect, it } from 'vitest';
import * as leftOut from '../../src/lambda/left-out.ts';

it.each(Object.entries(leftOut))(
  '%s, left out of the bundles, fails loudly when it is used after all',
  (_, use) => {
    expect(() => use()).toThrow('left out of the bundle');
    expect(() => Reflect.construct(use, [])).toThrow('left out of the bundle');
  },
);
