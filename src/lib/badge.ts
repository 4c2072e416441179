/** What says how much waits says 999+ past this: nobody needs it counted further. In the first script, hence in a file of its own. */
export const mostOnBadge = 1000
