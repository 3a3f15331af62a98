import { errors } from 'jose';
import { createServer } from 'node:http';
import { KeysUnavailable, verifyToken } from './verify-token.mjs';

/** A service of your own: `GET /whoami` tells who is asking. */
const server = createServer(async (request, response) => {
  if (request.method !== 'GET' || request.url !== '/whoami') return answer(response, 404, {});
  try {
    const [, token] = /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? '') ?? [];
    if (!token) return answer(response, 401, { 'WWW-Authenticate': 'Bearer' });
    const { sub } = await verifyToken(token);
    answer(response, 200, {}, { userId: sub });
  } catch (error) {
    if (error instanceof KeysUnavailable) return answer(response, 503, { 'Retry-After': '1' });
    if (error instanceof errors.JOSEError)
      return answer(response, 401, { 'WWW-Authenticate': 'Bearer error="invalid_token"' });
    console.error(error);
    answer(response, 500, {});
  }
});

function answer(response, status, headers, body = { status }) {
  response.writeHead(status, { 'Content-Type': 'application/json', ...headers }).end(JSON.stringify(body));
}

server.listen(Number(process.env.PORT ?? 8000), '127.0.0.1');
