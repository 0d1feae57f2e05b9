// A number of things, in the form that a language has for that number.

type Forms = Partial<Record<Intl.LDMLPluralRule, string>> & { readonly other: string };

/**
 * How a language counts: "1 vote", "3 votes". Others have more forms than two; which number takes which is in
 * https://www.unicode.org/cldr/charts/latest/supplemental/language_plural_rules.html
 */
export function counting(language: string): (count: number, forms: Forms) => string {
  let rules: Intl.PluralRules | undefined;
  return (count, forms) => {
    rules ??= new Intl.PluralRules(language);
    return `${count} ${forms[rules.select(count)] ?? forms.other}`;
  };
}
