# The whole application in one image: server, API documentation and web client, nothing that builds or tests them.

FROM node:24-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY . .
ENV NX_DAEMON=false NX_TUI=false
RUN npx nx run-many -t build -p server client

FROM node:24-bookworm-slim AS dependencies
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev --ignore-scripts

FROM node:24-bookworm-slim
WORKDIR /app
# HOST: a container's own loopback is reached by nobody else.
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 MALLOC_ARENA_MAX=1
COPY package.json ./
COPY --from=dependencies /app/node_modules node_modules
COPY server/package.json server/
COPY --from=build /app/server/dist server/dist
COPY --from=build /app/server/data server/data
COPY --from=build /app/server/explorer server/explorer
COPY --from=build /app/client/dist/browser client/dist/browser
USER node
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s --start-interval=1s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/api/health/ready`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
# Node itself, not npm: SIGTERM must reach the server for requests in flight to finish.
CMD ["node", "--max-semi-space-size=8", "--heap-growing-percent=140", "server/dist/main.js"]
