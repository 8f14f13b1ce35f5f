// A model of the server for work on the phone's screens: it keeps the rules of docs/formats.md in memory and serves the
// built client under /field/. `node web/field/demo/server.mjs [port]`. Sign-ins: officer.fu, officer.yao; any password
// but "wrong". Not part of the product and not a stand-in for its tests.
import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { dayId, home, officers, organization, pieces, stopNames, todos } from './county.mjs';

const port = Number(process.argv[2] ?? 8090);
const dist = new URL('../dist/', import.meta.url).pathname;
const origin = `xunfu.${home}/trace`;
const sha256 = (...parts) =>
  parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest();
const hex = (bytes) => Buffer.from(bytes).toString('hex');

/** RFC 8785 for what occurs here: no fractions, no lone surrogates. */
function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value && typeof value === 'object')
    return `{${Object.keys(value)
      .sort()
      .map((name) => `${JSON.stringify(name)}:${canonical(value[name])}`)
      .join(',')}}`;
  return JSON.stringify(value);
}
const now = (later = 0) =>
  new Date(Date.now() + later + 8 * 3600e3).toISOString().replace('Z', '+08:00');

function signer(name, use) {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const raw = publicKey.export({ format: 'der', type: 'spki' }).subarray(-32);
  const keyName = name(raw);
  return {
    raw,
    privateKey,
    published: {
      name: keyName,
      algorithm: 'Ed25519',
      publicKey: raw.toString('base64url'),
      use,
      from: '2026-01-01T00:00:00.000+08:00',
    },
    sign(what) {
      const said = { ...what, key: keyName };
      return {
        ...said,
        signature: sign(null, Buffer.from(canonical(said)), privateKey).toString('base64url'),
      };
    },
  };
}
const log = signer((raw) => `${origin}+${hex(sha256(raw)).slice(0, 8)}`, 'log');
const packaging = signer(
  (raw) => `xunfu.${home}/package+${hex(sha256(raw)).slice(0, 8)}`,
  'package',
);
const binding = signer((raw) => `xunfu.${home}/device+${hex(sha256(raw)).slice(0, 8)}`, 'device');
const keys = [log, packaging, binding].map((one) => one.published);

const sessions = new Map();
const devices = new Map();
const packages = new Map();
const submissions = new Map();
const order = [];
const files = new Map();
const uploads = new Map();
let block = 101;

// ── the log: RFC 6962 trees, small enough to be written as they are defined ──
const leafOf = (event) => sha256(Buffer.of(0), Buffer.from(canonical(event)));
const node = (a, b) => sha256(Buffer.of(1), a, b);
const split = (n) => 2 ** Math.floor(Math.log2(n - 1));
function root(leaves) {
  if (leaves.length === 0) return sha256();
  if (leaves.length === 1) return leaves[0];
  const k = split(leaves.length);
  return node(root(leaves.slice(0, k)), root(leaves.slice(k)));
}
function path(m, leaves) {
  if (leaves.length <= 1) return [];
  const k = split(leaves.length);
  return m < k
    ? [...path(m, leaves.slice(0, k)), root(leaves.slice(k))]
    : [...path(m - k, leaves.slice(k)), root(leaves.slice(0, k))];
}
function subproof(m, leaves, whole) {
  if (m === leaves.length) return whole ? [] : [root(leaves)];
  const k = split(leaves.length);
  return m <= k
    ? [...subproof(m, leaves.slice(0, k), whole), root(leaves.slice(k))]
    : [...subproof(m - k, leaves.slice(k), false), root(leaves.slice(0, k))];
}
const leaves = () => order.map((id) => leafOf(submissions.get(id).event));
function head() {
  const text = `${origin}\n${order.length}\n${root(leaves()).toString('base64')}\n`;
  const { name } = log.published;
  const named = sha256(`${name}\n\u0001`, log.raw).subarray(0, 4);
  return `${text}\n— ${name} ${Buffer.concat([named, sign(null, Buffer.from(text), log.privateKey)]).toString('base64')}\n`;
}

function json(answer, status, body, headers = {}) {
  answer.writeHead(status, { 'Content-Type': 'application/json', ...headers });
  answer.end(JSON.stringify(body));
}
const fault = (answer, status, code, detail = code) =>
  json(answer, status, {
    type: 'about:blank',
    title: code,
    status,
    code,
    detail,
    requestId: 'demo',
  });

