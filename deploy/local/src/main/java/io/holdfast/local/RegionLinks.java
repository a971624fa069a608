package io.holdfast.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;

/**
 * The links between regions. A mirror reads another region's log on a listener of its own there, which names the network's stand-in as its address. So
 * whatever a mirror learns about the brokers, it comes back through the link.
 */
final class RegionLinks {

    private final Path folder;

    RegionLinks(Path data) {
        this.folder = data.resolve("network");
    }

    Path table() {
        return folder.resolve("links");
    }

    /** Writes the table of the links: who reads, from whom, where the first finds the second, and where the second is. */
    void write(RegionPlan plan) throws IOException {
        var table = new ArrayList<String>();
        for (String reader : plan.regions().all()) {
            for (String read : plan.regions().all()) {
                if (!reader.equals(read)) {
                    table.add("%s %s 127.0.0.1:%d 127.0.0.1:%d"
                            .formatted(
                                    reader,
                                    read,
                                    plan.linked(read),
                                    plan.of(read).forMirrors()));
                }
            }
        }
        Files.createDirectories(folder);
        Files.write(table(), table);
    }
}
