import { z } from 'zod'
import { isName, type Message, newRow, put, type Row, sectionNamed, textOf, tooDeep } from './form.ts'
import { repeatsKey } from './repeated.ts'
import { Unfit } from './unfit.ts'
import type { Reading } from './xml.ts'

const Said = z.looseObject({
  deviceid: z.string().default(''),
  action: z.string().optional(),
  query: z.string().optional(),
  itemtype: z.string().default('Computer'),
  tag: z.string().nullish(),
  partial: z.boolean().default(false),
  name: z.string().optional(),
  version: z.string().optional(),
  content: z.looseObject({ versionclient: z.string().optional() }).optional(),
})

const plain = (value: unknown): string | undefined => {
  if (typeof value === 'string') return textOf(value)
  if (typeof value === 'boolean') return value ? '1' : '0'
  return typeof value === 'number' ? String(value) : undefined
}

function rowOf(value: object, depth: number): Row {
  if (tooDeep(depth)) throw new Unfit('too-deep')
  const row = newRow()
  for (const [key, part] of Object.entries(value)) {
    const name = key.toLowerCase()
    if (!isName(name)) continue
    for (const one of Array.isArray(part) ? (part as unknown[]) : [part as unknown]) {
      const text = plain(one)
      if (text !== undefined) put(row, name, text)
      else if (typeof one === 'object' && one !== null) put(row, name, rowOf(one, depth + 1))
    }
  }
  return row
}

const rowsOf = (value: unknown): Row[] =>
  (Array.isArray(value) ? (value as unknown[]) : [value])
    .filter((one) => typeof one === 'object' && one !== null)
    .map((one) => rowOf(one, 3))

/** What an agent said in JSON, in the one form. */
export function messageOf(said: unknown): Message {
  const parsed = Said.safeParse(said)
  if (!parsed.success) throw new Unfit('garbled')
  const { deviceid, action, query, itemtype, tag, partial, name, version, content } = parsed.data
  const device = textOf(deviceid)
  if (device === '') throw new Unfit('no-device')
  const sections: Message['sections'] = Object.create(null) as Message['sections']
  for (const [key, value] of Object.entries(content ?? {})) {
    const section = sectionNamed(key)
    if (isName(section) && typeof value === 'object' && value !== null) sections[section] = rowsOf(value)
  }
  return {
    language: 'json',
    // An inventory that says no more than its content is one.
    query: (action ?? query ?? (content ? 'inventory' : '')).toLowerCase(),
    device,
    partial,
    itemtype,
    tag: textOf(tag ?? ''),
    client: textOf(content?.versionclient ?? [name, version].filter(Boolean).join('_v')),
    sections,
  }
}

/** Reads a request of GLPI's agents. */
export function readJson(): Reading {
  const decoder = new TextDecoder('utf-8')
  const parts: string[] = []
  return {
    push: (bytes) => void parts.push(decoder.decode(bytes, { stream: true })),
    end() {
      const text = parts.join('') + decoder.decode()
      let said: unknown
      try {
        said = JSON.parse(text)
      } catch {
        throw new Unfit('garbled')
      }
      if (repeatsKey(text)) throw new Unfit('repeated')
      return messageOf(said)
    },
  }
}
