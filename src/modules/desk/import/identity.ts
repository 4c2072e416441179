import { createHash } from 'node:crypto'
import type { Values } from '#facets/imports/public'

const text = (value: Values[string] | undefined) => (typeof value === 'string' ? value : undefined)

/** Numbers come from spreadsheets as 62001 and as 62001.0. */
export const numberOf = (values: Values) => text(values['number'])?.replace(/\.0+$/, '')

/**
 * What a ticket is called where it came from. One without number and id is known by what it says, so that the same
 * file finds it again.
 */
export function externalNames(values: Values): string[] {
  const [number, id] = [numberOf(values), text(values['id'])]
  const names = [...(number === undefined ? [] : [number]), ...(id === undefined ? [] : [`id:${id}`])]
  return names.length > 0
    ? names
    : [
        `row:${digest(['title', 'created_at', 'requester', 'requester_email', 'description'].map((name) => text(values[name]) ?? ''))}`,
      ]
}

/** What a message is called where it came from. */
export const messageName = (values: Values): string => {
  const id = text(values['id'])
  return id === undefined
    ? `row:${digest(['created_at', 'from', 'author', 'body'].map((name) => text(values[name]) ?? ''))}`
    : `id:${id}`
}

const digest = (parts: readonly string[]) =>
  createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 32)
