import { createHash } from 'node:crypto'
import { textIn, type Values } from '#facets/imports/public'

/** Numbers come from spreadsheets as 62001 and as 62001.0. */
export const numberOf = (values: Values) => textIn(values['number'])?.replace(/\.0+$/, '')

/**
 * What a ticket is called where it came from. One without number and id is known by what it says, so that the same
 * file finds it again.
 */
export function externalNames(values: Values): string[] {
  const [number, id] = [numberOf(values), textIn(values['id'])]
  const names = [...(number === undefined ? [] : [number]), ...(id === undefined ? [] : [`id:${id}`])]
  return names.length > 0
    ? names
    : [
        `row:${digest(['title', 'created_at', 'requester', 'requester_email', 'description'].map((name) => textIn(values[name]) ?? ''))}`,
      ]
}

/** What a message is called where it came from. */
export const messageName = (values: Values): string => {
  const id = textIn(values['id'])
  return id === undefined
    ? `row:${digest(['created_at', 'from', 'author', 'body'].map((name) => textIn(values[name]) ?? ''))}`
    : `id:${id}`
}

const digest = (parts: readonly string[]) =>
  createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 32)
