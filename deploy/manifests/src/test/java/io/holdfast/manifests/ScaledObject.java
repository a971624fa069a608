package io.holdfast.manifests;

import java.util.List;

/**
 * What is used here of KEDA's ScaledObject, {@code keda.sh/v1alpha1}, as its reference describes it; there is no typed model of it for Java.
 * What is not used is not here, and would be refused.
 */
record ScaledObject(String apiVersion, String kind, Metadata metadata, Spec spec) {

    record Metadata(String name, String namespace) {}

    record Spec(
            ScaleTarget scaleTargetRef,
            int minReplicaCount,
            int maxReplicaCount,
            int pollingInterval,
            Advanced advanced,
            List<Trigger> triggers) {}

    record ScaleTarget(String apiVersion, String kind, String name) {}

    record Advanced(AutoscalerConfig horizontalPodAutoscalerConfig) {}

    record AutoscalerConfig(Behavior behavior) {}

    record Behavior(Rules scaleUp, Rules scaleDown) {}

    record Rules(int stabilizationWindowSeconds, List<Policy> policies) {}

    record Policy(String type, int value, int periodSeconds) {}

    record Trigger(String type, String metricType, PrometheusQuery metadata) {}

    /** All of it strings, as the reference demands of a trigger's metadata. */
    record PrometheusQuery(String serverAddress, String query, String threshold) {}
}
