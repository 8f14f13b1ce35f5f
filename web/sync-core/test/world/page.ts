/** What the page of the Chromium test loads: the phone, within reach of the test. */
import { browserPorts } from '../../src/browser/index';
import { openPhone } from '../../src/open-phone';
import type { Phone } from '../../src/phone';

declare global {
  var phone: Phone;
}

globalThis.phone = openPhone(browserPorts(), { stretching: 1_000 });
