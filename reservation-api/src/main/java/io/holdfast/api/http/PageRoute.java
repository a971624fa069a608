package io.holdfast.api.http;

import io.holdfast.api.answer.JsonObject;
import io.holdfast.api.http.request.MediaTypes;
import io.holdfast.api.settings.Settings;
import io.holdfast.schemas.regions.Regions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;

/** What the web page, which is served as it lies in {@code META-INF/resources}, has to know of this place. */
@ApplicationScoped
class PageRoute {

    private final Optional<String> inboxUrl;
    private final Optional<String> region;

    PageRoute(Settings settings, Regions regions) {
        this.inboxUrl = settings.inboxUrl();
        this.region = regions.here();
    }

    void routes(@Observes Router router) {
        byte[] settings = JsonObject.bytes(body -> {
            inboxUrl.ifPresent(url -> body.put("inboxUrl", url));
            region.ifPresent(here -> body.put("region", here));
        });
        router.get("/settings.json").handler(context -> {
            var _ = context.response()
                    .putHeader(HttpHeaders.CONTENT_TYPE, MediaTypes.JSON)
                    .end(Buffer.buffer(settings));
        });
    }
}
