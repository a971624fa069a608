package io.holdfast.bench.baseline.http;

import io.vertx.core.AbstractVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.util.Optional;
import java.util.function.Supplier;

/** An HTTP server with an event loop for each core, each with an owner of its own making. */
public final class Server {

    private static final String LOOPBACK = "127.0.0.1";
    private static final int BACKLOG = 4_096;

    private Server() {}

    /**
     * Listens on loopback.
     *
     * @param decidedBy the owner's name in the evidence
     * @param owners makes the owner that an event loop asks; called once on each
     */
    public static Future<String> start(Vertx vertx, int port, String decidedBy, Supplier<Owner> owners) {
        int loops = Runtime.getRuntime().availableProcessors();
        return vertx.deployVerticle(
                () -> new Loop(port, new BaselineAnswers(decidedBy), owners),
                new DeploymentOptions().setInstances(loops));
    }

    private static final class Loop extends AbstractVerticle {

        private final int port;
        private final BaselineAnswers answers;
        private final Supplier<Owner> owners;

        Loop(int port, BaselineAnswers answers, Supplier<Owner> owners) {
            this.port = port;
            this.answers = answers;
            this.owners = owners;
        }

        @Override
        public void start(Promise<Void> started) {
            var calls = new Calls(answers, owners.get());
            var options = new HttpServerOptions()
                    .setHost(LOOPBACK)
                    .setPort(port)
                    .setTcpNoDelay(true)
                    .setAcceptBacklog(BACKLOG);
            vertx.createHttpServer(options)
                    .requestHandler(calls::handle)
                    .listen()
                    .<Void>mapEmpty()
                    .onComplete(started);
        }
    }

    private record Calls(BaselineAnswers answers, Owner owner) {

        void handle(HttpServerRequest request) {
            if (request.method().equals(HttpMethod.GET)) {
                answer(request, Buffer.buffer());
            } else {
                request.body().onSuccess(body -> answer(request, body));
            }
        }

        private void answer(HttpServerRequest request, Buffer body) {
            Future<LoadAnswer> answer;
            try {
                answer = Optional.ofNullable(request.path())
                        .flatMap(BaselineRoute::of)
                        .map(route -> answer(request.method(), route, body))
                        .orElseGet(() -> Future.succeededFuture(
                                LoadAnswer.problem(LoadAnswer.NOT_FOUND, "no-such-path", "there is nothing here")));
            } catch (IllegalArgumentException malformed) {
                answer = Future.succeededFuture(LoadAnswer.problem(
                        LoadAnswer.BAD_REQUEST, "malformed", String.valueOf(malformed.getMessage())));
            }
            answer.otherwise(failed ->
                            LoadAnswer.problem(LoadAnswer.FAILED, "failed", String.valueOf(failed.getMessage())))
                    .onSuccess(done -> request.response()
                            .setStatusCode(done.status())
                            .putHeader("Content-Type", done.mediaType())
                            .end(done.body().toBuffer()));
        }

        private Future<LoadAnswer> answer(HttpMethod method, BaselineRoute route, Buffer body) {
            if (route.seats()) {
                return owner.seats(route.event()).map(answers::of);
            }
            if (route.reservation().isEmpty()) {
                return owner.open(route.event(), BaselineBodies.terms(route.event(), body))
                        .map(answers::of);
            }
            String reservation = route.reservation().get();
            if (method.equals(HttpMethod.PUT)) {
                BaselineBodies.Hold hold = BaselineBodies.hold(body);
                return owner.hold(route.event(), reservation, hold.seats(), hold.holdSeconds())
                        .map(answers::ofHold);
            }
            return owner.read(route.event(), reservation).map(answers::of);
        }
    }
}