async function bodyOf(request) {
  const parts = [];
  for await (const part of request) parts.push(part);
  return Buffer.concat(parts);
}
const sessionOf = (officer) => ({
  person: { id: officer.person, name: officer.name },
  posts: [{ id: officer.post, name: '一级行政执法员', function: 'officer', organization }],
  actingFor: officer.post,
  fictional: true,
  serverTime: now(),
});

function manifestFor(officer, { device }) {
  const date = now().slice(0, 10);
  const numbers = { from: block, to: block + 19, device };
  block += 20;
  const content = pieces(date, numbers, { devices: [...devices.values()], keys });
  const bytes = new Map();
  const listed = content.map(({ kind, key, content: what }) => {
    const written = Buffer.from(JSON.stringify(what));
    const hash = hex(sha256(written));
    bytes.set(hash, written);
    return { kind, key, sha256: hash, size: written.length };
  });
  const manifest = packaging.sign({
    v: 1,
    id: `019abc00-00aa-7000-8000-${String(packages.size + 1).padStart(12, '0')}`,
    home,
    person: officer.person,
    post: officer.post,
    organization: organization.id,
    device,
    day: dayId,
    date,
    visits: content.filter((one) => one.kind === 'visit').map((one) => one.key),
    madeAt: now(),
    validUntil: now(30 * 86400e3),
    serverTime: now(),
    head: head(),
    fictional: true,
    pieces: listed,
  });
  packages.set(manifest.id, bytes);
  return manifest;
}

const missingOf = (event) =>
  event.attachments.map((one) => one.digests['sha-256']).filter((one) => !files.has(one));
function acknowledge(envelope) {
  const { event } = envelope;
  const receipt = log.sign({
    v: 1,
    origin,
    event: event.id,
    eventHash: hex(sha256(canonical(event))),
    leafHash: hex(leafOf(event)),
    receivedAt: now(),
    promiseSeconds: 60,
  });
  return { v: 1, receipt, missing: missingOf(event), flags: [] };
}

const types = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
};
function file(url, answer) {
  const name = normalize(url.pathname.replace(/^\/field\/?/, '') || 'index.html');
  const at = join(dist, name);
  if (name.startsWith('..') || !existsSync(at) || statSync(at).isDirectory())
    return fault(answer, 404, 'not-found');
  answer.writeHead(200, {
    'Content-Type': types[extname(at)] ?? 'application/octet-stream',
    'Cache-Control': 'no-cache',
    'Content-Security-Policy':
      "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self' 'unsafe-inline'; img-src 'self' blob: data:; connect-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'",
  });
  answer.end(readFileSync(at));
}

function tus(request, answer, url, body) {
  const base = { 'Tus-Resumable': '1.0.0' };
  if (request.method === 'POST') {
    const about = Object.fromEntries(
      String(request.headers['upload-metadata'])
        .split(',')
        .map((pair) => {
          const [name, value] = pair.trim().split(' ');
          return [name, Buffer.from(value ?? '', 'base64').toString()];
        }),
    );
    const place = `/api/uploads/${uploads.size + 1}`;
    uploads.set(place, {
      hash: about.sha256,
      size: Number(request.headers['upload-length']),
      bytes: body,
    });
    answer.writeHead(201, { ...base, Location: place, 'Upload-Offset': String(body.length) });
    return answer.end();
  }
  const upload = uploads.get(url.pathname);
  if (!upload) return fault(answer, 404, 'no-such-upload');
  if (request.method === 'PATCH') {
    upload.bytes = Buffer.concat([upload.bytes, body]);
    if (upload.bytes.length >= upload.size) {
      if (hex(sha256(upload.bytes)) !== upload.hash) return fault(answer, 422, 'other-bytes');
      files.set(upload.hash, upload.bytes);
    }
    answer.writeHead(204, { ...base, 'Upload-Offset': String(upload.bytes.length) });
    return answer.end();
  }
  answer.writeHead(200, {
    ...base,
    'Upload-Offset': String(upload.bytes.length),
    'Upload-Length': String(upload.size),
    'Cache-Control': 'no-store',
  });
  return answer.end();
}

