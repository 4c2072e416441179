import { SaxesParser } from 'saxes'
import {
  fieldNamed,
  isName,
  type Message,
  newRow,
  put,
  type Row,
  sectionNamed,
  textIn,
  textOf,
  tooDeep,
} from './form.ts'
import { Unfit } from './unfit.ts'

interface Open {
  name: string
  row: Row | undefined
  text: string
}

/** Depth at which an element is a section: REQUEST, CONTENT, then it. */
const sectionDepth = 3
const longestText = 65_536
// XML 1.0 has no such characters, and agents send them all the same.
// oxlint-disable-next-line no-control-regex -- what is taken out are those very characters
const illegal = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g

/** The encoding that the first line names; UTF-8 where it names none that we know. */
export function encodingOf(head: string): string {
  const named = /^\s*<\?xml[^>]*encoding=["'](?<name>[\w-]+)["']/.exec(head)?.groups?.['name']?.toLowerCase()
  return named !== undefined && /^(?:iso-8859-15?|windows-125\d|us-ascii)$/.test(named) ? named : 'utf-8'
}

const rowsOf = (row: Row | undefined, name: string) => {
  const value = row?.[name]
  return Array.isArray(value) ? value : []
}

function tagOf(info: readonly Row[]) {
  return textIn(
    info.find((row) => textIn(row, 'keyname') === 'TAG'),
    'keyvalue',
  )
}

function messageOf(request: Row): Message {
  const [content] = rowsOf(request, 'content')
  const sections: Message['sections'] = Object.create(null) as Message['sections']
  for (const [name, value] of Object.entries(content ?? {}))
    if (Array.isArray(value) && name !== 'accountinfo') sections[name] = value
  const device = textIn(request, 'deviceid')
  const query = textIn(request, 'query').toLowerCase()
  if (device === '') throw new Unfit('no-device')
  if (query === '') throw new Unfit('no-query')
  return {
    language: 'xml',
    query,
    device,
    partial: false,
    itemtype: 'Computer',
    tag: tagOf(rowsOf(content, 'accountinfo')),
    client: textIn(content, 'versionclient'),
    sections,
  }
}

export interface Reading {
  readonly push: (bytes: Uint8Array) => void
  readonly end: () => Message
}

/** Reads a request of the older agents as it comes in. No document type, hence no entity but the five, and nothing from outside. */
export function readXml(head: string): Reading {
  const decoder = new TextDecoder(encodingOf(head))
  const parser = new SaxesParser<{ position: false; xmlns: false }>({ position: false, xmlns: false })
  const open: Open[] = []
  let request: Row | undefined
  const section = () => open[sectionDepth - 1]?.name ?? ''

  parser.on('error', () => {
    throw new Unfit('garbled')
  })
  parser.on('doctype', () => {
    throw new Unfit('doctype')
  })
  parser.on('opentag', ({ name }) => {
    if (tooDeep(open.length + 1)) throw new Unfit('too-deep')
    const named = open.length + 1 <= sectionDepth ? sectionNamed(name) : fieldNamed(section(), name)
    open.push({ name: named, row: undefined, text: '' })
  })
  const text = (said: string) => {
    const last = open.at(-1)
    if (last && last.text.length < longestText) last.text += said
  }
  parser.on('text', text)
  parser.on('cdata', text)
  parser.on('closetag', () => {
    const closed = open.pop()
    const parent = open.at(-1)
    if (!closed) return
    if (!parent) {
      if (closed.name === 'request') request = closed.row ?? newRow()
      return
    }
    parent.row ??= newRow()
    if (isName(closed.name)) put(parent.row, closed.name, closed.row ?? textOf(closed.text))
  })
  const write = (said: string) => parser.write(said.replaceAll(illegal, ''))
  return {
    push: (bytes) => void write(decoder.decode(bytes, { stream: true })),
    end() {
      write(decoder.decode())
      parser.close()
      if (!request) throw new Unfit('garbled')
      return messageOf(request)
    },
  }
}
