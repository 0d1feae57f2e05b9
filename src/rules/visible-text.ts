// Which characters of a text anybody sees. Some show nothing and turn the direction of what follows, or make a text that
// looks empty; others, the joiners, show nothing themselves and shape what stands around them.

/** Zero-width spaces and soft hyphens, and marks, overrides and isolates of direction. No joiners. */
const unseen =
  /[\u00AD\u061C\u180E\u200B\u200E\u200F\u202A-\u202E\u2060-\u2064\u2066-\u206F\uFEFF\uFFF9-\uFFFB]/gu;
/** Fillers of Hangul and the blank of Braille take room and show nothing. */
const blank = /^[\s\p{Cc}\p{Default_Ignorable_Code_Point}\u2800]*$/u;

/** The text without what shows nothing; empty when nobody would see any of it. */
export function visibleText(text: string): string {
  return blank.test(text) ? '' : text.replace(unseen, '');
}
