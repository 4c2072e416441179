const names: readonly string[] = ['localhost', '127.0.0.1', '[::1]']

/** Whether an address is on this very machine, where nobody listens in between. */
export const isThisMachine = (url: string) => names.includes(new URL(url).hostname)
