import { fold } from '#lib/text/fold'

/** What stands behind the name of a company, and does not tell it from another. */
const forms =
  /\b(?:inc|incorporated|corp|corporation|co|company|ltd|limited|llc|gmbh|ag|kg|se|sa|sas|spa|bv|nv|ab|as|oy|plc|computer|computers|electronics|technologies|technology|international|group)\b/gu
/** Two names of one maker that share no word. */
const alike = new Map([
  ['hewlett packard', 'hp'],
  ['hewlett packard enterprise', 'hpe'],
  ['asustek', 'asus'],
  ['samsung display', 'samsung'],
])

const plain = (name: string) => {
  const bare = fold(name)
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .replaceAll(forms, ' ')
    .replaceAll(/\s+/gu, ' ')
    .trim()
  return alike.get(bare) ?? bare
}

/** Do two names mean the same maker: “Dell” and “DELL Inc.”, “HP” and “Hewlett-Packard”? */
export const isSameMaker = (a: string, b: string): boolean => {
  const [one, other] = [plain(a), plain(b)]
  return one === other && (one !== '' || fold(a) === fold(b))
}
