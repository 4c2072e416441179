const letters: Record<string, string> = { ø: 'o', å: 'a', æ: 'ae', ß: 'ss', ł: 'l' }

/** The address of somebody of the demo company. */
export const emailOf = (name: string) =>
  `${name
    .toLowerCase()
    .replaceAll(/[øåæßł]/g, (letter) => letters[letter] ?? letter)
    .normalize('NFKD')
    .replaceAll(/[\u0300-\u036F]/g, '')
    .replaceAll(' ', '.')}@halden.example`
