/** What a macro can be told of a ticket and of who uses it. */
export const slotNames = [
  'key',
  'title',
  'requester',
  'requester.first',
  'assignee',
  'me',
  'me.first',
] as const
type SlotName = (typeof slotNames)[number]
/** The values that a macro's gaps take, by name. */
export type Slots = Readonly<Partial<Record<SlotName, string>>>

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const gap = /\{\{\s*([a-z.]+)\s*\}\}/g
const anyGap = /\{\{([^{}]*)\}\}/g
const isSlot = (name: string): name is SlotName => slotNames.some((known) => known === name)
const escaped = (text: string) => text.replaceAll(/[&<>"]/g, (sign) => escapes[sign] ?? sign)

/** Fills `{{name}}` in rich text; a name that nobody knows stays as it was written, so that it is seen. */
export const filled = (html: string, slots: Slots): string =>
  html.replaceAll(gap, (whole, name: string) => {
    const value = isSlot(name) ? slots[name] : undefined
    return value === undefined ? whole : escaped(value)
  })

/** The names in rich text that nobody knows: {{me.frist}}. */
export const unknownIn = (html: string): string[] =>
  [...html.matchAll(anyGap)].flatMap(([whole, name = '']) => (isSlot(name.trim()) ? [] : [whole]))
