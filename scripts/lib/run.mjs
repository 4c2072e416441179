import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('../..', import.meta.url))

/** Runs a program to its end and gives back its exit code and all that it said; `live` also says it at once. */
export function run(command, args, { live = false, ...options } = {}) {
  return new Promise((done) => {
    let output = ''
    const child = spawn(command, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], ...options })
    const hear = (stream) =>
      child[stream].on('data', (data) => {
        output += data
        if (live) process[stream].write(data)
      })
    hear('stdout')
    hear('stderr')
    child.once('error', (error) => done({ code: 127, output: `${output}${error.message}` }))
    child.once('close', (code) => done({ code: code ?? 1, output }))
  })
}
