// Preloaded into what is measured: tells whoever started it under which number the system knows it.
import { isMainThread } from 'node:worker_threads';

if (isMainThread) console.log(`process ${process.pid}`);
