package io.holdfast.payment.rest;

import io.holdfast.payment.ledger.Ledger;
import io.holdfast.payment.messaging.OrphanSweep;
import io.holdfast.payment.messaging.PaymentImport;
import io.holdfast.shell.rest.Problem;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Payments, for people. */
@Path("/v1/payments")
@Produces({MediaType.APPLICATION_JSON, Problem.MEDIA_TYPE})
@RunOnVirtualThread
public class PaymentsResource {

    private static final int BAD_REQUEST = 400;
    private static final int CONFLICT = 409;
    private static final int UNAVAILABLE = 503;

    private final Ledger ledger;
    private final OrphanSweep orphans;
    private final PaymentImport payments;

    PaymentsResource(Ledger ledger, OrphanSweep orphans, PaymentImport payments) {
        this.ledger = ledger;
        this.orphans = orphans;
        this.payments = payments;
    }

    /** Lists what is unsettled: of the whole ledger, and of what only the provider knows those of this instance's partitions. */
    @GET
    @Path("/unsettled")
    public Object unsettled() {
        return new Unsettled(
                ledger.unsettled().stream().map(Unsettled.OpenPayment::of).toList(),
                ledger.unpaid().stream().map(Unsettled.UnpaidSale::of).toList(),
                orphans.orphans().stream().map(Unsettled.Orphan::of).toList(),
                orphans.unheardOf().stream().map(Unsettled.Orphan::of).toList());
    }

    /** Agrees that what {@code unheardOf} lists at this moment is given back; answers what that was. */
    @POST
    @Path("/unheard-of/agreement")
    public Object agree() {
        return new Agreement(orphans.agree().stream().map(Unsettled.Orphan::of).toList());
    }

    /**
     * Takes what the provider has of another installation, which is gone for good, into the ledger, and answers what that is. Nothing else is done
     * with it until somebody asks. Each instance imports what is of its own partitions: the answer names them.
     */
    @POST
    @Path("/imports")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response importFrom(@Nullable ImportRequest request) {
        String installation = request == null ? null : request.installation();
        if (installation == null || installation.isBlank()) {
            return new Problem(
                            BAD_REQUEST,
                            "malformed",
                            "The request is not understood",
                            "name the installation whose payments are imported: {\"installation\":\"…\"}")
                    .response();
        }
        return switch (payments.of(installation)) {
            case PaymentImport.Result.Done done ->
                Response.ok(ImportedPayments.of(installation, done)).build();
            case PaymentImport.Result.NotAsked(String reason) ->
                new Problem(
                                UNAVAILABLE,
                                "payment-unavailable",
                                "The payment provider could not be asked",
                                "nothing was imported; try again later: " + reason)
                        .response();
            case PaymentImport.Result.Own() ->
                new Problem(
                                CONFLICT,
                                "own-installation",
                                "The installation is this one",
                                "its payments are in the ledger as they are; name the installation that is gone")
                        .response();
        };
    }

    /**
     * What is imported.
     *
     * @param installation id of the installation whose payments are imported
     */
    record ImportRequest(@Nullable String installation) {}

    /** What an operator has agreed to. */
    record Agreement(List<Unsettled.Orphan> agreed) {}
}
