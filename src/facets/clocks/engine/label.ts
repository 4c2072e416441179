/** What people call the terms of a priority. */
export const labelOf = ({ priority }: { readonly priority: number }) => `P${priority}`

/** The priority that is called so; none for terms that were called otherwise. */
export const priorityOf = (label: string): number | undefined =>
  [1, 2, 3, 4, 5].find((priority) => labelOf({ priority }) === label)
