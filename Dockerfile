# The images of Plumbline, one target for each service: docker build --target gateway -t plumbline-gateway .
# Needs BuildKit, the builder of Docker since version 23. docs/compose.md describes the images.

FROM node:24-bookworm-slim AS build
WORKDIR /src
COPY .npmrc package.json package-lock.json ./
RUN --mount=type=cache,id=plumbline-npm,target=/root/.npm npm ci --ignore-scripts --prefer-offline
COPY . .
RUN --mount=type=cache,id=plumbline-nx,target=/src/.nx NX_DAEMON=false npx nx run-many -t build && npx vite build tools/demo
RUN mkdir /manifests /data && cd dist/apps && cp --parents */package.json /manifests

# The packages of each service. A change that leaves the services' dependencies as they are takes them from the cache.
FROM node:24-bookworm-slim AS packages
WORKDIR /packages
COPY --from=build /manifests ./
COPY .npmrc package-lock.json tools/images/packages.mjs /
RUN --mount=type=cache,id=plumbline-npm,target=/root/.npm node /packages.mjs

# The software bills of materials, as files: docker build --target sbom --output sbom .
FROM scratch AS sbom
COPY --from=packages /sbom /

FROM node:24-bookworm-slim AS service
ENV NODE_ENV=production HEALTH_HOST=0.0.0.0 HEALTH_PORT=9090
WORKDIR /app
# The packages that all services use: one layer, which the images share.
COPY --from=packages /packages/common ./
# By number, since Kubernetes verifies that it is not root.
USER 1000:1000
EXPOSE 9090
HEALTHCHECK --interval=5s --timeout=5s --start-period=120s --retries=5 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:9090/health/ready').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
# Beside main.js there is doctor.js, migrate.js if the service has a schema, admin.js in identity, and thumbnail.js in gateway.
ENTRYPOINT ["node", "--enable-source-maps"]
CMD ["main.js"]
ARG VERSION=development
ARG REVISION=unknown
ARG CREATED=1970-01-01T00:00:00Z
LABEL org.opencontainers.image.vendor="Plumbline" \
  org.opencontainers.image.version="$VERSION" \
  org.opencontainers.image.revision="$REVISION" \
  org.opencontainers.image.created="$CREATED"

FROM service AS identity
LABEL org.opencontainers.image.title="plumbline-identity"
COPY --from=packages /packages/identity ./
COPY --from=build /src/dist/apps/identity ./

FROM service AS tokens
LABEL org.opencontainers.image.title="plumbline-tokens"
COPY --from=packages /packages/tokens ./
COPY --from=build /src/dist/apps/tokens ./

FROM service AS projects
LABEL org.opencontainers.image.title="plumbline-projects"
COPY --from=packages /packages/projects ./
COPY --from=build /src/dist/apps/projects ./

FROM service AS webhooks
LABEL org.opencontainers.image.title="plumbline-webhooks"
COPY --from=packages /packages/webhooks ./
COPY --from=build /src/dist/apps/webhooks ./

# The demo account, made by the commands of identity and the API.
FROM identity AS demo
LABEL org.opencontainers.image.title="plumbline-demo"
COPY --from=build /src/dist/demo ./
COPY --from=build --chown=1000:1000 /data /data
CMD ["main.mjs"]

FROM service AS gateway
LABEL org.opencontainers.image.title="plumbline-gateway"
ENV HOST=0.0.0.0 PORT=3000 CONSOLE_DIRECTORY=/app/console BLOB_DIRECTORY=/data
COPY --from=packages /packages/gateway ./
COPY --from=build /src/dist/apps/gateway ./
# The pages that people use: the gateway serves them.
COPY --from=build /src/dist/apps/console ./console
# A new volume takes over the owner.
COPY --from=build --chown=1000:1000 /data /data
EXPOSE 3000
