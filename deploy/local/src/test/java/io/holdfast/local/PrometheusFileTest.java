package io.holdfast.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PrometheusFileTest {

    @Test
    void every_instance_is_looked_at_under_its_name_and_service() {
        var plan = new StackPlan(
                Path.of("/home/a \"friend\"/holdfast"),
                Path.of("/tmp/data"),
                new StackPorts(8_080),
                Map.of(Service.HOLD_PROCESSOR, 2),
                Map.of(),
                Optional.empty(),
                List.of(),
                false,
                Optional.empty(),
                Optional.empty());

        assertThat(PrometheusFile.of(LocalPlan.of(plan)))
                .contains("""
                          - job_name: hold-processor
                            metrics_path: /q/metrics
                            static_configs:
                              - targets: ["127.0.0.1:13590"]
                                labels: {instance: hold-processor-0}
                              - targets: ["127.0.0.1:13591"]
                                labels: {instance: hold-processor-1}
                          - job_name: payment-adapter
                        """)
                .contains("127.0.0.1:13580", "127.0.0.1:13600", "127.0.0.1:13610")
                .contains("  - \"/home/a \\\"friend\\\"/holdfast/deploy/dashboards/rules/alerts.yml\"\n");
    }
}
