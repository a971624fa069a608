# The broker that ./holdfast up starts, as a container for the tests. It keeps server.properties and its log in /var/lib/holdfast, and formats
# what is new. Deployments take Apache's own image.
ARG BASE=eclipse-temurin:25-jre
FROM ${BASE}
COPY deploy/broker/target/broker/ /holdfast/
USER 10001:10001
ENTRYPOINT ["sh", "-c", "set -e; properties=/var/lib/holdfast/server.properties; java -cp '/holdfast/*' kafka.tools.StorageTool format --ignore-formatted --cluster-id aG9sZGZhc3QtbG9jYWwtMQ --config $properties; exec java -Xmx384m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:+ExitOnOutOfMemoryError -XX:-UsePerfData -cp '/holdfast/*' kafka.Kafka $properties"]
