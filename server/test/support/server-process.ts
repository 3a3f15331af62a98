import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const MAIN = join(import.meta.dirname, '../../dist/main.js');

export interface Ended {
  code: number | null;
  stderr: string;
}

/** The built server in a process of its own, with no other settings than those given. */
export class ServerProcess {
  readonly ended: Promise<Ended>;
  private readonly child: ChildProcess;
  private readonly isReady: Promise<void>;

  constructor(settings: Record<string, string>) {
    if (!existsSync(MAIN)) throw new Error('The server is not built: `npm test -- server` builds it first.');
    const child = spawn(process.execPath, [MAIN], { env: settings, stdio: ['ignore', 'pipe', 'pipe'] });
    let stderr = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    this.isReady = new Promise((resolve) => {
      child.stdout.on('data', (text: Buffer) => {
        if (text.includes('Latchlist is ready at')) resolve();
      });
    });
    this.ended = once(child, 'close').then(([code]) => ({ code: code as number | null, stderr }));
    this.child = child;
  }

  /** @throws {Error} with what the server said, when it ended instead. */
  async ready(): Promise<void> {
    const end = this.ended.then(({ stderr }) => {
      throw new Error(`The server ended: ${stderr}`);
    });
    await Promise.race([this.isReady, end]);
  }

  signal(signal: NodeJS.Signals): void {
    this.child.kill(signal);
  }

  get pid(): number {
    return this.child.pid ?? 0;
  }
}
