/** What an import takes at most. Whatever lies beyond is refused with a sentence before it costs anything. */
export const limits = {
  /** The file as it is brought. */
  fileBytes: 200 * 1024 * 1024,
  /** All that is unpacked of it. */
  unpackedBytes: 1024 * 1024 * 1024,
  /** How often larger than packed, once it is past what one could call small. */
  ratio: 200,
  smallBytes: 16 * 1024 * 1024,
  entries: 2000,
  /** Jira gives every comment, attachment and watcher a column. */
  columns: 2000,
  rows: 500_000,
  sideRows: 5_000_000,
  cellChars: 1_000_000,
  recordChars: 4_000_000,
  /** Texts that an Excel file keeps in one place, held in memory while it is read. */
  sharedChars: 150_000_000,
  xmlDepth: 40,
  /** One text, tag or comment, which is held until it ends. */
  xmlBytes: 16 * 1024 * 1024,
  jsonChars: 16_000_000,
} as const

export const megabytes = (bytes: number) => `${Math.floor(bytes / 1024 / 1024)} MB`
