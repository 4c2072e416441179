/** What kinds of cost other rooms know of: work on a thing, and licences of what runs on it. */
export const costParts = ['work', 'licences'] as const
export type CostPart = (typeof costParts)[number]
