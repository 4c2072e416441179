/** What an agent is answered. Never packed: the older ones know a packed answer by one level alone. */
export interface Answered {
  readonly type: string
  readonly body: string
}

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escaped = (text: string) => text.replaceAll(/[&<>"]/g, (sign) => escapes[sign] ?? sign)

const xml = (inside: string): Answered => ({
  type: 'application/xml',
  // Nothing may follow the last sign.
  body: `<?xml version="1.0" encoding="UTF-8"?>\n<REPLY>${inside}</REPLY>`,
})
const json = (said: object): Answered => ({ type: 'application/json', body: JSON.stringify(said) })

/** Without these an inventory need not come. */
const unwanted = 'process,environment'

/** “Send your inventory, and come again in so many hours.” */
export const sendIt = (hours: number) => xml(`<RESPONSE>SEND</RESPONSE><PROLOG_FREQ>${hours}</PROLOG_FREQ>`)
/** To one that also speaks JSON: it says then what it can, which is where it can be told what to leave out. */
export const contactFirst = () => json({ status: 'pending' })
export const contacted = (hours: number, version: string) =>
  json({
    status: 'ok',
    expiration: hours,
    tasks: { inventory: { server: 'wheelhouse', version, 'no-category': unwanted } },
    disabled: ['deploy', 'collect', 'esx', 'wakeonlan'],
  })
export const taken = (language: 'xml' | 'json', hours: number) =>
  language === 'xml' ? xml('<RESPONSE>OK</RESPONSE>') : json({ status: 'ok', expiration: hours })
export const refusedWith = (language: 'xml' | 'json', message: string, hours = 24) =>
  language === 'xml'
    ? xml(`<ERROR>${escaped(message)}</ERROR>`)
    : json({ status: 'error', message, expiration: hours })
