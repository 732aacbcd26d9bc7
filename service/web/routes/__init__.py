"""The addresses of the service: each module exposes one `router`, and `app.ROUTERS` lists them all."""
