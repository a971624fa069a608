package io.holdfast.api;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.List;
import java.util.Map;

/** Callers are known by their tokens. */
public class WithTokens implements QuarkusTestProfile {

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(Issuer.class, arguments()));
    }

    @Override
    public boolean disableGlobalTestResources() {
        return true;
    }

    Map<String, String> arguments() {
        return Map.of();
    }

    /** The issuer can't be reached when the service starts. */
    public static final class IssuerAway extends WithTokens {
        @Override
        Map<String, String> arguments() {
            return Map.of(Issuer.AWAY, "");
        }
    }
}
