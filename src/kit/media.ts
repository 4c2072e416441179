import { useMediaQuery } from '@mantine/hooks'

/** Known at the first drawing already: nothing is laid out twice. */
const known = { getInitialValueInEffect: false }

/** A phone, or a page at 200 % zoom: the navigation is folded away and tables keep three columns. */
export const useIsNarrow = () => useMediaQuery('(max-width: 899px)', false, known)

/** Whether the window is at least this wide. */
export const useHasRoom = (px: number) => useMediaQuery(`(min-width: ${px}px)`, true, known)
