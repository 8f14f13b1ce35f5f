import type { Upload, UploadOutcome } from '../ports';
import { CSRF_HEADER, csrfToken } from './http';

/** Small enough to lose little when the valley swallows a part, large enough to be worth a request. */
const PART_BYTES = 512 * 1024;
/** Without a byte in so long the way is taken for cut. */
const SILENCE_MILLIS = 60_000;

type Photo = Parameters<Upload['send']>[0];
type Notice = Parameters<Upload['send']>[1];

/**
 * tus 1.0.0 by tus-js-client, which is loaded with the first photo. It neither retries nor remembers:
 * the outbox does both, so that there is one place for each.
 */
export class TusUpload implements Upload {
  async send(photo: Photo, notice: Notice): Promise<UploadOutcome> {
    const { Upload: TusClient, DetailedError } = await import('tus-js-client');
    const { sha256, mime, submission } = photo;
    const blob = new Blob([photo.bytes as Uint8Array<ArrayBuffer>], { type: mime });
    return new Promise((resolve) => {
      let placed: Promise<void> = Promise.resolve();
      const silence = new Silence(() => {
        void client.abort();
        resolve({ kind: 'cut' });
      });
      const client = new TusClient(blob, {
        endpoint: '/api/uploads',
        uploadUrl: photo.url,
        metadata: { sha256, mime, submission },
        chunkSize: PART_BYTES,
        retryDelays: null,
        storeFingerprintForResuming: false,
        headers: csrfHeaders(),
        onUploadUrlAvailable: () => {
          if (client.url !== null && client.url !== photo.url) placed = notice.placed(client.url);
        },
        onBeforeRequest: async (request) => {
          if (request.getMethod() === 'PATCH') await placed;
        },
        onProgress: (bytesSent) => {
          silence.broken();
          notice.progress(bytesSent);
        },
        onSuccess: () => {
          silence.over();
          resolve({ kind: 'there' });
        },
        onError: (error) => {
          silence.over();
          const response = error instanceof DetailedError ? error.originalResponse : null;
          const status = response?.getStatus() ?? 0;
          resolve(status === 0 ? { kind: 'cut' } : { kind: 'answered', status });
        },
      });
      client.start();
    });
  }
}

class Silence {
  readonly #tooLong: () => void;
  #timer: ReturnType<typeof setTimeout>;

  constructor(tooLong: () => void) {
    this.#tooLong = tooLong;
    this.#timer = setTimeout(tooLong, SILENCE_MILLIS);
  }

  broken(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(this.#tooLong, SILENCE_MILLIS);
  }

  over(): void {
    clearTimeout(this.#timer);
  }
}

function csrfHeaders(): Record<string, string> {
  const token = csrfToken();
  return token === undefined ? {} : { [CSRF_HEADER]: token };
}
