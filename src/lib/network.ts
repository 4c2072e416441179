import { z } from 'zod'

/** One address, or a network as 10.20.0.0/16. */
export const Network = z.union([z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()], {
  error: 'Neither an address nor a network like 10.20.0.0/16',
})
