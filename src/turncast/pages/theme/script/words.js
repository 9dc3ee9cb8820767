// Words, taken apart as in building/words.py: a filter made there is asked here.

const UNSPACED = "\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff";
const WORDS = new RegExp(`[${UNSPACED}]+|(?:(?![${UNSPACED}])[\\p{L}\\p{N}])+`, "gu");
const PAIRED = new RegExp(`^[${UNSPACED}]`);

/** The words of a text in lower case, without accents. */
const words = text => text.normalize("NFKD").toLowerCase().replace(/\p{M}/gu, "").match(WORDS) ?? [];

/** What a filter must say yes to, for a word that is looked for: whole if it is short, or else its beginning. */
const tokens = word => {
  const signs = [...word];
  return PAIRED.test(word)
    ? signs.slice(1).map((sign, place) => signs[place] + sign)
    : [signs.slice(0, signs.length < 5 ? 3 : 5).join("")];
};

const hash = (token, seed) => {
  let value = seed;
  for (let place = 0; place < token.length; place++) value = Math.imul(value ^ token.charCodeAt(place), 16777619);
  value = Math.imul(value ^ value >>> 16, 0x85ebca6b);
  value = Math.imul(value ^ value >>> 13, 0xc2b2ae35);
  return (value ^ value >>> 16) >>> 0;
};

/** Whether a filter may have all tokens. */
const mayHave = (filter, wanted) => {
  const bits = atob(filter);
  return wanted.every(token => {
    const [first, second] = [hash(token, 2166136261), (hash(token, 40389) | 1) >>> 0];
    return [0, 1, 2, 3].every(turn => {
      const place = (first + turn * second) % (8 * bits.length);
      return bits.charCodeAt(place >> 3) >> (place & 7) & 1;
    });
  });
};

/** How many of the words looked for a text has: short ones whole, others as the beginning of a word. */
const has = (text, wanted) => {
  const inside = ` ${words(text).join(" ")} `;
  return wanted.filter(word => inside.includes(PAIRED.test(word) ? word : word.length < 3 ? ` ${word} ` : ` ${word}`)).length;
};
