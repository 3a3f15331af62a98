import json
import os
from threading import Lock
from time import monotonic
from typing import Any
from urllib.request import urlopen

import jwt
from fastapi import Depends, HTTPException
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer

# Where Latchlist is, as its APP_URL says: the issuer of its tokens, letter by letter.
ISSUER = os.environ.get("LATCHLIST_URL", "http://localhost:3000")
JWKS_URL = os.environ.get("LATCHLIST_JWKS_URL", f"{ISSUER}/.well-known/jwks.json")
COOLDOWN = float(os.environ.get("LATCHLIST_JWKS_COOLDOWN", "30"))  # s
MAX_AGE = 300  # s; as long as the server says that its keys may be kept
TIMEOUT = 3  # s
RETRY_AFTER = 1  # s


class KeysUnavailable(jwt.PyJWKClientError):
    """Whether the token is good cannot be told now: not the caller's fault, so never 401."""


class Keys(jwt.PyJWKClient):
    """
    PyJWKClient, but for what an attacker could use: by itself it fetches the keys for every unknown `kid`, forgets them
    when that fails, and, before PyJWT 2.7, waits for them for ever.
    """

    def __init__(self, url: str) -> None:
        super().__init__(url, lifespan=MAX_AGE)
        self.lock = Lock()
        self.fetched = self.failed = float("-inf")

    def key(self, kid: str) -> Any:
        with self.lock:
            found = self.match_kid(self.get_signing_keys(), kid)
            if found is None and monotonic() - self.fetched > COOLDOWN:
                found = self.match_kid(self.get_signing_keys(refresh=True), kid)
        if found is None:
            raise jwt.InvalidTokenError("The key is not one of Latchlist's.")
        return found.key

    def fetch_data(self) -> Any:
        if monotonic() - self.failed < RETRY_AFTER:
            raise KeysUnavailable("The keys could not be had a moment ago.")
        try:
            with urlopen(self.uri, timeout=TIMEOUT) as answer:
                key_set = json.load(answer)
            jwt.PyJWKSet.from_dict(key_set)
        except Exception as error:  # no connection, no answer, or none that holds keys
            self.failed = monotonic()
            raise KeysUnavailable("The keys cannot be had.") from error
        self.fetched = monotonic()
        self.jwk_set_cache.put(key_set)
        return key_set


keys = Keys(JWKS_URL)
bearer = HTTPBearer(auto_error=False)


def verify_token(token: str) -> dict[str, Any]:
    """Gives the claims, where `sub` is the user's id; raises jwt.InvalidTokenError or KeysUnavailable."""
    if len(token) > 4096:
        raise jwt.InvalidTokenError("The token is too long.")
    header = jwt.get_unverified_header(token)
    # An access token, and nothing else that is signed with the same keys. PyJWT does not look at `typ`.
    if header.get("typ") != "at+jwt" or header.get("alg") != "ES256" or "kid" not in header:
        raise jwt.InvalidTokenError("The token is no access token.")
    return jwt.decode(
        token,
        keys.key(header["kid"]),  # by its `kid`: a `jwk` or `jku` in the token means nothing
        algorithms=["ES256"],  # whatever the token says
        issuer=ISSUER,
        audience="latchlist-api",
        leeway=5,  # s
        options={"require": ["exp", "iat", "iss", "aud", "sub", "sid", "jti"]},
    )


def access_token(credentials: HTTPAuthorizationCredentials | None = Depends(bearer)) -> dict[str, Any]:
    """The dependency. A plain function: FastAPI runs it in a thread, where fetching keys holds up nobody else."""
    if credentials is None:
        raise HTTPException(401, headers={"WWW-Authenticate": "Bearer"})
    try:
        return verify_token(credentials.credentials)
    except jwt.PyJWKClientError as error:
        raise HTTPException(503, headers={"Retry-After": str(RETRY_AFTER)}) from error
    except jwt.InvalidTokenError as error:
        raise HTTPException(401, headers={"WWW-Authenticate": 'Bearer error="invalid_token"'}) from error
