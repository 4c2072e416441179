/** What stands in one cell of something that was said: when, by whom, and the words. */
interface Parts {
  readonly at: string
  readonly by: string
  readonly text: string
}

/** `12/Jan/26 10:34 AM;tina;Rebooted`: a moment and whoever it was before the words, set apart by semicolons. */
const said = /^([^;\n]{1,40});([^;\n]{0,200});([\s\S]*)$/
const timed = /\d:\d\d/

/** Undefined: it is words alone, with semicolons or without. */
export function splitEntry(cell: string): Parts | undefined {
  const [, at = '', by = '', text = ''] = said.exec(cell) ?? []
  return timed.test(at) ? { at: at.trim(), by: by.trim(), text: text.trim() } : undefined
}
