// `npm run shots`: builds the web app if it changed, then makes pictures of every screen (test/tour/main.ts).
import { buildWeb } from './lib/build-web.mjs'

const { passed, output } = await buildWeb()
if (!passed) throw new Error(output)
await import('../test/tour/main.ts')
