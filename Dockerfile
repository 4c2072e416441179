# Wheelhouse with its own PostgreSQL in one container: docs/upgrade.md says how it is used.
FROM node:22-bookworm-slim

WORKDIR /opt/wheelhouse
COPY . .
# Installs what is locked, builds the web app, and prints the flags.
RUN npm start -- --help \
  && npm cache clean --force \
  && useradd --system --uid 8700 --user-group --home-dir /var/lib/wheelhouse wheelhouse \
  && install --directory --owner wheelhouse --group wheelhouse --mode 0700 /var/lib/wheelhouse /var/lib/wheelhouse/backups

USER wheelhouse
ENV HOST=0.0.0.0 PORT=8700 WHEELHOUSE_DATA=/var/lib/wheelhouse
VOLUME ["/var/lib/wheelhouse"]
EXPOSE 8700
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=5s --start-period=120s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:8700/readyz').then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["node", "scripts/start.mjs"]
