/** The group of all who are signed in; the ground migration makes it. */
export const everyone = '00000000-0000-7000-8000-000000000002'
