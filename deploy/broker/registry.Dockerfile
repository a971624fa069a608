# The schema registry that ./holdfast up starts, as a container for the tests. Deployments take Apicurio's own image.
ARG BASE=eclipse-temurin:25-jre
FROM ${BASE}
COPY deploy/broker/target/registry/ /holdfast/
USER 10001:10001
ENTRYPOINT ["java", "-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:+ExitOnOutOfMemoryError", "-XX:-UsePerfData", "-Dapicurio.storage.kind=sql", "-Dapicurio.storage.sql.kind=h2", "-Dapicurio.datasource.url=jdbc:h2:file:/var/lib/holdfast/registry", "-jar", "/holdfast/quarkus-run.jar"]
