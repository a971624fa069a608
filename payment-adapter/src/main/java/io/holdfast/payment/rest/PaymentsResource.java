package io.holdfast.payment.rest;

import io.holdfast.payment.ledger.Ledger;
import io.holdfast.payment.messaging.OrphanSweep;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** Payments, for people. */
@Path("/v1/payments")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class PaymentsResource {

    private final Ledger ledger;
    private final OrphanSweep orphans;

    PaymentsResource(Ledger ledger, OrphanSweep orphans) {
        this.ledger = ledger;
        this.orphans = orphans;
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

    /** What an operator has agreed to. */
    record Agreement(List<Unsettled.Orphan> agreed) {}
}
