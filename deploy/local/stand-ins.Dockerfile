# The stand-ins for the payment provider and the mail server, as a container for the tests: the class to run and its arguments come as its
# command.
ARG BASE=eclipse-temurin:25-jre
FROM ${BASE}
COPY deploy/local/target/lib/ /holdfast/lib/
COPY deploy/local/target/classes/ /holdfast/classes/
USER 10001:10001
ENTRYPOINT ["java", "-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:+ExitOnOutOfMemoryError", "-XX:-UsePerfData", "-cp", "/holdfast/classes:/holdfast/lib/*"]
