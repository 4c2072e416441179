/** A text as LIKE takes it to the letter. */
export const literal = (text: string) => text.replaceAll(/[%_\\]/g, String.raw`\$&`)

/** What LIKE is asked for all that has this in it, where both are in small letters. */
export const containing = (find: string) => `%${literal(find.toLowerCase())}%`
