import type { ScopeKind } from './catalogue';

/** The whole premises. */
export const SITE = 'site';

/** The kind that a scope text belongs to. */
export function kindOf(scope: string): ScopeKind {
  if (scope === SITE) {
    return 'site';
  }
  if (scope.startsWith('goods:') && scope.length > 'goods:'.length) {
    return 'goods';
  }
  if (scope.startsWith('device:') && scope.length > 'device:'.length) {
    return 'device';
  }
  throw new Error(`Scope '${scope}' is none of site, goods:CATEGORY, device:KIND`);
}

/** The scope of an answer about one device. */
export function ofDevice(deviceId: string): string {
  return `device:${deviceId}`;
}

/** What follows the colon: goods category, device kind or device id; empty for the site. */
export function detailOf(scope: string): string {
  const colon = scope.indexOf(':');
  return colon < 0 ? '' : scope.slice(colon + 1);
}
