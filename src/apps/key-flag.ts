/** One public key in 64 begins with a dash, which `--key KEY` would take for another flag. */
export const withKeys = (args: readonly string[]): string[] =>
  args.flatMap((one, n) => {
    if (one === '--key' && args[n + 1] !== undefined) return [`--key=${args[n + 1]}`]
    return args[n - 1] === '--key' ? [] : [one]
  })
