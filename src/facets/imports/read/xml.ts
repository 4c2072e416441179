import { SaxesParser } from 'saxes'
import { limits } from './limits.ts'
import { unreadable } from './trouble.ts'

export type Attributes = Readonly<Record<string, string>>

export interface XmlEvents {
  readonly open?: (name: string, attributes: Attributes) => void
  readonly text?: (text: string) => void
  readonly close?: (name: string) => void
}

/** The name without its namespace: some programs write `x:row`. */
const local = (name: string) => name.slice(name.indexOf(':') + 1)

/**
 * Reads XML piece by piece. No document type is taken, hence no entity but the five of XML and nothing from outside;
 * what is nested too deeply or not well-formed refuses the file. Yields after each piece, so that rows can be taken.
 */
export async function* readXml(
  body: AsyncIterable<Buffer>,
  part: string,
  { open, text, close }: XmlEvents,
): AsyncGenerator<undefined> {
  const parser = new SaxesParser<{ position: false; xmlns: false }>({ position: false, xmlns: false })
  const decoder = new TextDecoder('utf-8')
  let depth = 0
  // A text, a tag or a comment is held until it ends.
  let held = 0
  const broken = () => unreadable('file-xml', { part })
  parser.on('error', () => {
    throw broken()
  })
  parser.on('doctype', () => {
    throw unreadable('file-doctype')
  })
  parser.on('opentag', ({ name, attributes }) => {
    held = 0
    if (++depth > limits.xmlDepth) throw broken()
    open?.(local(name), attributes)
  })
  parser.on('closetag', ({ name }) => {
    held = 0
    depth -= 1
    close?.(local(name))
  })
  if (text) {
    parser.on('text', text)
    parser.on('cdata', text)
  }
  for await (const piece of body) {
    held += piece.length
    if (held > limits.xmlBytes) throw broken()
    parser.write(decoder.decode(piece, { stream: true }))
    yield undefined
  }
  parser.write(decoder.decode()).close()
  yield undefined
}

/** Reads all of it. */
export async function readWhole(body: AsyncIterable<Buffer>, part: string, events: XmlEvents) {
  for await (const _ of readXml(body, part, events));
}
