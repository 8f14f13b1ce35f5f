import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import 'vitest';
import type { TestProject } from 'vitest/node';

/** Where the server under test answers, and the folder that is its home. */
export interface Running {
  baseUrl: string;
  home: string;
}

declare module 'vitest' {
  interface ProvidedContext {
    server: Running;
  }
}

const repository = resolve(import.meta.dirname, '../../..');
const startSeconds = 90;

/**
 * Starts the product as a newcomer does, in a fresh home on a free port, once for all browser tests.
 * `XUNFU_E2E_URL` and `XUNFU_E2E_HOME` name a server that already runs, for work on one screen.
 */
export default async function startServer(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env['XUNFU_E2E_URL'];
  if (given) {
    project.provide('server', { baseUrl: given, home: process.env['XUNFU_E2E_HOME'] ?? '' });
    return async () => {};
  }
  const home = mkdtempSync(join(tmpdir(), 'xunfu-e2e-'));
  const port = await freePort();
  const server = spawn('./xunfu', ['start', '--port', String(port), '--home', home], {
    cwd: repository,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said: string[] = [];
  await ready(server, said);
  project.provide('server', { baseUrl: `http://localhost:${port}`, home });
  return async () => {
    await stop(server);
    rmSync(home, { recursive: true, force: true });
  };
}

function ready(server: ChildProcess, said: string[]): Promise<void> {
  return new Promise((resolveReady, reject) => {
    const fail = (why: string) => reject(new Error(`${why}\n${said.slice(-60).join('')}`));
    const timer = setTimeout(() => fail(`not ready after ${startSeconds} s`), startSeconds * 1000);
    const listen = (chunk: Buffer) => {
      said.push(chunk.toString());
      if (said.join('').includes('xunfu ready on')) {
        clearTimeout(timer);
        resolveReady();
      }
    };
    server.stdout?.on('data', listen);
    server.stderr?.on('data', listen);
    server.on('exit', (code) => fail(`the server ended with ${code}`));
  });
}

async function stop(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.pid === undefined) return;
  const ended = new Promise((done) => server.once('exit', done));
  process.kill(-server.pid, 'SIGINT');
  await ended;
}

function freePort(): Promise<number> {
  return new Promise((resolvePort, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      probe.close(() => resolvePort(port));
    });
  });
}
