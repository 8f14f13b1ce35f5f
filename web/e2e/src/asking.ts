import type { ArrivedVisit, Listed, VisitRecord } from '@xunfu/api';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { demoPassword } from './officer';

/** The server's HTTP as the desk uses it, for what a test has to know beside the glass. */
export class Server {
  private constructor(
    private readonly baseUrl: string,
    private readonly cookies: Map<string, string>,
  ) {}

  static async signedIn(baseUrl: string, name: string): Promise<Server> {
    const server = new Server(baseUrl, new Map());
    await server.send('/api/session');
    const answer = await server.send('/api/session', {
      method: 'POST',
      body: JSON.stringify({ name, password: demoPassword, client: 'desk' }),
    });
    if (!answer.ok) throw new Error(`${name} may not sign in: ${answer.status}`);
    return server;
  }

  async get<T>(path: string): Promise<T> {
    const answer = await this.send(path);
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return (await answer.json()) as T;
  }

  async post<T>(path: string, body: unknown): Promise<T> {
    const answer = await this.send(path, { method: 'POST', body: JSON.stringify(body) });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return (answer.status === 204 ? undefined : await answer.json()) as T;
  }

  record(visit: string): Promise<VisitRecord> {
    return this.get(`/api/visits/${visit}/record`);
  }

  /** Waits until the record of a visit has come as far as the level says. */
  async waitForLevel(visit: string, level: number, seconds = 60): Promise<VisitRecord> {
    const end = Date.now() + seconds * 1000;
    let last = 'nothing has arrived';
    while (Date.now() < end) {
      try {
        const record = await this.record(visit);
        if (record.level >= level) return record;
        last = `level ${record.level}, missing ${record.missing.length}`;
      } catch (failure) {
        last = String(failure);
      }
      await new Promise((next) => setTimeout(next, 500));
    }
    throw new Error(`visit ${visit} did not reach level ${level}: ${last}`);
  }

  async arrived(): Promise<readonly ArrivedVisit[]> {
    return (await this.get<Listed<ArrivedVisit>>('/api/visits?arrived=true&limit=100')).items;
  }

  /** All words of the PDF record, page after page. */
  async pdfText(visit: string): Promise<string> {
    const answer = await this.send(`/api/visits/${visit}/record`, {
      headers: { Accept: 'application/pdf' },
    });
    if (!answer.ok) throw new Error(`PDF: ${answer.status} ${await answer.text()}`);
    const document = await getDocument({ data: new Uint8Array(await answer.arrayBuffer()) })
      .promise;
    const words: string[] = [];
    for (let number = 1; number <= document.numPages; number++) {
      const content = await (await document.getPage(number)).getTextContent();
      words.push(...content.items.map((item) => ('str' in item ? item.str : '')));
    }
    return words.join('');
  }

  private async send(path: string, init: RequestInit = {}): Promise<Response> {
    const answer = await fetch(this.baseUrl + path, {
      ...init,
      headers: {
        Accept: 'application/json',
        ...(init.body ? { 'Content-Type': 'application/json' } : {}),
        Cookie: [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
        'X-XSRF-TOKEN': this.cookies.get('XSRF-TOKEN') ?? '',
        ...init.headers,
      },
    });
    for (const cookie of answer.headers.getSetCookie()) {
      const [pair = ''] = cookie.split(';');
      const [name = '', value = ''] = pair.split('=');
      this.cookies.set(name, value);
    }
    return answer;
  }
}
