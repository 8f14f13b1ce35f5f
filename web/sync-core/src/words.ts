import type { Level, NotTaken, WaitReason } from './phone';
import type { Hex, Text } from './wire';

/** The words of this package, Chinese first; one line each, with what the reader needs to know. */

export const LEVELS: Readonly<Record<Level, Text>> = {
  1: { zh: '已存本机', en: 'Saved on this phone' },
  2: { zh: '已送达', en: 'Delivered' },
  3: { zh: '图片齐全', en: 'Photos complete' },
  4: { zh: '已入链', en: 'In the log' },
  5: { zh: '已取时间戳', en: 'Time-stamped' },
};

export function reasonLine(reason: WaitReason): Text {
  switch (reason.code) {
    case 'its-turn':
      return { zh: '排着，马上送', en: 'Next in line' };
    case 'no-signal':
      return { zh: '没信号，有信号自动送', en: 'No signal. It will be sent when there is' };
    case 'sending':
      return { zh: '正在送', en: 'On its way' };
    case 'sign-in':
      return { zh: '请重新登录，东西都在', en: 'Please sign in again; everything is kept' };
    case 'server-busy':
      return {
        zh: `服务器暂时收不了（${reason.status}），稍后自动再送`,
        en: `The server cannot take it now (${reason.status}); it will be sent again`,
      };
    case 'receipt-wrong':
      return {
        zh: '回执核对不上，不算送达，稍后再要',
        en: 'The receipt does not check, so it does not count; it will be asked again',
      };
    case 'photos': {
      const all = reason.here + reason.there;
      const size = megabytes(reason.bytesLeft);
      return {
        zh: `照片 ${reason.there}/${all} · 还差 ${size} MB`,
        en: `Photos ${reason.there}/${all} · ${size} MB to go`,
      };
    }
    case 'photo-unreadable':
      return { zh: '一张照片读不出，请补拍', en: 'A photo cannot be read; please take it again' };
    case 'other-bytes':
      return {
        zh: '一张照片路上走样了，正从头再送',
        en: 'A photo arrived altered; it is being sent anew',
      };
    case 'before-it':
      return { zh: '等记录先送到', en: 'Waits for its record to arrive first' };
    case 'log-soon':
      return { zh: '已送全，等入链', en: 'All there; the log will have it shortly' };
    case 'log-overdue':
      return {
        zh: '过了一天还没入链，请告诉管理员',
        en: 'Not in the log after a day; please tell the administrator',
      };
    case 'proof-wrong':
      return {
        zh: '入链的证明核对不上，请告诉管理员',
        en: 'The proof of the log does not check; please tell the administrator',
      };
    case 'phone-full':
      return {
        zh: '手机空间满了，腾出空间后自动接着送',
        en: 'The phone is full; free some room to go on',
      };
  }
}

export const NOT_TAKEN: Readonly<Record<NotTaken, Text>> = {
  'not-ours': { zh: '这不是巡服的会签码', en: 'This is not a co-signing code of Xunfu' },
  unreadable: { zh: '码不完整，请再扫一次', en: 'The code is incomplete; please scan it again' },
  'visit-not-in-package': {
    zh: '您今天带的任务里没有这一家',
    en: 'This visit is not among those you took along',
  },
  'own-record': {
    zh: '这份记录是本机做的，要由同事会签',
    en: 'This phone made the record; a colleague must co-sign',
  },
  'not-of-the-pair': { zh: '会签人不是这一组的', en: 'The signer does not belong to this pair' },
  'certificate-unknown': {
    zh: '对方手机的证书不在带来的任务里，请让对方直接送',
    en: 'The certificate of the other phone did not come along; let the colleague send it',
  },
  'certificate-expired': {
    zh: '对方手机的证书过期了',
    en: 'The certificate of the other phone has expired',
  },
  'bad-signature': {
    zh: '签名核对不上，没有收下',
    en: 'The signature does not check; it was not taken',
  },
  'another-record': { zh: '签的是另一份记录', en: 'It signs another record' },
  'not-sealed-here': {
    zh: '这份记录不是本机封存的',
    en: 'This record was not sealed on this phone',
  },
  'own-cosignature': { zh: '这是本机自己的签名', en: 'This is the signature of this very phone' },
};

const HASH_LABEL: Text = { zh: '记录指纹 ', en: 'Record hash ' };

/** The last line of a sheet: the event's hash in groups of four. */
export function hashLine(eventHash: Hex, language: string): string {
  const label = HASH_LABEL[language] ?? HASH_LABEL.zh;
  return label + (eventHash.match(/.{1,4}/g) ?? []).join(' ');
}

function megabytes(bytes: number): string {
  return (Math.ceil(bytes / 100_000) / 10).toFixed(1);
}
