import { describe, expect, it, test } from 'vitest';
import { formOf, newPlan, planFrom, themesFrom } from '../../../src/rules/schedule/planning.ts';

const form = newPlan('Europe/Berlin');

describe('What is filled in', () => {
  it('makes a plan, and the plan fills it in again', () => {
    const planned = planFrom({ ...form, weekdays: [1, 5], themes: ['Rain'] });
    if (planned.kind !== 'plan') throw new Error(planned.kind);
    expect(planned.plan.timetable).toEqual({ weekdays: [1, 5], time: '16:00', zone: 'Europe/Berlin' });
    expect(formOf(planned.plan)).toEqual({ ...form, weekdays: [1, 5], themes: ['Rain'] });
  });

  test.each([
    { what: 'no day', over: { weekdays: [] }, trouble: 'no-days' },
    { what: 'no time', over: { time: undefined }, trouble: 'no-time' },
    { what: 'no zone', over: { zone: undefined }, trouble: 'no-zone' },
    {
      what: 'fifty-one themes',
      over: { themes: Array.from({ length: 51 }, (_, at) => String(at)) },
      trouble: 'too-many-themes',
    },
    { what: 'a theme of 81 characters', over: { themes: ['x'.repeat(81)] }, trouble: 'theme-too-long' },
    {
      what: 'themes that are too long together',
      over: { themes: Array.from({ length: 20 }, (_, at) => `${at}${'"'.repeat(70)}`) },
      trouble: 'themes-too-long',
    },
  ])('with $what makes none', ({ over, trouble }) => {
    expect(planFrom({ ...form, ...over })).toMatchObject({ kind: 'trouble', trouble: { kind: trouble } });
  });

  it('takes fifty themes of usual length', () => {
    const themes = Array.from({ length: 50 }, (_, at) => `Songs about ${at}`);
    expect(planFrom({ ...form, themes }).kind).toBe('plan');
  });
});

describe('Themes as they are typed', () => {
  test.each([
    { typed: '', themes: [] },
    { typed: ' Rain \r\n\n  Sun\tand  moon \n', themes: ['Rain', 'Sun and moon'] },
    { typed: 'Rain\nRain\nSun', themes: ['Rain', 'Sun'] },
    { typed: '\u200B\n\u2800', themes: [] },
  ])('$typed', ({ typed, themes }) => {
    expect(themesFrom(typed)).toEqual(themes);
  });
});
