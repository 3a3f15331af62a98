import { markdownOf } from './markdown.mjs';

/** @typedef {import('./globals').SwaggerSystem} SwaggerSystem */
/** @typedef {import('./requests.mjs').Requests} Requests */

/**
 * Swagger UI on a place of the page, replacing what stood there.
 *
 * @param {HTMLElement} place
 * @param {Requests} requests
 * @param {() => void} askToSignIn
 */
export function showSwagger(place, requests, askToSignIn) {
  const node = document.createElement('div');
  place.replaceChildren(node);
  return SwaggerUIBundle({
    domNode: node,
    url: '/api/openapi.json',
    layout: 'BaseLayout',
    presets: [SwaggerUIBundle.presets.apis],
    plugins: [(/** @type {SwaggerSystem} */ system) => ownSession(system, askToSignIn)],
    deepLinking: true,
    displayRequestDuration: true,
    tryItOutEnabled: true,
    defaultModelsExpandDepth: 0, // the schemas are closed at first: there are many, and each operation shows its own
    persistAuthorization: false,
    validatorUrl: null, // else it would show the document to a host of somebody else's
    requestInterceptor: requests.send,
    responseInterceptor: requests.received,
  });
}

/**
 * The page's session takes the place of Swagger UI's own dialog: the padlocks show it, and lead to it.
 *
 * @param {SwaggerSystem} system
 * @param {() => void} askToSignIn
 */
function ownSession({ React }, askToSignIn) {
  const Markdown = markdownOf(React);
  return {
    statePlugins: {
      auth: {
        actions: {
          /** @param {boolean} isSignedIn */
          setSignedIn: (isSignedIn) => ({ type: 'set_signed_in', payload: isSignedIn }),
        },
        reducers: {
          set_signed_in: (/** @type {any} */ state, /** @type {any} */ { payload }) =>
            state.set('signedIn', payload),
        },
        wrapSelectors: {
          isAuthorized:
            () => (/** @type {any} */ state, /** @type {{ size: number } | undefined} */ required) =>
              required?.size ? state.get('signedIn') === true : null,
        },
      },
    },
    wrapComponents: {
      authorizeBtn: () => () => null,
      authorizeOperationBtn: (/** @type {unknown} */ Original) => (/** @type {object} */ properties) =>
        React.createElement(Original, { ...properties, onClick: askToSignIn }),
      Markdown: () => Markdown,
    },
  };
}
