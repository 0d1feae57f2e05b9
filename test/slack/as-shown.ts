// A text as it looks: without what nobody sees, and with look-alikes as what they look like.

const lookAlikes: Readonly<Record<string, string>> = { '∗': '*', ˍ: '_', '∼': '~', ˋ: '`', ǀ: '|' };

export function asShown(text: string): string {
  return text.replace(/[\u2060\u2068\u2069]/gu, '').replace(/[∗ˍ∼ˋǀ]/gu, (mark) => lookAlikes[mark] ?? mark);
}
