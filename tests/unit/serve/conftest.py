import asyncio

import httpx
import pytest


class Client:
    """Asks an ASGI application directly."""

    def __init__(self, app):
        self._app = app

    def request(self, method, path, **options):
        async def ask():
            transport = httpx.ASGITransport(app=self._app)
            async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1:4000") as client:
                return await client.request(method, path, **options)

        return asyncio.run(ask())

    def get(self, path, **options):
        return self.request("GET", path, **options)


@pytest.fixture
def ask():
    return Client
