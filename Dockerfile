# One image a service: docker build --build-arg APP=gateway -t plumbline-gateway .
# Each holds main.js and, where the service has a schema, migrate.js (and admin.js for identity).
FROM node:24-bookworm-slim AS build
WORKDIR /src
COPY package.json package-lock.json .npmrc ./
RUN npm ci --ignore-scripts
COPY . .
ARG APP
ENV NX_DAEMON=false
RUN test -n "$APP" || { echo 'build with --build-arg APP=<gateway, or a service in apps>'; exit 1; }
RUN npx nx build "$APP" && mv "dist/apps/$APP" /app
# The gateway serves the console's pages.
RUN if [ "$APP" = gateway ]; then npx nx build console && mv dist/apps/console /app/console; fi
WORKDIR /app
# The versions are the lock file's: the generated package.json names them exactly.
RUN cp /src/package-lock.json . && npm install --omit=dev --ignore-scripts --no-audit --no-fund

FROM node:24-bookworm-slim
ENV NODE_ENV=production HEALTH_HOST=0.0.0.0 HEALTH_PORT=9090 CONSOLE_DIRECTORY=/app/console
WORKDIR /app
COPY --from=build --chown=root:root /app ./
RUN mkdir /data && chown node:node /data
USER node
EXPOSE 3000 9090
HEALTHCHECK --interval=5s --timeout=3s --start-period=20s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:9090/health/ready').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "--enable-source-maps", "main.js"]
