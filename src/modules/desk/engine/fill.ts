/** The values that a macro's gaps can take, by name. */
export type Slots = Readonly<Record<string, string>>

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escaped = (text: string) => text.replaceAll(/[&<>"]/g, (sign) => escapes[sign] ?? sign)

/** Fills `{{name}}` in rich text; a name that nobody knows stays as it was written, so that it is seen. */
export const filled = (html: string, slots: Slots): string =>
  html.replaceAll(/\{\{\s*([a-z.]+)\s*\}\}/g, (gap, name: string) =>
    Object.hasOwn(slots, name) ? escaped(slots[name] ?? '') : gap,
  )
