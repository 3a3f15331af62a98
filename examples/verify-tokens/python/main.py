from typing import Any

from fastapi import Depends, FastAPI

from verify_token import access_token

app = FastAPI(title="A service of your own")


@app.get("/whoami")
def whoami(claims: dict[str, Any] = Depends(access_token)) -> dict[str, str]:
    """Tells who is asking."""
    return {"userId": claims["sub"]}
