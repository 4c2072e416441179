#!/usr/bin/env node
// The command line, on any Node from 18.18: installs what is missing, then src/apps/wheelhouse.ts does what was asked.
import { alone } from './lib/alone.mjs'
import { install } from './lib/install.mjs'
import { handOver, refuseOldNode } from './lib/node.mjs'

refuseOldNode()
await alone(install)
await handOver('src/apps/wheelhouse.ts', process.argv.slice(2))
