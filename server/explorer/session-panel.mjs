import { Failure } from './failure.mjs';
import { texts } from './texts.mjs';

/** @typedef {import('./session.mjs').Session} Session */

const ADDRESS = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

/** The part of the page where one signs in and out, and sees who is signed in. */
export class SessionPanel {
  #session;
  #form = element('sign-in', HTMLFormElement);
  #email = element('email', HTMLInputElement);
  #password = element('password', HTMLInputElement);
  #signedIn = element('signed-in', HTMLElement);
  #who = element('who', HTMLElement);
  #busy = false;

  /** @param {Session} session */
  constructor(session) {
    this.#session = session;
    session.addEventListener('change', () => this.#show());
    this.#form.addEventListener('submit', (event) => {
      event.preventDefault();
      void this.#whileBusy(() => this.#signIn());
    });
    element('sign-out', HTMLElement).addEventListener(
      'click',
      () => void this.#whileBusy(() => this.#signOut()),
    );
    for (const input of [this.#email, this.#password])
      input.addEventListener('input', () => this.#complain(input, ''));
  }

  /** Finds out who is signed in. */
  async start() {
    await this.#attempt(() => this.#session.recheck());
    this.#show();
  }

  /** Brings whoever wants to sign in or out here. */
  focus() {
    (this.#session.user ? this.#who : this.#email).focus();
  }

  async #signIn() {
    if (!this.#isComplete()) return;
    const credentials = { email: this.#email.value.trim(), password: this.#password.value };
    if (!(await this.#attempt(() => this.#session.signIn(credentials)))) return;
    this.#form.reset();
    this.#who.focus();
  }

  async #signOut() {
    if (await this.#attempt(() => this.#session.signOut())) this.#email.focus();
  }

  /**
   * @param {() => Promise<void>} deed
   * @returns {Promise<boolean>} whether it was done; if not, the panel says why.
   */
  async #attempt(deed) {
    const failure = element('failure', HTMLElement);
    failure.textContent = '';
    this.#tell('');
    try {
      await deed();
      return true;
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      if (this.#session.user) this.#tell(error.message);
      else failure.textContent = error.message;
      return false;
    }
  }

  /** One deed at a time: a button that is pressed twice does it once, and keeps the focus meanwhile. */
  async #whileBusy(/** @type {() => Promise<void>} */ deed) {
    if (this.#busy) return;
    this.#setBusy(true);
    await deed().finally(() => this.#setBusy(false));
  }

  /** @param {boolean} busy */
  #setBusy(busy) {
    this.#busy = busy;
    for (const button of document.querySelectorAll('#session button'))
      button.setAttribute('aria-disabled', String(busy));
  }

  #isComplete() {
    const address = this.#email.value.trim();
    const malformed = ADDRESS.test(address) ? '' : texts.emailMalformed;
    this.#complain(this.#email, address === '' ? texts.emailMissing : malformed);
    this.#complain(this.#password, this.#password.value === '' ? texts.passwordMissing : '');
    const wrong = this.#form.querySelector('[aria-invalid=true]');
    if (wrong instanceof HTMLElement) wrong.focus();
    return wrong === null;
  }

  /**
   * @param {HTMLInputElement} input
   * @param {string} complaint
   */
  #complain(input, complaint) {
    input.setAttribute('aria-invalid', String(complaint !== ''));
    element(`${input.id}-error`, HTMLElement).textContent = complaint;
  }

  #show() {
    const { user, news } = this.#session;
    this.#form.hidden = user !== null;
    this.#signedIn.hidden = user === null;
    element('name', HTMLElement).textContent = user?.name ?? '';
    element('address', HTMLElement).textContent = user?.email ?? '';
    if (user) element('failure', HTMLElement).textContent = '';
    this.#tell(news);
  }

  /** @param {string} news */
  #tell(news) {
    element('news', HTMLElement).textContent = news;
  }
}

/**
 * @template {HTMLElement} Kind
 * @param {string} id
 * @param {new () => Kind} kind
 * @returns {Kind}
 */
function element(id, kind) {
  const found = document.getElementById(id);
  if (!(found instanceof kind)) throw new Error(`The page has no ${id}.`);
  return found;
}
