import { accessToken } from '../bench/latchlist.mjs';

const AT_ONCE = 3; // more of one user's writes would only wait

/**
 * Signs somebody up as the page would.
 *
 * @returns {Promise<{ name: string, value: string }>} the cookie of the session
 */
export async function signUp(origin, { name, email, password }) {
  const response = await fetch(`${origin}/api/auth/sign-up/email`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Origin: origin },
    body: JSON.stringify({ name, email, password }),
  });
  if (!response.ok) throw new Error(`Nobody was signed up: ${response.status} ${await response.text()}`);
  const [cookie] = response.headers.getSetCookie()[0].split(';');
  const [key, ...value] = cookie.split('=');
  return { name: key, value: value.join('=') };
}

/** Writes to-dos down one after another, so that the last of them is the newest. */
export async function addTodos(origin, session, todos) {
  for (const todo of todos) await addTodo(origin, await tokenOf(origin, session), todo);
}

/** The same for thousands: in no order. */
export async function addManyTodos(origin, session, todos) {
  const token = await tokenOf(origin, session);
  const rest = [...todos];
  const worker = async () => {
    for (let todo = rest.pop(); todo; todo = rest.pop()) await addTodo(origin, token, todo);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}

const tokenOf = (origin, { name, value }) => accessToken(origin, { cookie: `${name}=${value}` });

async function addTodo(origin, token, { completed = false, ...todo }) {
  const added = await send(`${origin}/api/todos`, 'POST', token, todo);
  if (completed) await send(`${origin}/api/todos/${added.id}`, 'PATCH', token, { completed });
}

async function send(url, method, token, body) {
  const response = await fetch(url, {
    method,
    headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${method} ${url}: ${response.status} ${await response.text()}`);
  return response.json();
}
