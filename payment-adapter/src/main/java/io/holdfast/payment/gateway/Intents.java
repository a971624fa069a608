package io.holdfast.payment.gateway;

import com.stripe.model.Charge;
import com.stripe.model.PaymentIntent;
import com.stripe.model.StripeError;
import io.holdfast.payment.payment.Amount;
import io.holdfast.payment.payment.PaymentId;
import io.holdfast.payment.payment.Snapshot;
import io.holdfast.payment.payment.Snapshot.Status;
import io.holdfast.schemas.money.ProviderAmounts;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Stripe's PaymentIntents as payments of ours: those that carry the id of this installation. Each also says for which seats it is, so that another
 * region can honour it if this one is lost.
 */
final class Intents {

    static final String INSTALLATION = "holdfast_installation";
    static final String EVENT = "holdfast_event";
    static final String RESERVATION = "holdfast_reservation";
    static final String ATTEMPT = "holdfast_attempt";
    static final String SEATS = "holdfast_seats";

    /** Stripe's limit of a value, in characters (https://docs.stripe.com/api/metadata). */
    private static final int MAX_VALUE = 500;

    private static final String COMMA = ",";

    private final String installation;

    Intents(String installation) {
        this.installation = installation;
    }

    /** What a payment carries. The seats are left out if they are longer than a value may be. */
    Map<String, String> metadata(PaymentId id, List<String> seats) {
        var metadata = new HashMap<>(Map.of(
                INSTALLATION,
                installation,
                EVENT,
                id.event(),
                RESERVATION,
                id.reservation(),
                ATTEMPT,
                Integer.toString(id.attempt())));
        String joined = String.join(COMMA, seats);
        if (!joined.isEmpty() && joined.length() <= MAX_VALUE) {
            metadata.put(SEATS, joined);
        }
        return metadata;
    }

    Snapshot snapshot(PaymentIntent intent) {
        StripeError error = intent.getLastPaymentError();
        Optional<Snapshot.Foreign> maker = maker(intent.getMetadata());
        return new Snapshot(
                intent.getId(),
                maker.filter(this::isOurs).map(Snapshot.Foreign::id),
                maker.filter(made -> !isOurs(made)),
                seats(intent.getMetadata()),
                status(intent),
                error == null ? null : code(error),
                money(intent),
                Instant.ofEpochSecond(intent.getCreated()));
    }

    /** What is reserved, or what is taken and was not given back, or what was given back. */
    private static Amount money(PaymentIntent intent) {
        Charge charge = intent.getLatestChargeObject();
        long given = charge == null ? 0 : charge.getAmountRefunded();
        long amount = switch (status(intent)) {
            case AUTHORIZED -> intent.getAmountCapturable();
            case CAPTURED -> intent.getAmountReceived() - given;
            case REFUNDED -> given;
            case UNCONFIRMED, PENDING, DECLINED, CANCELED -> intent.getAmount();
        };
        String currency = intent.getCurrency().toUpperCase(Locale.ROOT);
        return new Amount(ProviderAmounts.minor(amount, currency), currency);
    }

    /** The bank's reason if it gave one: it says more than that the card was declined. */
    static String code(StripeError error) {
        if (error.getDeclineCode() != null && !error.getDeclineCode().equals("generic_decline")) {
            return error.getDeclineCode();
        }
        return error.getCode() == null ? String.valueOf(error.getType()) : error.getCode();
    }

    /** A word that is new to us is a state that says nothing yet: the payment stays in doubt, and a person sees it. */
    private static Status status(PaymentIntent intent) {
        return switch (String.valueOf(intent.getStatus())) {
            case "requires_confirmation" -> Status.UNCONFIRMED;
            case "requires_payment_method" ->
                intent.getLastPaymentError() == null ? Status.UNCONFIRMED : Status.DECLINED;
            case "requires_capture" -> Status.AUTHORIZED;
            case "succeeded" -> refunded(intent.getLatestChargeObject()) ? Status.REFUNDED : Status.CAPTURED;
            case "canceled" -> Status.CANCELED;
            default -> Status.PENDING;
        };
    }

    /** The charge is there only if it was asked for. */
    private static boolean refunded(@Nullable Charge charge) {
        return charge != null && Boolean.TRUE.equals(charge.getRefunded());
    }

    private boolean isOurs(Snapshot.Foreign maker) {
        return maker.installation().equals(installation);
    }

    private static List<String> seats(@Nullable Map<String, String> metadata) {
        String seats = metadata == null ? null : metadata.get(SEATS);
        return seats == null ? List.of() : List.of(seats.split(COMMA));
    }

    /** The installation that made it, which may be this one. */
    private static Optional<Snapshot.Foreign> maker(@Nullable Map<String, String> metadata) {
        if (metadata == null) {
            return Optional.empty();
        }
        String by = metadata.get(INSTALLATION);
        String event = metadata.get(EVENT);
        String reservation = metadata.get(RESERVATION);
        String attempt = metadata.get(ATTEMPT);
        if (by == null || event == null || reservation == null || attempt == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Snapshot.Foreign(by, new PaymentId(event, reservation, Integer.parseInt(attempt))));
        } catch (IllegalArgumentException noPayment) {
            return Optional.empty();
        }
    }
}
