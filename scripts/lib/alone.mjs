import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as after } from 'node:timers/promises'
import { root } from './run.mjs'
import { say } from './say.mjs'

const lock = join(root, '.cache/preparing')

function isAlive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}

function take() {
  try {
    mkdirSync(join(root, '.cache'), { recursive: true })
    writeFileSync(lock, String(process.pid), { flag: 'wx' })
    return true
  } catch (error) {
    // A folder that we may not write into is one that nobody of our rights prepares.
    if (error.code !== 'EEXIST') return true
    if (!isAlive(Number(readFileSync(lock, 'utf8')))) rmSync(lock, { force: true })
    return false
  }
}

/** Does something to this folder while no other command of ours does. */
export async function alone(work) {
  for (let looks = 0; !take(); looks++) {
    if (looks === 2) say('Another command is preparing this folder, waiting for it')
    await after(200)
  }
  try {
    return await work()
  } finally {
    rmSync(lock, { force: true })
  }
}
