/** When the command began: the program that it hands over to goes on counting. */
const began = Number((process.env.WHEELHOUSE_BEGAN ??= String(Date.now())))

/** Says how far it is, with the seconds since the command began; beside the output, which may be read by a program. */
export const say = (line) => {
  const seconds = ((Date.now() - began) / 1000).toFixed(1).padStart(5)
  process.stderr.write(`[${seconds} s] ${line}\n`)
}

/** Ends with one sentence that says what to do. */
export function giveUp(sentence, output = '') {
  if (output) process.stderr.write(`${output.trim().split('\n').slice(-25).join('\n')}\n\n`)
  process.stderr.write(`${sentence}\n`)
  process.exit(1)
}
