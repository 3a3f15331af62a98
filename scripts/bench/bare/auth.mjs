import { argon2, generateKeyPairSync, randomBytes, randomUUID, sign, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { v7 as uuidv7 } from 'uuid';
import { bodyOf } from './body.mjs';

const hash = promisify(argon2);
const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const KEY = { key: privateKey, dsaEncoding: 'ieee-p1363' }; // as JWTs have it
const ISSUER = 'https://bench.latchlist.example';
const LIFETIME = 300; // s

const COOKIE = '__Host-latchlist.session_token';
const SESSION_OF_COOKIE = new RegExp(`${COOKIE}=([^.;]+)`);

const SESSION = 'SELECT id, user_id FROM sessions WHERE token = $1 AND expires_at > now()';

const ACCOUNT = `
  SELECT users.id, users.name, users.email, users.email_verified AS "emailVerified", users.image,
    users.created_at AS "createdAt", users.updated_at AS "updatedAt", accounts.password
  FROM users JOIN accounts ON accounts.user_id = users.id AND accounts.provider_id = 'credential'
  WHERE users.email = $1`;

const NEW_SESSION = `
  INSERT INTO sessions (id, token, user_id, expires_at, ip_address) VALUES ($1, $2, $3, now() + interval '7 days', $4)`;

/** One query and one signature. */
export async function token(request, pool) {
  const [, sessionToken] = SESSION_OF_COOKIE.exec(request.headers.cookie);
  const { rows } = await pool.query(SESSION, [sessionToken]);
  const [session] = rows;
  const iat = Math.floor(Date.now() / 1000);
  const claims = { sid: session.id, iss: ISSUER, sub: session.user_id, aud: 'latchlist-api', iat };
  return { body: { token: jwt({ ...claims, exp: iat + LIFETIME, jti: randomUUID() }) } };
}

/** One query, one hash, one new row. */
export async function signIn(request, pool) {
  const { email, password } = await bodyOf(request);
  const { rows } = await pool.query(ACCOUNT, [email]);
  const { password: stored, ...user } = rows[0];
  if (!(await isPassword(password, stored))) return { status: 401, body: { message: 'Wrong password' } };
  const sessionToken = randomBytes(24).toString('base64url');
  const address = request.headers['x-forwarded-for'];
  await pool.query(NEW_SESSION, [uuidv7(), sessionToken, user.id, address]);
  const cookie = `${COOKIE}=${sessionToken}; Path=/; HttpOnly; Secure; SameSite=Strict`;
  return { headers: { 'Set-Cookie': cookie }, body: { redirect: false, user } };
}

function jwt(claims) {
  const header = { alg: 'ES256', typ: 'at+jwt', kid: 'bare' };
  const content = [header, claims].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'));
  const signature = sign('sha256', content.join('.'), KEY);
  return [...content, signature.toString('base64url')].join('.');
}

/** `$argon2id$v=19$m=19456,t=2,p=1$salt$hash`: what it costs stands in it. */
async function isPassword(password, stored) {
  const [, , , cost, salt, expected] = stored.split('$');
  const [memory, passes, parallelism] = cost.match(/\d+/g).map(Number);
  const wanted = Buffer.from(expected, 'base64');
  const actual = await hash('argon2id', {
    ...{ message: password, nonce: Buffer.from(salt, 'base64'), tagLength: wanted.length },
    ...{ memory, passes, parallelism },
  });
  return timingSafeEqual(actual, wanted);
}
