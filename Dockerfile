# Viva in one image: server, judge, question bank and problems, run by an ordinary user.
#
#   docker build -t viva .
#   docker run --init -p 127.0.0.1:8080:8080 -v viva-data:/data viva
#
# An ordinary container gives the judge no namespaces: it works in tier C (Landlock, seccomp, limits) and says so in
# every verdict. BASE may be any Debian 12.
ARG BASE=debian:bookworm-slim

FROM ${BASE} AS build
WORKDIR /opt/viva
COPY . .
RUN ./run --build && rm -rf web/node_modules

FROM ${BASE}
RUN apt-get update && \
	DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends \
		ca-certificates gcc g++ binutils libc6-dev libwebsockets17 libwebsockets-evlib-ev libev4 \
		libjansson4 libsqlite3-0 libseccomp2 libsodium23 libyaml-0-2 && \
	rm -rf /var/lib/apt/lists/* && \
	useradd --system --uid 10001 --home-dir /data --create-home viva
WORKDIR /opt/viva
COPY --from=build /opt/viva/run ./
COPY --from=build /opt/viva/.ci/setup.sh ./.ci/
COPY --from=build /opt/viva/build/viva-server /opt/viva/build/viva-judge /opt/viva/build/viva-box \
	/opt/viva/build/bank.json /opt/viva/build/packages.json ./build/
COPY --from=build /opt/viva/web/dist ./web/dist/
COPY --from=build /opt/viva/problems/packages ./problems/packages/
# Inside a container loopback reaches nobody: the server listens on all of its addresses, and publishing the port on
# the host's loopback (as above) keeps it local. The start key is in the container's log. For more, put a TLS proxy in
# front and set VIVA_PUBLIC_URL.
ENV VIVA_DATA=/data VIVA_BIND=0.0.0.0 VIVA_INSECURE_LAN=1 VIVA_PUBLIC_URL=http://localhost:8080
VOLUME /data
EXPOSE 8080
USER viva
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s CMD ["bash", "-c", \
	"exec 3<>/dev/tcp/127.0.0.1/8080 && printf 'GET /healthz HTTP/1.0\\r\\nHost: localhost\\r\\n\\r\\n' >&3 && grep -q '200 OK' <&3"]
CMD ["./run", "--no-build"]
