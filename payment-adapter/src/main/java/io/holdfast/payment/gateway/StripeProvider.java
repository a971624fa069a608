package io.holdfast.payment.gateway;

import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.model.PaymentIntent;
import com.stripe.model.StripeCollection;
import com.stripe.net.RequestOptions;
import com.stripe.param.PaymentIntentCancelParams;
import com.stripe.param.PaymentIntentCaptureParams;
import com.stripe.param.PaymentIntentConfirmParams;
import com.stripe.param.PaymentIntentCreateParams;
import com.stripe.param.PaymentIntentListParams;
import com.stripe.param.PaymentIntentRetrieveParams;
import com.stripe.param.RefundCreateParams;
import com.stripe.service.PaymentIntentService;
import com.stripe.service.RefundService;
import io.holdfast.payment.payment.IdempotencyKey;
import io.holdfast.payment.payment.Payment;
import io.holdfast.payment.payment.PaymentId;
import io.holdfast.payment.payment.PaymentStep;
import io.holdfast.payment.payment.ProviderAnswer;
import io.holdfast.payment.payment.Snapshot;
import io.holdfast.schemas.money.ProviderAmounts;
import io.holdfast.schemas.trace.Traces;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.OptionalLong;

/** Stripe, through its own library. */
public final class StripeProvider implements Provider, AutoCloseable {

    private static final long PAGE = 100;

    /** Our clock and Stripe's may differ; a payment that is looked for is not overlooked for that. */
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(10);

    private final JdkHttpClient http;
    private final PaymentIntentService intents;
    private final RefundService refunds;
    private final String installation;
    private final Intents ours;
    private final StripeFailures failures;

    /**
     * Connects at the first call.
     *
     * @param installation id of this installation of Holdfast, by which the provider tells it from others on the same account
     */
    public StripeProvider(ProviderSettings settings, String installation, Traces traces) {
        this.http = new JdkHttpClient(settings.timeout(), traces);
        StripeClient client = StripeClient.builder()
                .setApiKey(settings.key())
                .setApiBase(settings.url())
                .setHttpClient(http)
                // What is repeated, and under which key, is decided by the rules of a payment, not by a library.
                .setMaxNetworkRetries(0)
                .setConnectTimeout(Math.toIntExact(settings.timeout().toMillis()))
                .setReadTimeout(Math.toIntExact(settings.timeout().toMillis()))
                .build();
        this.intents = client.v1().paymentIntents();
        this.refunds = client.v1().refunds();
        this.installation = installation;
        this.ours = new Intents(installation);
        this.failures = new StripeFailures(ours);
    }

    @Override
    public ProviderAnswer ask(Payment payment, PaymentStep.Ask step) {
        return failures.answered(() -> switch (step) {
            case PaymentStep.Act act -> act(payment, act, IdempotencyKey.of(payment, act));
            case PaymentStep.Retrieve _ -> new ProviderAnswer.Found(retrieve(reference(payment)));
            case PaymentStep.Find _ -> find(payment);
        });
    }

    @Override
    public ProviderAnswer giveBack(Snapshot orphan, PaymentStep.Act remedy, String key) {
        return failures.answered(() -> act(orphan.reference(), remedy, key));
    }

    @Override
    public List<Snapshot> list(Instant since) {
        try {
            return listed(since);
        } catch (StripeException failed) {
            throw new ProviderException("the provider's payments could not be listed: " + failed.getMessage(), failed);
        }
    }

    private ProviderAnswer act(Payment payment, PaymentStep.Act act, String key) throws StripeException {
        return act instanceof PaymentStep.Create ? create(payment, key) : act(reference(payment), act, key);
    }

