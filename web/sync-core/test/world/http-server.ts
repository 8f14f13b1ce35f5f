import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { concat } from '@xunfu/proof';
import type { Officer } from './cast';
import { ModelServer } from './server';

const COOKIE = 'XUNFU';
const TOKEN = 'a-token-against-forgery';

/** The model server behind real HTTP, with its cookies, for a browser. */
export class HttpModelServer {
  readonly model = new ModelServer(
    () => Date.now(),
    () => setTimeout(() => this.model.sequence(), 300),
  );
  /** While false, every connection is cut. */
  linked = true;
  /** Cuts the connection at the second part of each photo, so many times. */
  cutsLeft = 0;
  readonly requests: string[] = [];
  readonly #script: string;
  readonly #sessions = new Map<string, { officer: Officer | null }>();
  #server: Server | undefined;

  constructor(script: string) {
    this.#script = script;
  }

  async start(): Promise<string> {
    this.#server = createServer((request, response) => {
      this.#serve(request, response).catch(() => request.socket.destroy());
    });
    await new Promise<void>((resolve) => this.#server!.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/field/`;
  }

  stop(): void {
    this.#server?.closeAllConnections();
    this.#server?.close();
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = 'GET', url = '/' } = request;
    if (url.startsWith('/field/')) return this.#page(url, response);
    if (!this.linked) return void request.socket.destroy();
    this.requests.push(`${method} ${url}`);
    response.setHeader('Set-Cookie', `XSRF-TOKEN=${TOKEN}; Path=/`);
    const body = await read(request);
    if (!['GET', 'HEAD'].includes(method) && request.headers['x-xsrf-token'] !== TOKEN) {
      return void response.writeHead(403).end('{"code":"no-csrf-token"}');
    }
    if (url.startsWith('/api/uploads')) return this.#tus(method, url, request, body, response);
    const cookie = this.#session(request, response);
    const text = body.length === 0 ? undefined : new TextDecoder().decode(body);
    const answer = this.model.call({ method, path: url, body: text, cookie });
    response.writeHead(answer.status).end(answer.bytes);
  }

  #page(url: string, response: ServerResponse): void {
    const isScript = url.endsWith('.js');
    response.setHeader('Content-Type', `text/${isScript ? 'javascript' : 'html'}; charset=utf-8`);
    response.end(isScript ? this.#script : '<!doctype html><script src="phone.js"></script>');
  }

  #session(request: IncomingMessage, response: ServerResponse): { officer: Officer | null } {
    const found = new RegExp(`${COOKIE}=(\\w+)`).exec(request.headers.cookie ?? '')?.[1];
    const name = found ?? `s${this.#sessions.size}`;
    const session = this.#sessions.get(name) ?? { officer: null };
    this.#sessions.set(name, session);
    response.appendHeader('Set-Cookie', `${COOKIE}=${name}; Path=/; HttpOnly`);
    return session;
  }

  /** tus 1.0.0: creation and core. */
  #tus(
    method: string,
    url: string,
    { headers, socket }: IncomingMessage,
    body: Uint8Array,
    response: ServerResponse,
  ): void {
    response.setHeader('Tus-Resumable', '1.0.0');
    const offset = Number(headers['upload-offset']);
    if (method === 'POST') {
      const named = /sha256 ([\w+/=]+)/.exec(String(headers['upload-metadata']))![1]!;
      const sha256 = Buffer.from(named, 'base64').toString();
      const place = this.model.place(sha256, Number(headers['upload-length']));
      return void response.writeHead(201, { Location: place }).end();
    }
    if (method === 'HEAD') {
      const there = this.model.offset(url);
      if (there === undefined) return void response.writeHead(404).end();
      const length = this.model.sizeAt(url)!;
      const said = { 'Upload-Offset': there, 'Upload-Length': length };
      return void response.writeHead(200, said).end();
    }
    if (offset > 0 && this.cutsLeft-- > 0) return void socket.destroy();
    const status = this.model.part(url, offset, body);
    response.writeHead(status, { 'Upload-Offset': offset + body.length }).end();
  }
}

async function read(request: IncomingMessage): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  for await (const part of request) parts.push(part as Uint8Array);
  return concat(...parts);
}
