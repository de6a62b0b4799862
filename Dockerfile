# Foothold in an image: the program, the Swift runtime it was linked with, and Debian's libraries. Nobody in it is root.
#   docker build --tag foothold .
# One image serves, works, migrates: the command says which (compose.yaml shows all of them).

FROM swift:6.2-bookworm AS build
RUN apt-get update && apt-get install --yes --no-install-recommends \
        libsqlite3-dev libcmark-dev libcurl4-openssl-dev libpq-dev zlib1g-dev pkg-config \
    && rm -rf /var/lib/apt/lists/*
WORKDIR /source
COPY . .
RUN swift build --configuration release --product foothold -Xcc -O2 \
    && mkdir /out /out/lib \
    && install --strip "$(swift build --configuration release --show-bin-path)/foothold" /out/foothold \
    && ldd /out/foothold | awk '$3 ~ "/swift/linux/" { print $3 }' | xargs cp --target-directory /out/lib

FROM debian:bookworm-slim
RUN apt-get update && apt-get install --yes --no-install-recommends \
        ca-certificates libcmark0.30.2 libcurl4 libpq5 libsqlite3-0 libstdc++6 qpdf tzdata zlib1g \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --system --uid 10001 --home-dir /var/lib/foothold --create-home --shell /usr/sbin/nologin foothold
# Where the program looks for the runtime, because it lay there when it was linked.
COPY --from=build /out/lib /usr/lib/swift/linux
COPY --from=build /out/foothold /usr/local/bin/foothold

USER foothold
WORKDIR /var/lib/foothold
VOLUME /var/lib/foothold
# A container is reached over its own address, so the program listens on all of them.
ENV FOOTHOLD_ENVIRONMENT=production FOOTHOLD_DATA=/var/lib/foothold FOOTHOLD_HOST=0.0.0.0 FOOTHOLD_PORT=8080 FOOTHOLD_BEHIND_PROXY=true
EXPOSE 8080
# Alive, not ready: a container that waits for the database must not be started anew. bash asks, because there is no curl.
HEALTHCHECK --interval=10s --timeout=3s --start-period=15s --retries=3 CMD ["bash", "-c", \
    "exec 3<>/dev/tcp/127.0.0.1/$FOOTHOLD_PORT && printf 'GET /health/live HTTP/1.1\\r\\nHost: foothold\\r\\nConnection: close\\r\\n\\r\\n' >&3 && head -n 1 <&3 | grep -q ' 200 '"]
STOPSIGNAL SIGTERM
ENTRYPOINT ["foothold"]
CMD ["serve"]
