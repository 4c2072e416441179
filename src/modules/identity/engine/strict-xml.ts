import { SaxesParser } from 'saxes'

/** Reads XML with namespaces, and throws at a document type or at the first mistake. */
export function strictParser() {
  const parser = new SaxesParser({ xmlns: true })
  parser.on('doctype', () => {
    throw new SyntaxError('no document type here')
  })
  parser.on('error', (error) => {
    throw error
  })
  return parser
}
