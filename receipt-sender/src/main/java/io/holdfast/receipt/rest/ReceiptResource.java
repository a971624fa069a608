package io.holdfast.receipt.rest;

import io.holdfast.receipt.ledger.Ledger;
import io.holdfast.receipt.messaging.Deliveries;
import io.holdfast.receipt.messaging.Receipts;
import io.holdfast.receipt.messaging.RetryAnswer;
import io.holdfast.receipt.receipt.LedgerEntry;
import io.holdfast.receipt.receipt.ReceiptKey;
import io.holdfast.receipt.settings.Settings;
import io.holdfast.shell.rest.Problem;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** What became of receipts. */
@Path("/v1/receipts")
@Produces({MediaType.APPLICATION_JSON, Problem.MEDIA_TYPE})
public class ReceiptResource {

    private static final Logger LOG = Logger.getLogger(ReceiptResource.class);

    private static final int ACCEPTED = 202;
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;
    private static final int UNAVAILABLE = 503;

    private static final Problem UNKNOWN = new Problem(
            NOT_FOUND, "no-such-receipt", "No such receipt", "nothing is known of a sale under this id so far");

    private final Ledger ledger;
    private final Receipts receipts;
    private final Deliveries deliveries;
    private final String domain;

    ReceiptResource(Ledger ledger, Receipts receipts, Deliveries deliveries, Settings settings) {
        this.ledger = ledger;
        this.receipts = receipts;
        this.deliveries = deliveries;
        this.domain = settings.domain();
    }

    /** The receipts that wait for a person, the oldest first. */
    @GET
    @Path("parked")
    public Map<String, List<?>> parked() {
        return Map.of(
                "receipts", ledger.parked().stream().map(ReceiptBody::parked).toList());
    }

    /** Where one receipt stands. */
    @GET
    @Path("{event}/{reservation}")
    public Response status(String event, String reservation) {
        var key = new ReceiptKey(event, reservation);
        // A person's retry is under way although the ledger still says parked.
        boolean underWay = deliveries.underWay(key);
        LedgerEntry entry = ledger.find(key).orElse(null);
        return switch (entry) {
            case LedgerEntry.Parked _
            when underWay -> Response.ok(ReceiptBody.sending(key)).build();
            case LedgerEntry.Pending _ -> Response.ok(ReceiptBody.sending(key)).build();
            case LedgerEntry.Sent sent -> ended(key, "SENT", sent, null);
            case LedgerEntry.Parked parked -> ended(key, "PARKED", parked, parked.reason());
            case LedgerEntry.None none -> ended(key, "NONE", none, none.reason());
            case null -> underWay ? Response.ok(ReceiptBody.sending(key)).build() : UNKNOWN.response();
        };
    }

    private Response ended(ReceiptKey key, String status, LedgerEntry entry, @Nullable String reason) {
        return Response.ok(ReceiptBody.ended(key, status, entry, reason, domain))
                .build();
    }

    /** Tries again what is parked, or had no address. */
    @POST
    @Path("{event}/{reservation}/retry")
    @RunOnVirtualThread
    public Response retry(String event, String reservation) {
        var key = new ReceiptKey(event, reservation);
        try {
            return response(receipts.retry(key), key);
        } catch (RuntimeException failure) {
            LOG.errorf("the log of facts can't be read: %s", failure.toString());
            return new Problem(
                            UNAVAILABLE, "log-unavailable", "The log is not available", "nothing was sent; try later")
                    .response();
        }
    }

    private Response response(RetryAnswer answer, ReceiptKey key) {
        return switch (answer) {
            case STARTED ->
                Response.status(ACCEPTED).entity(ReceiptBody.sending(key)).build();
            case UNKNOWN -> UNKNOWN.response();
            case SENT ->
                new Problem(
                                CONFLICT,
                                "not-parked",
                                "The receipt is not parked",
                                "it was sent; a copy is not sent again")
                        .response();
            case NO_SALE ->
                new Problem(
                                CONFLICT,
                                "no-such-sale",
                                "The sale is not on the log",
                                "the receipt can't be written anew; its sale is in the dead letters for 30 days")
                        .response();
            case OVERLOADED ->
                new Problem(UNAVAILABLE, "overloaded", "Too many receipts are under way", "nothing was sent; try later")
                        .response();
        };
    }
}
