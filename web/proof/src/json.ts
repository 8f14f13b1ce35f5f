/**
 * JSON as it is sealed. The reader is strict where `JSON.parse` is not: a name twice, a number that
 * would be rounded, a lone surrogate or a bomb of brackets has no one meaning and is refused, just
 * as by the Java twin (`cases/proof/canonical.json` holds both to it).
 */
import canonicalize from 'canonicalize';
import { NotReadable, utf8, type Bytes } from './bytes';

/** Deeper nesting is an attack on the stack; keep in step with JsonReader.DEPTH_LIMIT. */
const DEPTH_LIMIT = 64;
const NUMBER = /-?(?:0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?/y;
const STRING = /"((?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*)"/y;
const SPACE = /[ \t\n\r]*/y;

/** The canonical text of RFC 8785. */
export function canonicalText(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new NotReadable('Nothing to write in canonical form.');
  return text;
}

/** The bytes that are hashed and signed. */
export function canonicalBytes(value: unknown): Bytes {
  return utf8(canonicalText(value));
}

/** Reads one value and nothing after it, or throws {@link NotReadable}. */
export function readStrictly(text: string): unknown {
  return new Reader(text).whole();
}

class Reader {
  private at = 0;
  private depth = 0;

  constructor(private readonly text: string) {}

  whole(): unknown {
    this.take(SPACE);
    const value = this.value();
    this.take(SPACE);
    if (this.at < this.text.length) throw this.refused('something follows the value');
    return value;
  }

  private value(): unknown {
    switch (this.text[this.at]) {
      case '{':
        return this.nested(() => this.object());
      case '[':
        return this.nested(() => this.array());
      case '"':
        return this.string();
      case 't':
        return this.word('true', true);
      case 'f':
        return this.word('false', false);
      case 'n':
        return this.word('null', null);
      default:
        return this.number();
    }
  }

  private nested<T>(inner: () => T): T {
    if (++this.depth > DEPTH_LIMIT) throw this.refused(`nesting is deeper than ${DEPTH_LIMIT}`);
    this.at++;
    this.take(SPACE);
    const value = inner();
    this.depth--;
    return value;
  }

  private object(): Record<string, unknown> {
    const members = new Map<string, unknown>();
    while (!this.closes('}', members.size)) {
      const name = this.string();
      this.take(SPACE);
      if (this.text[this.at++] !== ':') throw this.refused("':' is expected");
      this.take(SPACE);
      if (members.has(name)) throw this.refused(`the name "${name}" stands twice in one object`);
      members.set(name, this.value());
      this.take(SPACE);
    }
    return Object.fromEntries(members);
  }

  private array(): unknown[] {
    const elements: unknown[] = [];
    while (!this.closes(']', elements.length)) {
      elements.push(this.value());
      this.take(SPACE);
    }
    return elements;
  }

  /** Whether the bracket closes here; else takes the comma that must stand before one more. */
  private closes(bracket: string, read: number): boolean {
    const next = this.text[this.at];
    if (next === bracket) {
      this.at++;
      return true;
    }
    if (read > 0) {
      if (next !== ',') throw this.refused(`',' or '${bracket}' is expected`);
      this.at++;
      this.take(SPACE);
    }
    return false;
  }

  private string(): string {
    const literal = this.take(STRING);
    if (literal === undefined) throw this.refused('a text is expected');
    const value = JSON.parse(literal) as string;
    if (/\p{Surrogate}/u.test(value)) throw this.refused('a lone surrogate');
    return value;
  }

  private number(): number {
    const literal = this.take(NUMBER);
    if (literal === undefined) throw this.refused('a JSON value is expected');
    const value = Number(literal);
    if (!Number.isFinite(value)) throw this.refused('a number without a finite value');
    const rounded = /^-?\d{16,}$/.test(literal) && canonicalText(value) !== literal;
    if (rounded) throw this.refused('a whole number that a double would round');
    return value === 0 ? 0 : value;
  }

  private word<T>(word: string, value: T): T {
    if (!this.text.startsWith(word, this.at)) throw this.refused('a JSON value is expected');
    this.at += word.length;
    return value;
  }

  private take(token: RegExp): string | undefined {
    token.lastIndex = this.at;
    const found = token.exec(this.text)?.[0];
    this.at += found?.length ?? 0;
    return found;
  }

  private refused(reason: string): NotReadable {
    return new NotReadable(`Not readable JSON: ${reason} (at character ${this.at}).`);
  }
}
