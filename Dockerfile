# The command on a JRE, built from source. What it keeps lies under /data; files to import are looked for in /files.
FROM eclipse-temurin:17-jdk AS build
WORKDIR /build
COPY .mvn .mvn
COPY mvnw pom.xml ./
COPY src/main src/main
RUN sh ./mvnw -q -B package -Dmaven.test.skip=true -Dspotless.check.skip=true -Denforcer.skip=true

FROM eclipse-temurin:17-jre
RUN useradd --uid 10001 --user-group --no-create-home --shell /usr/sbin/nologin leadline \
    && install -d -m 0700 -o leadline -g leadline /data
WORKDIR /opt/leadline
COPY leadline ./
COPY config config
COPY --from=build /build/target/leadline.jar ./
ENV LEADLINE_HOME=/data
VOLUME /data
USER leadline
WORKDIR /files
ENTRYPOINT ["/opt/leadline/leadline"]
CMD ["--help"]
