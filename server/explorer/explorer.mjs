import { Requests } from './requests.mjs';
import { Session } from './session.mjs';
import { SessionPanel } from './session-panel.mjs';
import { showSwagger } from './swagger.mjs';

const session = new Session();
const panel = new SessionPanel(session);
const requests = new Requests(session);
const place = /** @type {HTMLElement} */ (document.getElementById('operations-of-the-api'));

const started = panel.start(); // asked before Swagger UI keeps the browser busy
let swagger = show();
session.addEventListener('forget', () => (swagger = show())); // answers on the page are their reader's alone
session.addEventListener('change', () => swagger.authActions.setSignedIn(session.user !== null));
await started;

function show() {
  return showSwagger(place, requests, () => panel.focus());
}