    private ProviderAnswer act(String reference, PaymentStep.Act act, String key) throws StripeException {
        RequestOptions options = options(key);
        return switch (act) {
            case PaymentStep.Create create -> throw new IllegalArgumentException("nothing is created by reference");
            case PaymentStep.Confirm confirm -> found(intents.confirm(reference, confirmation(), options));
            case PaymentStep.Capture capture ->
                found(intents.capture(
                        reference, PaymentIntentCaptureParams.builder().build(), options));
            case PaymentStep.Cancel cancel ->
                found(intents.cancel(
                        reference, PaymentIntentCancelParams.builder().build(), options));
            case PaymentStep.Refund refund -> {
                var _ = refunds.create(
                        RefundCreateParams.builder().setPaymentIntent(reference).build(), options);
                yield new ProviderAnswer.Found(retrieve(reference));
            }
        };
    }

    private ProviderAnswer create(Payment payment, String key) throws StripeException {
        OptionalLong amount = ProviderAmounts.of(
                payment.terms().amountMinor(), payment.terms().currency());
        if (amount.isEmpty()) {
            return new ProviderAnswer.Rejected("amount_without_units");
        }
        var params = PaymentIntentCreateParams.builder()
                .setAmount(amount.getAsLong())
                .setCurrency(payment.terms().currency().toLowerCase(Locale.ROOT))
                .setCaptureMethod(PaymentIntentCreateParams.CaptureMethod.MANUAL)
                .setConfirm(false)
                .addPaymentMethodType("card")
                .setPaymentMethod(payment.terms().paymentMethod())
                .putAllMetadata(ours.metadata(payment.id(), payment.terms().seats()))
                .build();
        return found(intents.create(params, options(key)));
    }

    /** No customer is there to be asked for more: a bank that wants that declines. */
    private static PaymentIntentConfirmParams confirmation() {
        return PaymentIntentConfirmParams.builder()
                .setErrorOnRequiresAction(true)
                .build();
    }

    private Snapshot retrieve(String reference) throws StripeException {
        var params =
                PaymentIntentRetrieveParams.builder().addExpand("latest_charge").build();
        return ours.snapshot(intents.retrieve(reference, params));
    }

    /** By listing: what Stripe's search finds may be a minute old. The oldest counts, as its id may be in the ledger of a predecessor. */
    private ProviderAnswer find(Payment payment) throws StripeException {
        PaymentId id = payment.id();
        List<Snapshot> ours = listed(payment.goal().since().minus(CLOCK_SKEW)).stream()
                .filter(snapshot -> snapshot.id().filter(id::equals).isPresent())
                .filter(snapshot -> snapshot.status() != Snapshot.Status.CANCELED)
                .toList();
        return ours.isEmpty() ? new ProviderAnswer.Missing() : new ProviderAnswer.Found(ours.getLast());
    }

    private List<Snapshot> listed(Instant since) throws StripeException {
        var params = PaymentIntentListParams.builder()
                .setCreated(PaymentIntentListParams.Created.builder()
                        .setGte(since.getEpochSecond())
                        .build())
                .setLimit(PAGE)
                .addExpand("data.latest_charge");
        var all = new ArrayList<Snapshot>();
        StripeCollection<PaymentIntent> page;
        do {
            page = intents.list(params.build());
            page.getData().forEach(intent -> all.add(ours.snapshot(intent)));
            if (!page.getData().isEmpty()) {
                params.setStartingAfter(page.getData().getLast().getId());
            }
        } while (Boolean.TRUE.equals(page.getHasMore()) && !page.getData().isEmpty());
        return all;
    }

    private ProviderAnswer found(PaymentIntent intent) {
        return new ProviderAnswer.Found(ours.snapshot(intent));
    }

    /** Keys belong to the account: another installation may ask for the same event and reservation. */
    private RequestOptions options(String key) {
        return RequestOptions.builder()
                .setIdempotencyKey(installation + '/' + key)
                .build();
    }

    private static String reference(Payment payment) {
        return Objects.requireNonNull(payment.reference(), "a payment without the provider's reference");
    }

    @Override
    public void close() {
        http.close();
    }
}
