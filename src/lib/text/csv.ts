/** A spreadsheet takes a cell that begins so for a formula, and does what it says. */
const formula = /^[=+\-@\t\r]/
const plainNumber = /^[-+]?\d+(?:[.,]\d+)?$/

/** One cell of a CSV file that opens without harm in any spreadsheet: what would be a formula is shown as text. */
export function csvCell(value: string | number): string {
  const text = String(value)
  const safe = formula.test(text) && !plainNumber.test(text) ? `'${text}` : text
  return /[",;\r\n\t]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** One line of a CSV file (RFC 4180). */
export const csvLine = (cells: readonly (string | number)[]): string => `${cells.map(csvCell).join(',')}\r\n`

/** Without it Excel takes UTF-8 for something else. */
export const byteOrderMark = '\uFEFF'