async function handle(request, answer) {
  const url = new URL(request.url, `http://localhost:${port}`);
  const body = await bodyOf(request);
  if (url.pathname === '/') return answer.writeHead(302, { Location: '/field/' }).end();
  if (url.pathname.startsWith('/field')) return file(url, answer);
  if (url.pathname === '/open/keys') return json(answer, 200, { keys });
  const cookie = /demo=([^;]+)/.exec(request.headers.cookie ?? '')?.[1];
  const officer = sessions.get(cookie);
  const parts = url.pathname.split('/').slice(2);
  const said = () => JSON.parse(body.toString() || 'null');

  if (parts[0] === 'session') {
    if (request.method === 'POST') {
      const { name, password } = said();
      const found = officers.find((one) => one.login === name);
      if (!found || password === 'wrong')
        return fault(answer, 401, 'wrong-sign-in', '登录名或密码不对');
      const ticket = hex(sha256(`${name}${Math.random()}`)).slice(0, 24);
      sessions.set(ticket, found);
      return json(answer, 200, sessionOf(found), {
        'Set-Cookie': [
          `demo=${ticket}; Path=/; HttpOnly; SameSite=Strict`,
          'XSRF-TOKEN=demo; Path=/',
        ],
      });
    }
    if (request.method === 'DELETE') sessions.delete(cookie);
    if (!officer)
      return json(
        answer,
        401,
        { code: 'signed-out', status: 401, title: 'signed-out', detail: '' },
        { 'Set-Cookie': 'XSRF-TOKEN=demo; Path=/' },
      );
    return json(answer, 200, sessionOf(officer));
  }
  if (!officer) return fault(answer, 401, 'signed-out');
  if (parts[0] === 'uploads') return tus(request, answer, url, body);

  switch (`${request.method} ${parts[0]}`) {
    case 'POST devices': {
      const { id, publicKey } = said();
      const certificate = binding.sign({
        v: 1,
        device: id,
        publicKey,
        person: officer.person,
        personName: officer.name,
        post: officer.post,
        postName: '一级行政执法员',
        organization: organization.id,
        organizationName: organization.name,
        notBefore: now(-3600e3),
        notAfter: now(90 * 86400e3),
      });
      devices.set(id, certificate);
      return json(answer, 201, certificate);
    }
    case 'GET days': {
      const pair = officers.map((one) => ({ person: one.person, name: one.name }));
      return json(answer, 200, {
        items: [{ id: dayId, date: now().slice(0, 10), state: 'approved', pair, stops: stopNames }],
        next: null,
      });
    }
    case 'POST packages':
      return json(answer, 201, manifestFor(officer, said()));
    case 'GET packages': {
      const piece = packages.get(parts[1])?.get(parts[3]);
      if (!piece) return fault(answer, 404, 'no-such-piece');
      answer.writeHead(200, { 'Content-Type': 'application/octet-stream' });
      return answer.end(piece);
    }
    case 'POST submissions': {
      const envelope = said();
      const known = submissions.has(envelope.event.id);
      if (!known) {
        submissions.set(envelope.event.id, envelope);
        order.push(envelope.event.id);
      }
      return json(answer, known ? 200 : 201, acknowledge(submissions.get(envelope.event.id)));
    }
    case 'GET submissions': {
      const envelope = submissions.get(parts[1]);
      if (!envelope) return fault(answer, 404, 'unknown');
      if (parts[2] === 'proof') {
        const index = order.indexOf(parts[1]);
        return json(answer, 200, {
          v: 1,
          event: parts[1],
          index,
          size: order.length,
          leafHash: hex(leafOf(envelope.event)),
          path: path(index, leaves()).map(hex),
          head: head(),
        });
      }
      const hash = hex(sha256(canonical(envelope.event)));
      const cosigned = [...submissions.values()].some((one) => one.payload?.names === hash);
      const missing = missingOf(envelope.event);
      return json(answer, 200, { missing, flags: [], cosigned, level: missing.length ? 2 : 3 });
    }
    case 'HEAD files':
      return answer.writeHead(files.has(parts[1]) ? 200 : 404).end();
    case 'GET heads':
      if (parts[1] === 'latest') {
        answer.writeHead(200, { 'Content-Type': 'text/plain' });
        return answer.end(head());
      }
      return json(answer, 200, {
        v: 1,
        first: Number(url.searchParams.get('first')),
        second: Number(url.searchParams.get('second')),
        path: subproof(
          Number(url.searchParams.get('first')),
          leaves().slice(0, Number(url.searchParams.get('second'))),
          true,
        ).map(hex),
      });
    case 'GET todos':
      return json(answer, 200, { items: todos, next: null });
    default:
      return fault(answer, 404, 'no-such-call');
  }
}

createServer((request, answer) => {
  handle(request, answer).catch((error) =>
    fault(answer, 500, 'broken', String(error?.stack ?? error)),
  );
}).listen(port, '127.0.0.1', () => console.log(`model server on http://localhost:${port}/field/`));
