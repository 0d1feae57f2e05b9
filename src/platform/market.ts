// Which countries a setting may name as Spotify's market: those of ISO 3166-1 alpha-2, and Kosovo, which Spotify counts as
// one. In which of them Spotify sells changes; a country in which it does not is refused by Spotify itself.

const countries: ReadonlySet<string> = new Set(
  `AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC
  CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD
  GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH
  KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW
  MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC
  SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY
  UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW`.split(/\s+/u),
);

/** What people write for a country that has another code. */
const meant: Readonly<Record<string, string>> = { UK: 'GB', EN: 'GB', USA: 'US', GER: 'DE', JAP: 'JP' };

/** @param market without space around it, in capitals. @returns what is wrong with it and what to set; undefined when it is right */
export function marketTrouble(market: string): string | undefined {
  if (countries.has(market)) return undefined;
  if (market === 'EU')
    return 'EU is no country, and Spotify has no market for all of Europe: set one country, such as DE or FR';
  const instead = Object.hasOwn(meant, market) ? meant[market] : undefined;
  if (instead !== undefined) return `${market} is no country code: set ${instead}`;
  return 'it must be a country’s two letters (ISO 3166-1 alpha-2), such as US, GB or DE';
}
