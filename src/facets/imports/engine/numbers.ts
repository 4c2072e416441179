/**
 * A number as people write it: 1.234,5 and 1,234.5 and 1 234,5. `unsure`: 1,234 may be either; null: no number.
 */
export function readNumber(text: string): number | 'unsure' | null {
  const bare = bareOf(text)
  if (!/^[-+]?[\d.,]*\d[.,]?$|^[-+]?\d+(?:\.\d+)?[eE][-+]?\d+$/.test(bare)) return null
  if (/[eE]/.test(bare)) return Number(bare)
  const [comma, point] = [bare.lastIndexOf(','), bare.lastIndexOf('.')]
  if (comma === -1) return pointed(bare)
  if (point === -1) return commaOnly(bare)
  return comma > point ? grouped(bare, '.', ',') : grouped(bare, ',', '.')
}

const bareOf = (text: string) => text.replaceAll(/[\s\u00a0\u202f']/g, '')
const thousands = /^[-+]?[1-9]\d{0,2}[.,]\d{3}$/

/** The same of what is counted: 1.250 and 1,250 can only be that many. `unsure`: 4.000 may be four. */
export function readWhole(text: string): number | 'unsure' | null {
  const bare = bareOf(text)
  if (!thousands.test(bare)) return readNumber(text)
  return bare.endsWith('000') ? 'unsure' : Number(bare.replace(/[.,]/, ''))
}

const number = (text: string) => (/^[-+]?(?:\d+(?:\.\d*)?|\.\d+)$/.test(text) ? Number(text) : null)

/** Only points: one is a decimal point, several set thousands apart. */
const pointed = (text: string) => (text.split('.').length > 2 ? grouped(text, '.', ',') : number(text))

function commaOnly(text: string) {
  const parts = text.split(',')
  if (parts.length > 2) return grouped(text, ',', '.')
  if (/^[-+]?[1-9]\d{0,2},\d{3}$/.test(text)) return 'unsure'
  return number(text.replace(',', '.'))
}

function grouped(text: string, group: string, decimal: string): number | null {
  const [whole = '', fraction, ...more] = text.split(decimal)
  if (more.length > 0) return null
  const [first = '', ...groups] = whole.split(group)
  if (!/^[-+]?\d{1,3}$/.test(first) || groups.some((part) => !/^\d{3}$/.test(part))) return null
  return number(`${first}${groups.join('')}${fraction === undefined ? '' : `.${fraction}`}`)
}
