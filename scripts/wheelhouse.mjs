#!/usr/bin/env node
// The command line: `wheelhouse desk open --title …` talks to a running server; backup, restore, recover, doctor, secret and verify work on this machine.
// Runs on any Node from 18.18.
import { alone } from './lib/alone.mjs'
import { install } from './lib/install.mjs'
import { handOver, refuseOldNode } from './lib/node.mjs'

/** What is done on the machine of the server, and not by asking it. */
const onTheMachine = new Set(['backup', 'restore', 'recover', 'doctor', 'secret', 'export'])

refuseOldNode()
await alone(install)
const [command, ...rest] = process.argv.slice(2)
if (command === 'verify') await handOver('src/apps/verify.ts', rest)
else if (onTheMachine.has(command)) await handOver('src/apps/operate.ts', [command, ...rest])
else await handOver('src/apps/cli.ts', process.argv.slice(2))
