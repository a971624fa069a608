package io.holdfast.drill;

import java.time.Duration;
import java.util.List;

/**
 * How a drill ended.
 *
 * @param kept whether every promise was kept, by the drill's own checks and by the audit
 * @param findings what was measured, and what was not as promised
 */
public record Verdict(String drill, boolean kept, Duration took, List<String> findings) {}
