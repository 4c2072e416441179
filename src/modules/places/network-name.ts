/** A network as people write it: one address without how long it is. */
export const networkName = (network: string) => network.replace(/(?<=^[\d.]+)\/32$|(?<=:.*)\/128$/, '')
