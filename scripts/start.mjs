// `npm start`: installs what is missing, builds what changed, and goes on as the server. Runs on any Node from 18.18.
import { alone } from './lib/alone.mjs'
import { buildWeb } from './lib/build-web.mjs'
import { install } from './lib/install.mjs'
import { handOver, refuseOldNode } from './lib/node.mjs'
import { giveUp } from './lib/say.mjs'

refuseOldNode()
await alone(async () => {
  await install()
  const { passed, output } = await buildWeb()
  if (!passed) giveUp('The web app could not be built: the builder says above why.', output)
})
await handOver('src/apps/main.ts', process.argv.slice(2))
