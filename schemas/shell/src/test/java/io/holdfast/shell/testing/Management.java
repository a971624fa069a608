package io.holdfast.shell.testing;

import org.eclipse.microprofile.config.ConfigProvider;

/** Where the service shows its health and its metrics in a test: on a port that was free. */
public final class Management {

    private Management() {}

    /** The whole URL of a path there, such as {@code /q/metrics}. */
    public static String url(String path) {
        int port = ConfigProvider.getConfig().getValue("quarkus.management.test-port", Integer.class);
        return "http://127.0.0.1:" + port + path;
    }
}
